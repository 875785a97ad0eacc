import type { IsoDate } from '../time.ts';
import { isWeekend } from './dates.ts';
import { publicHolidayName } from './public-holidays.ts';
import type { CalendarDay, SchoolCalendar } from './school-calendar.ts';

export type DayTest = (day: CalendarDay) => boolean;

/** Teachers or pupils are at school. */
function isOpenDay(day: CalendarDay): boolean {
  return day.teacherDay || day.pupilDay;
}

export function isPupilDay(day: CalendarDay): boolean {
  return day.pupilDay;
}

/** Index of the first listed day on or after `date`. */
function indexFrom(calendar: SchoolCalendar, date: IsoDate): number {
  let low = 0;
  let high = calendar.days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const day = calendar.days[middle];
    if (day && day.date < date) low = middle + 1;
    else high = middle;
  }
  return low;
}

function dayOf(calendar: SchoolCalendar, date: IsoDate): CalendarDay | undefined {
  const day = calendar.days[indexFrom(calendar, date)];
  return day?.date === date ? day : undefined;
}

export function isSchoolDay(calendar: SchoolCalendar, date: IsoDate, test: DayTest = isOpenDay): boolean {
  const day = dayOf(calendar, date);
  return day !== undefined && test(day);
}

/** `date` itself when it is a school day, else the first one after it; undefined when the calendar ends before. */
export function nextSchoolDay(
  calendar: SchoolCalendar,
  date: IsoDate,
  test: DayTest = isOpenDay,
): IsoDate | undefined {
  for (let index = indexFrom(calendar, date); index < calendar.days.length; index += 1) {
    const day = calendar.days[index];
    if (day && test(day)) return day.date;
  }
  return undefined;
}

/**
 * The n-th school day after `date` (before it when n is negative). With n = 0 the date itself, or the next school day.
 * Undefined when the calendar does not reach that far.
 */
export function addSchoolDays(
  calendar: SchoolCalendar,
  date: IsoDate,
  n: number,
  test: DayTest = isOpenDay,
): IsoDate | undefined {
  if (n === 0) return nextSchoolDay(calendar, date, test);
  const start = indexFrom(calendar, date);
  const listed = calendar.days[start]?.date === date;
  const step = n > 0 ? 1 : -1;
  let left = Math.abs(n);
  for (let index = n > 0 && !listed ? start : start + step; ; index += step) {
    const day = calendar.days[index];
    if (!day) return undefined;
    if (test(day)) left -= 1;
    if (left === 0) return day.date;
  }
}

export function lastSchoolDay(calendar: SchoolCalendar): IsoDate | undefined {
  return calendar.days.findLast(isOpenDay)?.date;
}

/** Why nobody is at school that day. */
export function closedReason(date: IsoDate): 'weekend' | 'holiday' | 'schoolFree' {
  if (publicHolidayName(date)) return 'holiday';
  return isWeekend(date) ? 'weekend' : 'schoolFree';
}
