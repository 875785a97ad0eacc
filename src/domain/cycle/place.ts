import { addDays } from '../calendar/dates.ts';
import { isInside, nextSharedTime, type Opening, sharedTimeOn } from '../calendar/opening-hours.ts';
import type { SchoolCalendar } from '../calendar/school-calendar.ts';
import {
  addSchoolDays,
  closedReason,
  type DayTest,
  isSchoolDay,
  lastSchoolDay,
  nextSchoolDay,
} from '../calendar/school-days.ts';
import { toEpoch, toLocal } from '../calendar/zoned-time.ts';
import type { ClockTime, EpochMs, IsoDate } from '../time.ts';
import type { Activity, MoveReason, Occurrence } from './activity.ts';
import { dayTestOf } from './day-test.ts';

export interface Place {
  date: IsoDate;
  time: ClockTime;
  moved?: { from: IsoDate; reason: MoveReason };
}

const MOST_REMINDERS = 2;
/** A prompt for fellestid waits this many days for one; after that it comes at the planned day's opening. */
const WAIT_FOR_SHARED_TIME_DAYS = 7;

/** Day and time for a planned day: never earlier than planned, never on a closed day, never outside the hours. */
export function place(
  calendar: SchoolCalendar,
  opening: Opening,
  activity: Pick<Activity, 'kind'>,
  at: Activity['at'],
  planned: IsoDate,
): Place | undefined {
  const test = dayTestOf(activity);
  const day = nextSchoolDay(calendar, planned, test);
  if (!day) return undefined;
  const moved: Pick<Place, 'moved'> =
    day === planned ? {} : { moved: { from: planned, reason: closedReason(planned) } };
  if (at === 'sharedTime') return { ...inSharedTime(calendar, opening, test, day), ...moved };
  if (at < opening.hours.end)
    return { date: day, time: at > opening.hours.start ? at : opening.hours.start, ...moved };
  const next = addSchoolDays(calendar, day, 1, test);
  if (!next) return undefined;
  return {
    date: next,
    time: opening.hours.start,
    moved: moved.moved ?? { from: planned, reason: 'outsideHours' },
  };
}

function inSharedTime(calendar: SchoolCalendar, opening: Opening, test: DayTest, day: IsoDate): Place {
  const zone = calendar.timeZone;
  const otherwise = { date: day, time: opening.hours.start };
  const end = toEpoch(addDays(day, WAIT_FOR_SHARED_TIME_DAYS), '00:00', zone);
  let from: EpochMs | undefined = toEpoch(day, '00:00', zone);
  while (from !== undefined && from < end) {
    const shared = nextSharedTime(calendar, opening, from);
    if (shared === undefined || shared >= end) return otherwise;
    const { date, time } = toLocal(shared, zone);
    if (isSchoolDay(calendar, date, test)) return { date, time };
    from = toEpoch(addDays(date, 1), '00:00', zone);
  }
  return otherwise;
}

/** The end of the last open day of the window; the calendar's last day when the window runs past it. */
export function closesAt(
  calendar: SchoolCalendar,
  opening: Opening,
  activity: Pick<Activity, 'kind' | 'windowSchoolDays'>,
  date: IsoDate,
): EpochMs {
  const last =
    addSchoolDays(calendar, date, activity.windowSchoolDays - 1, dayTestOf(activity)) ??
    calendar.days.findLast(dayTestOf(activity))?.date ??
    lastSchoolDay(calendar) ??
    date;
  return toEpoch(last, opening.hours.end, calendar.timeZone);
}

/** Reminders inside the window, inside the hours, in fellestid where there is one that day. */
export function remindersOf(
  calendar: SchoolCalendar,
  opening: Opening,
  activity: Pick<Activity, 'kind' | 'reminders'>,
  at: Activity['at'],
  window: { date: IsoDate; time: ClockTime; closesAt: EpochMs },
): Occurrence['remindAt'] {
  const times = activity.reminders.flatMap((schoolDays) => {
    const day = addSchoolDays(calendar, window.date, schoolDays, dayTestOf(activity));
    if (!day || schoolDays < 1) return [];
    const shared = at === 'sharedTime' ? sharedTimeOn(opening, day, '00:00') : undefined;
    const time = shared ?? (isInside(opening, window.time) ? window.time : opening.hours.start);
    return [toEpoch(day, time, calendar.timeZone)];
  });
  const inWindow = [...new Set(times)].filter((time) => time < window.closesAt);
  return inWindow.sort((a, b) => a - b).slice(0, MOST_REMINDERS);
}
