import { anchors } from '../calendar/anchors.ts';
import type { Opening } from '../calendar/opening-hours.ts';
import type { SchoolCalendar } from '../calendar/school-calendar.ts';
import { toEpoch } from '../calendar/zoned-time.ts';
import type { School, SchoolId } from '../people/people.ts';
import { type Refusal, refuse } from '../result.ts';
import type { IsoDate, SchoolYear } from '../time.ts';
import type { Activity, Occurrence, Wheel } from './activity.ts';
import { closesAt, type Place, place, remindersOf } from './place.ts';
import { type Planning, plannedDates, whenFor } from './planned-dates.ts';

/** The owner's staff have no fellestid and ordinary office hours. */
export const OWNER_OPENING: Opening = { hours: { start: '08:00', end: '15:30' }, sharedTime: [] };

export interface CycleInput {
  wheel: Wheel;
  /** The school's calendar, or `ownerCalendar` for the owner's own activities. */
  calendar: SchoolCalendar;
  schoolYear: SchoolYear;
  /** Absent for the owner's own activities. */
  school?: Pick<School, 'id' | 'hours' | 'sharedTime'>;
}

/** A refusal per activity that could not be placed; `params.activity` says which. */
export type Problem = Refusal;

export interface Cycle {
  /** Sorted by opening time, then id. */
  occurrences: Occurrence[];
  problems: Problem[];
}

/** All that the wheel holds for one school (or the owner) in one school year. Same input, same result. */
export function occurrencesOf(input: CycleInput): Cycle {
  const planning: Planning = {
    calendar: input.calendar,
    schoolYear: input.schoolYear,
    anchors: anchors(input.calendar),
    activities: new Map(input.wheel.activities.map((activity) => [activity.id, activity])),
    nationalDates: input.wheel.nationalDates,
    school: input.school?.id,
  };
  if (input.calendar.schoolYear !== input.schoolYear) {
    const params = { calendar: input.calendar.schoolYear, schoolYear: input.schoolYear };
    return { occurrences: [], problems: [refuse('CYCLE.OTHER_SCHOOL_YEAR', params)] };
  }
  const parts = input.wheel.activities
    .filter((activity) => isFor(activity, planning.school))
    .map((activity) => activityOccurrences(planning, input.school ?? OWNER_OPENING, activity));
  const occurrences = parts.flatMap((part) => part.occurrences);
  occurrences.sort(byOpening);
  return { occurrences, problems: parts.flatMap((part) => part.problems) };
}

export function byOpening(a: Occurrence, b: Occurrence): number {
  return a.opensAt - b.opensAt || (a.id < b.id ? -1 : 1);
}

export function occurrenceId(activity: string, school: SchoolId | undefined, date: IsoDate): string {
  return `${activity}:${school ?? 'owner'}:${date}`;
}

function isFor(activity: Activity, school: SchoolId | undefined): boolean {
  if (school === undefined) return activity.level === 'owner';
  if (activity.level !== 'school' || activity.perSchool?.[school]?.skip) return false;
  return activity.schools === undefined || activity.schools.includes(school);
}

function activityOccurrences(planning: Planning, opening: Opening, activity: Activity): Cycle {
  const change = planning.school ? activity.perSchool?.[planning.school] : undefined;
  const at = change?.at ?? activity.at;
  const planned = plannedDates(planning, activity, whenFor(activity, planning.school));
  if (!planned.ok) return { occurrences: [], problems: [planned] };
  const ownersDates = change?.when ? plannedDates(planning, activity, activity.when) : undefined;
  const problems: Problem[] = [];
  const byId = new Map<string, Occurrence>();
  planned.dates.forEach((date, index) => {
    const where = place(planning.calendar, opening, activity, at, date);
    if (!where) {
      problems.push(refuse('CYCLE.OUTSIDE_CALENDAR', { activity: activity.id, date }));
      return;
    }
    const ownersDate = ownersDates?.ok ? ownersDates.dates[index] : undefined;
    const occurrence = occurrenceAt(planning, opening, activity, at, schoolsMove(where, ownersDate));
    if (!byId.has(occurrence.id)) byId.set(occurrence.id, occurrence);
  });
  return { occurrences: [...byId.values()], problems };
}

/** A day that the school itself chose says so, and which day the owner's wheel had. */
function schoolsMove(where: Place, ownersDate: IsoDate | undefined): Place {
  if (!ownersDate || ownersDate === where.date) return where;
  return { ...where, moved: { from: ownersDate, reason: 'school' } };
}

function occurrenceAt(
  { calendar, school }: Planning,
  opening: Opening,
  activity: Activity,
  at: Activity['at'],
  where: Place,
): Occurrence {
  const { date, time, moved } = where;
  const end = closesAt(calendar, opening, activity, date);
  return {
    id: occurrenceId(activity.id, school, date),
    activity: activity.id,
    ...(school ? { school } : {}),
    date,
    opensAt: toEpoch(date, time, calendar.timeZone),
    closesAt: end,
    remindAt: remindersOf(calendar, opening, activity, at, { date, time, closesAt: end }),
    ...(moved ? { moved } : {}),
  };
}
