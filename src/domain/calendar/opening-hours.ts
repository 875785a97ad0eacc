import type { School } from '../people/people.ts';
import type { ClockTime, EpochMs, IsoDate } from '../time.ts';
import { addDays, weekdayOf } from './dates.ts';
import type { CalendarDay, SchoolCalendar } from './school-calendar.ts';
import { isSchoolDay, nextSchoolDay } from './school-days.ts';
import { toEpoch, toLocal } from './zoned-time.ts';

/** What is needed to know when a message may come: a school, or the owner's office. */
export type Opening = Pick<School, 'hours' | 'sharedTime'>;

function isTeacherDay(day: CalendarDay): boolean {
  return day.teacherDay;
}

/** Inside the hours on a day when teachers are at work. The closing time itself is outside. */
export function isOpen(calendar: SchoolCalendar, school: Opening, now: EpochMs): boolean {
  const local = toLocal(now, calendar.timeZone);
  return isInside(school, local.time) && isSchoolDay(calendar, local.date, isTeacherDay);
}

export function isInside(school: Opening, time: ClockTime): boolean {
  return time >= school.hours.start && time < school.hours.end;
}

/** The first open moment at or after `from`; undefined when the calendar ends before. */
export function nextOpen(calendar: SchoolCalendar, school: Opening, from: EpochMs): EpochMs | undefined {
  if (isOpen(calendar, school, from)) return from;
  const local = toLocal(from, calendar.timeZone);
  const candidate = local.time < school.hours.start ? local.date : addDays(local.date, 1);
  const day = nextSchoolDay(calendar, candidate, isTeacherDay);
  return day ? toEpoch(day, school.hours.start, calendar.timeZone) : undefined;
}

/**
 * The first moment at or after `from` that lies in the school's fellestid, or the first open moment when the school has
 * named none. Undefined when the calendar ends before.
 */
export function nextSharedTime(
  calendar: SchoolCalendar,
  school: Opening,
  from: EpochMs,
): EpochMs | undefined {
  if (school.sharedTime.length === 0) return nextOpen(calendar, school, from);
  const local = toLocal(from, calendar.timeZone);
  let day = nextSchoolDay(calendar, local.date, isTeacherDay);
  while (day) {
    const time = sharedTimeOn(school, day, day === local.date ? local.time : '00:00');
    if (time) return day === local.date && time === local.time ? from : toEpoch(day, time, calendar.timeZone);
    day = nextSchoolDay(calendar, addDays(day, 1), isTeacherDay);
  }
  return undefined;
}

/** The first time of fellestid that day, not before `notBefore` and inside the hours. */
export function sharedTimeOn(school: Opening, date: IsoDate, notBefore: ClockTime): ClockTime | undefined {
  const weekday = weekdayOf(date);
  const starts = school.sharedTime
    .filter((slot) => slot.weekday === weekday)
    .map((slot) => ({ start: latest(slot.start, notBefore, school.hours.start), end: slot.end }))
    .filter(({ start, end }) => start < end && start < school.hours.end)
    .map(({ start }) => start);
  return starts.sort()[0];
}

function latest(...times: ClockTime[]): ClockTime {
  return times.sort().at(-1) ?? '00:00';
}
