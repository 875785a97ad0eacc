import type { CalendarAnchor } from '../cycle/activity.ts';
import type { IsoDate } from '../time.ts';
import { addDays, daysBetween, daysFrom, isWeekend } from './dates.ts';
import { publicHolidays } from './public-holidays.ts';
import type { SchoolCalendar } from './school-calendar.ts';
import { isPupilDay, isSchoolDay, lastSchoolDay, nextSchoolDay } from './school-days.ts';
import { firstYearOf } from './weeks.ts';

const BREAKS = ['autumn', 'christmas', 'winter', 'easter'] as const;
export type BreakName = (typeof BREAKS)[number];

/** A break: the first school-free day and the first school day after it (a planning day counts). */
export interface SchoolBreak {
  start: IsoDate;
  end: IsoDate;
}

/** A gap counts as a break when at least this many weekdays in it are free. */
const LEAST_FREE_WEEKDAYS = 3;

export type Anchors = Partial<Record<CalendarAnchor, IsoDate>>;

/** Points a plan may lean on, found in the days themselves. A break that the skolerute does not have is absent. */
export function anchors(calendar: SchoolCalendar): Anchors {
  const found: Anchors = {};
  const set = (key: CalendarAnchor, date: IsoDate | undefined) => {
    if (date) found[key] = date;
  };
  const breaks = breaksOf(calendar);
  set('schoolStart', calendar.days.find(isPupilDay)?.date);
  set('autumnBreakEnd', breaks.autumn?.end);
  set('christmasBreakStart', breaks.christmas?.start);
  set('christmasBreakEnd', breaks.christmas?.end);
  set('winterBreakEnd', breaks.winter?.end);
  set('easterBreakEnd', breaks.easter?.end);
  set('schoolEnd', calendar.days.findLast(isPupilDay)?.date);
  return found;
}

/** Christmas and Easter are known by the day they hold; autumn and winter break are the longest gap in their season. */
export function breaksOf(calendar: SchoolCalendar): Partial<Record<BreakName, SchoolBreak>> {
  const year = firstYearOf(calendar.schoolYear);
  const gaps = gapsOf(calendar);
  const easterDay = dayNamed(year + 1, 'Første påskedag');
  const holding = (date: IsoDate) => gaps.find((gap) => gap.start <= date && date < gap.end);
  const easter = easterDay ? holding(easterDay) : undefined;
  const longest = (from: IsoDate, to: IsoDate) =>
    gaps
      .filter((gap) => gap !== easter && gap.start >= from && gap.start <= to)
      .sort((a, b) => daysBetween(b.start, b.end) - daysBetween(a.start, a.end))[0];
  return clean({
    autumn: longest(`${year}-09-15`, `${year}-11-15`),
    christmas: holding(`${year}-12-25`),
    winter: longest(`${year + 1}-01-25`, `${year + 1}-03-20`),
    easter,
  });
}

function clean(found: Record<BreakName, SchoolBreak | undefined>): Partial<Record<BreakName, SchoolBreak>> {
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

function dayNamed(year: number, name: string): IsoDate | undefined {
  for (const [date, holiday] of publicHolidays(year)) if (holiday.startsWith(name)) return date;
  return undefined;
}

/** Runs of days without pupils, long enough to be a break. */
function gapsOf(calendar: SchoolCalendar): SchoolBreak[] {
  const pupilDays = calendar.days.filter(isPupilDay).map((day) => day.date);
  const gaps: SchoolBreak[] = [];
  pupilDays.forEach((date, index) => {
    const next = pupilDays[index + 1];
    if (!next || daysBetween(date, next) <= LEAST_FREE_WEEKDAYS) return;
    const gap = { start: addDays(date, 1), end: next };
    if (freeWeekdays(gap) >= LEAST_FREE_WEEKDAYS) gaps.push(withoutPlanningDays(calendar, gap));
  });
  return gaps;
}

/**
 * Planning days at the edges of a gap are school days, not break. The owner's own calendar is open all through the
 * schools' breaks; there the whole gap is the break.
 */
function withoutPlanningDays(calendar: SchoolCalendar, gap: SchoolBreak): SchoolBreak {
  let { start, end } = gap;
  while (start < end && isSchoolDay(calendar, start)) start = addDays(start, 1);
  while (end > start && isSchoolDay(calendar, addDays(end, -1))) end = addDays(end, -1);
  if (freeWeekdays({ start, end }) < LEAST_FREE_WEEKDAYS) return gap;
  return { start, end: nextSchoolDay(calendar, end) ?? gap.end };
}

function freeWeekdays({ start, end }: SchoolBreak): number {
  return daysFrom(start, addDays(end, -1)).filter((date) => !isWeekend(date)).length;
}

/** True when the last school day is fewer than `days` days away: the next skolerute is due. */
export function calendarEndsSoon(calendar: SchoolCalendar, today: IsoDate, days = 42): boolean {
  const last = lastSchoolDay(calendar);
  return last === undefined || daysBetween(today, last) < days;
}
