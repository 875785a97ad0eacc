import type { SchoolId } from '../people/people.ts';
import { type Result, refuse } from '../result.ts';
import type { SchoolYear } from '../time.ts';
import { daysFrom, isWeekend } from './dates.ts';
import { publicHolidayName } from './public-holidays.ts';
import type { CalendarDay, SchoolCalendar } from './school-calendar.ts';

/**
 * A school's calendar from the days of its skolerute: sorted, public holidays closed and named. A day listed twice is
 * refused, because nobody can know which of the two is right.
 */
export function calendarFrom(
  school: SchoolId,
  schoolYear: SchoolYear,
  days: readonly CalendarDay[],
  timeZone: string,
): Result<{ calendar: SchoolCalendar }> {
  const sorted = [...days].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const twice = sorted.find((day, index) => sorted[index + 1]?.date === day.date);
  if (twice) return refuse('CALENDAR.DAY_TWICE', { school, date: twice.date });
  if (!sorted.some((day) => day.pupilDay)) return refuse('CALENDAR.NO_PUPIL_DAYS', { school, schoolYear });
  return { ok: true, calendar: { school, schoolYear, timeZone, days: sorted.map(withoutHoliday) } };
}

function withoutHoliday(day: CalendarDay): CalendarDay {
  const holiday = publicHolidayName(day.date);
  return holiday ? { date: day.date, pupilDay: false, teacherDay: false, comment: holiday } : day;
}

/**
 * The days the owner's own staff work: weekdays that are no public holiday and not between Christmas and New Year, from
 * the first to the last day of the schools' calendars. A day is a pupil day when at least one school has pupils, so that breaks are found as for a school.
 */
export function ownerCalendar(
  calendars: readonly SchoolCalendar[],
  schoolYear: SchoolYear,
  timeZone: string,
): SchoolCalendar {
  const own = calendars.filter((calendar) => calendar.schoolYear === schoolYear);
  const pupilDays = new Set<string>();
  let first: string | undefined;
  let last: string | undefined;
  // Schools that have one skolerute share its list of days.
  for (const days of new Set(own.map((calendar) => calendar.days))) {
    for (const { date, pupilDay, teacherDay } of days) {
      if (pupilDay) pupilDays.add(date);
      if (!pupilDay && !teacherDay) continue;
      if (first === undefined || date < first) first = date;
      if (last === undefined || date > last) last = date;
    }
  }
  const dates = first && last ? daysFrom(first, last) : [];
  const days = dates.map((date) => ownerDay(date, pupilDays.has(date)));
  return { school: 'owner', schoolYear, timeZone, days };
}

function ownerDay(date: string, pupilDay: boolean): CalendarDay {
  const holiday = publicHolidayName(date);
  const closed = isWeekend(date) || holiday !== undefined || isRomjul(date);
  const day = { date, pupilDay, teacherDay: !closed };
  return holiday ? { ...day, comment: holiday } : day;
}

/** Christmas Eve to New Year's Eve: working days by law, but nobody should be written to. */
function isRomjul(date: string): boolean {
  return date.slice(5) >= '12-24' && date.slice(5) <= '12-31';
}
