import type { SchoolCalendar } from '../domain/calendar/school-calendar.ts';
import { ownerCalendar } from '../domain/calendar/calendar-from.ts';
import { schoolYearOf } from '../domain/calendar/weeks.ts';
import { toLocal } from '../domain/calendar/zoned-time.ts';
import type { Activity, Occurrence, Wheel } from '../domain/cycle/activity.ts';
import { occurrencesOf, type Problem } from '../domain/cycle/occurrences.ts';
import type { Owner, School } from '../domain/people/people.ts';
import type { EpochMs } from '../domain/time.ts';
import { all, calendarAt, loadWheel } from './load.ts';
import type { Store } from './ports/store.ts';

export interface Planned {
  occurrence: Occurrence;
  activity: Activity;
}

export interface SchoolCycle {
  occurrences: Planned[];
  problems: Problem[];
}

const EMPTY: SchoolCycle = { occurrences: [], problems: [] };

/** All occurrences of a school (or the owner) in the school year of `at`, in order of time. */
export async function cycleOf(
  store: Store,
  owner: Owner,
  school: School | undefined,
  at: EpochMs,
): Promise<SchoolCycle> {
  const wheel = await loadWheel(store, owner.id);
  const schoolYear = schoolYearOf(toLocal(at, owner.timeZone).date);
  const calendar = school
    ? await calendarAt(store, owner.id, school.id, owner.timeZone, at)
    : ownerCalendar(await calendarsOf(store, owner.id, schoolYear), schoolYear, owner.timeZone);
  return calendar ? plan(wheel, calendar, school) : EMPTY;
}

export function plan(wheel: Wheel, calendar: SchoolCalendar, school: School | undefined): SchoolCycle {
  const input = { wheel, calendar, schoolYear: calendar.schoolYear };
  const { occurrences, problems } = occurrencesOf(school ? { ...input, school } : input);
  const activities = new Map(wheel.activities.map((activity) => [activity.id, activity]));
  return {
    occurrences: occurrences.flatMap((occurrence) => {
      const activity = activities.get(occurrence.activity);
      return activity ? [{ occurrence, activity }] : [];
    }),
    problems,
  };
}

export async function calendarsOf(store: Store, owner: string, schoolYear: string): Promise<SchoolCalendar[]> {
  return (await all(store, owner, 'calendar')).filter((calendar) => calendar.schoolYear === schoolYear);
}
