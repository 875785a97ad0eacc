import { addDays } from '../domain/calendar/dates.ts';
import { isOpen, nextOpen, nextSharedTime, type Opening } from '../domain/calendar/opening-hours.ts';
import { publicHolidayName } from '../domain/calendar/public-holidays.ts';
import type { SchoolCalendar } from '../domain/calendar/school-calendar.ts';
import { addSchoolDays } from '../domain/calendar/school-days.ts';
import { schoolYearOf } from '../domain/calendar/weeks.ts';
import { toEpoch, toLocal } from '../domain/calendar/zoned-time.ts';
import { OWNER_OPENING } from '../domain/cycle/occurrences.ts';
import type { Owner, School } from '../domain/people/people.ts';
import type { EpochMs, IsoDate } from '../domain/time.ts';
import { ownerPlan } from './owner-plan.ts';
import type { Store } from './ports/store.ts';

/** When a school, or the owner's office, may be written to. */
export interface SchoolTime {
  isOpen(at: EpochMs): boolean;
  /** The first open moment at or after; undefined when no calendar reaches that far. */
  nextOpen(at: EpochMs): EpochMs | undefined;
  /** The start of the next fellestid that is not running now. */
  nextSharedTime(after: EpochMs): EpochMs | undefined;
  /** First open moment on (or after) a date, in fellestid when there is one that day. */
  onDate(date: IsoDate): EpochMs | undefined;
  /** Closing time of the n-th school day after. */
  endOfSchoolDay(from: EpochMs, schoolDays: number): EpochMs | undefined;
  today(at: EpochMs): IsoDate;
}

/** From all calendars that are known, this school year's and the next. */
export async function schoolTime(
  store: Store,
  owner: Owner,
  school: School | undefined,
): Promise<SchoolTime> {
  const plan = await ownerPlan(store, owner);
  return timeOf(owner, school ?? OWNER_OPENING, plan.calendars(school?.id));
}

function timeOf(owner: Owner, opening: Opening, calendars: SchoolCalendar[]): SchoolTime {
  const zone = owner.timeZone;
  const at = (instant: EpochMs) => {
    const year = schoolYearOf(toLocal(instant, zone).date);
    return calendars.filter((calendar) => calendar.schoolYear >= year);
  };
  const first = <T>(instant: EpochMs, find: (calendar: SchoolCalendar) => T | undefined): T | undefined => {
    for (const calendar of at(instant)) {
      const found = find(calendar);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return {
    isOpen: (instant) => at(instant).some((calendar) => isOpen(calendar, opening, instant)),
    nextOpen: (instant) => first(instant, (calendar) => nextOpen(calendar, opening, instant)),
    nextSharedTime: (after) => first(after, (calendar) => nextSharedTime(calendar, opening, after + 1)),
    onDate: (date) => {
      const start = toEpoch(date, opening.hours.start, zone);
      const open = first(start, (calendar) => nextOpen(calendar, opening, start));
      if (open === undefined) return undefined;
      const shared = first(open, (calendar) => nextSharedTime(calendar, opening, open));
      return shared !== undefined && toLocal(shared, zone).date === toLocal(open, zone).date ? shared : open;
    },
    endOfSchoolDay: (from, schoolDays) => {
      const date = toLocal(from, zone).date;
      const end = first(from, (calendar) => addSchoolDays(calendar, date, schoolDays));
      return end === undefined ? undefined : toEpoch(end, opening.hours.end, zone);
    },
    today: (instant) => toLocal(instant, zone).date,
  };
}

/** A weekday that is no public holiday: the guess where no skolerute is known yet. */
export function nextWorkday(date: IsoDate): IsoDate {
  let day = date;
  if (Number.isNaN(Date.parse(`${day}T00:00Z`))) throw new RangeError(`not a date: ${day}`);
  while ([0, 6].includes(new Date(`${day}T00:00Z`).getUTCDay()) || publicHolidayName(day))
    day = addDays(day, 1);
  return day;
}

/** The date itself when the school is open, else the day that a question about it comes. */
export function dayMovedTo(time: SchoolTime, owner: Owner, date: IsoDate): IsoDate {
  return toLocal(momentOn(time, owner, date), owner.timeZone).date;
}

/** First good moment on a date; with no calendar yet, the morning of the first workday. Put right when it is sent. */
export function momentOn(time: SchoolTime, owner: Owner, date: IsoDate): EpochMs {
  return time.onDate(date) ?? toEpoch(nextWorkday(date), '09:00', owner.timeZone);
}
