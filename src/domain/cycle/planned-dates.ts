import type { Anchors } from '../calendar/anchors.ts';
import { addDays, dateFrom, daysBetween } from '../calendar/dates.ts';
import type { SchoolCalendar } from '../calendar/school-calendar.ts';
import { addSchoolDays, type DayTest, isPupilDay, nextSchoolDay } from '../calendar/school-days.ts';
import { dateOfWeek, yearOfMonth } from '../calendar/weeks.ts';
import type { SchoolId } from '../people/people.ts';
import { type Result, refuse } from '../result.ts';
import type { IsoDate, SchoolYear } from '../time.ts';
import type { Activity, CalendarAnchor, NationalDate, When } from './activity.ts';
import { CALENDAR_ANCHORS } from './activity.ts';
import { dayTestOf } from './day-test.ts';

export interface Planning {
  calendar: SchoolCalendar;
  schoolYear: SchoolYear;
  anchors: Anchors;
  activities: ReadonlyMap<string, Activity>;
  nationalDates: readonly NationalDate[];
  /** Undefined for the owner's own activities. */
  school: SchoolId | undefined;
}

type Dates = Result<{ dates: IsoDate[] }>;

/** The days a plan names, before any is moved because it is closed. */
export function plannedDates(planning: Planning, activity: Activity, when: When): Dates {
  const dates = datesOf(planning, activity, when, [activity.id]);
  if (dates.ok) return dates;
  // The fault may lie in an activity that this one leans on; it is still this one that cannot be placed.
  return refuse(dates.code, { ...dates.params, activity: activity.id });
}

function datesOf(planning: Planning, activity: Activity, when: When, path: readonly string[]): Dates {
  switch (when.type) {
    case 'date':
      return one(onDate(planning.schoolYear, when.month, when.day), 'CYCLE.NO_SUCH_DATE', activity.id);
    case 'week':
      return one(dateOfWeek(planning.schoolYear, when.week, when.weekday), 'CYCLE.NO_SUCH_WEEK', activity.id);
    case 'recurring':
      return recurring(planning, activity, when);
    case 'relative':
      return relative(planning, activity, when, path);
  }
}

function one(date: IsoDate | undefined, code: string, activity: string): Dates {
  return date ? { ok: true, dates: [date] } : refuse(code, { activity });
}

/** 29 February is 28 February in a year without it. */
function onDate(schoolYear: SchoolYear, month: number, day: number): IsoDate | undefined {
  const year = yearOfMonth(schoolYear, month);
  return dateFrom(year, month, day) ?? (month === 2 && day === 29 ? dateFrom(year, 2, 28) : undefined);
}

/** Every n-th week, leaving out weeks without pupils: in a break nobody needs an overview. */
function recurring(planning: Planning, activity: Activity, when: When & { type: 'recurring' }): Dates {
  const { calendar, schoolYear } = planning;
  const first = dateOfWeek(schoolYear, when.fromWeek, 1);
  const last = dateOfWeek(schoolYear, when.toWeek, 1);
  if (!first || !last) return refuse('CYCLE.NO_SUCH_WEEK', { activity: activity.id });
  const dates: IsoDate[] = [];
  for (let monday = first; daysBetween(monday, last) >= 0; monday = addDays(monday, 7 * when.everyWeeks)) {
    const open = nextSchoolDay(calendar, monday, isPupilDay);
    if (open && daysBetween(monday, open) < 7) dates.push(addDays(monday, when.weekday - 1));
  }
  return { ok: true, dates };
}

function relative(
  planning: Planning,
  activity: Activity,
  when: When & { type: 'relative' },
  path: readonly string[],
): Dates {
  const anchor = anchorDate(planning, activity, when.anchor, path);
  if (!anchor.ok) return anchor;
  const from = anchor.dates[0];
  if (!from || when.schoolDays === 0) return anchor;
  const date = addSchoolDays(planning.calendar, from, when.schoolDays, dayTestOf(activity));
  return one(date, 'CYCLE.OUTSIDE_CALENDAR', activity.id);
}

function anchorDate(planning: Planning, activity: Activity, anchor: string, path: readonly string[]): Dates {
  if (isCalendarAnchor(anchor)) {
    const date = planning.anchors[anchor];
    return date ? { ok: true, dates: [date] } : refuse('CYCLE.NO_ANCHOR', { activity: activity.id, anchor });
  }
  const other = planning.activities.get(anchor);
  if (!other) return nationalDate(planning, activity, anchor);
  if (path.includes(anchor)) {
    return refuse('CYCLE.CIRCULAR', { activity: activity.id, path: [...path, anchor].join(' → ') });
  }
  const when = whenFor(other, planning.school);
  const dates = datesOf(planning, other, when, [...path, anchor]);
  if (!dates.ok) return dates;
  return movedFirst(planning.calendar, dates.dates, dayTestOf(other));
}

/** Activities that lean on another one follow it when it moves. */
function movedFirst(calendar: SchoolCalendar, dates: readonly IsoDate[], test: DayTest): Dates {
  const [first] = dates;
  const moved = first ? nextSchoolDay(calendar, first, test) : undefined;
  return { ok: true, dates: moved ? [moved] : [] };
}

function nationalDate({ nationalDates, schoolYear }: Planning, activity: Activity, key: string): Dates {
  const found = nationalDates.find((date) => date.key === key && date.schoolYear === schoolYear);
  if (found) return { ok: true, dates: [found.date] };
  return refuse('CYCLE.NO_ANCHOR', { activity: activity.id, anchor: key });
}

function isCalendarAnchor(anchor: string): anchor is CalendarAnchor {
  return (CALENDAR_ANCHORS as readonly string[]).includes(anchor);
}

export function whenFor(activity: Activity, school: SchoolId | undefined): When {
  return (school && activity.perSchool?.[school]?.when) || activity.when;
}
