import { calendarFrom } from '../../../src/domain/calendar/calendar-from.ts';
import { daysFrom, isWeekend } from '../../../src/domain/calendar/dates.ts';
import type { SchoolCalendar } from '../../../src/domain/calendar/school-calendar.ts';
import type { School } from '../../../src/domain/people/people.ts';

export interface Year {
  schoolYear?: string;
  first?: string;
  last?: string;
  /** First and last free day. */
  breaks?: [string, string][];
  planningDays?: string[];
  timeZone?: string;
}

export const YEAR_2026: Required<Year> = {
  schoolYear: '2026/27',
  first: '2026-08-17',
  last: '2027-06-18',
  breaks: [
    ['2026-10-05', '2026-10-09'],
    ['2026-12-21', '2027-01-01'],
    ['2027-03-01', '2027-03-05'],
    ['2027-03-22', '2027-03-29'],
  ],
  planningDays: ['2026-08-13', '2026-08-14', '2026-11-20', '2027-01-04', '2027-06-21'],
  timeZone: 'Europe/Oslo',
};

/** A calendar with all weekdays but the breaks; public holidays come out by themselves. */
export function makeCalendar(changes: Year = {}): SchoolCalendar {
  const { schoolYear, first, last, breaks, planningDays, timeZone } = { ...YEAR_2026, ...changes };
  const dates = daysFrom([first, ...planningDays].sort()[0]!, [last, ...planningDays].sort().at(-1)!);
  const days = dates.map((date) => {
    const planning = planningDays.includes(date);
    const free = isWeekend(date) || breaks.some(([from, to]) => from <= date && date <= to);
    const pupilDay = !free && !planning && date >= first && date <= last;
    return { date, pupilDay, teacherDay: pupilDay || planning };
  });
  const result = calendarFrom('nordlia', schoolYear, days, timeZone);
  if (!result.ok) throw new Error(result.code);
  return result.calendar;
}

export const NORDLIA: School = {
  id: 'nordlia',
  name: 'Nordlia barneskole',
  writtenStandard: 'nb',
  yearLevels: { from: 1, to: 7 },
  hours: { start: '08:00', end: '16:00' },
  sharedTime: [{ weekday: 2, start: '14:15', end: '15:45' }],
};
