import { ownerCalendar } from '../domain/calendar/calendar-from.ts';
import { sameDaysOnce } from '../domain/calendar/same-days.ts';
import type { SchoolCalendar } from '../domain/calendar/school-calendar.ts';
import type { Activity, Occurrence, Wheel } from '../domain/cycle/activity.ts';
import type { Problem } from '../domain/cycle/occurrences.ts';
import { createYearPlanner } from '../domain/cycle/year-planner.ts';
import type { Owner, School, SchoolId } from '../domain/people/people.ts';
import type { CollectionName, Collections } from './ports/collections.ts';
import type { Change, Store } from './ports/store.ts';
import { storeBelow } from './steady-view.ts';

export interface Planned {
  occurrence: Occurrence;
  activity: Activity;
}

export interface SchoolCycle {
  /** In order of opening. */
  occurrences: Planned[];
  problems: Problem[];
}

/** What changes a few times a year: the wheel, the skoleruter and the schools' hours, with all that follows from them. */
export interface OwnerPlan {
  wheel: Wheel;
  /** As imported; whether rektor holds the wheel stands in the school's own document. */
  schools: School[];
  /** Sorted by school year; of one school, or of the owner's office. */
  calendars(school: SchoolId | undefined): SchoolCalendar[];
  cycle(school: SchoolId | undefined, schoolYear: string): SchoolCycle;
  /** Occurrences that this process knows to be born. */
  born: Set<string>;
}

interface Kept {
  stamp: number;
  plan: OwnerPlan;
}

const kept = new WeakMap<Store, Map<string, Kept>>();
const NO_CYCLE: SchoolCycle = { occurrences: [], problems: [] };

/** The owner's plan, read anew only when its stamp has moved; one small read otherwise. */
export async function ownerPlan(store: Store, owner: Owner): Promise<OwnerPlan> {
  const below = storeBelow(store);
  const plans = kept.get(below) ?? new Map<string, Kept>();
  kept.set(below, plans);
  const stamp = (await store.read(owner.id, 'planStamp', 'stamp'))?.version ?? 0;
  const known = plans.get(owner.id);
  if (known && known.stamp === stamp && stamp > 0) return known.plan;
  const plan = await readPlan(store, owner);
  plans.set(owner.id, { stamp, plan });
  return plan;
}

/** Whoever changes the wheel, a calendar or a school's hours moves the stamp in the same commit. */
export async function stampChange(store: Store, owner: string): Promise<Change> {
  const stored = await store.read(owner, 'planStamp', 'stamp');
  const version = stored?.version ?? 0;
  return { type: 'put', collection: 'planStamp', id: 'stamp', body: { n: version + 1 }, expect: version };
}

async function readPlan(store: Store, owner: Owner): Promise<OwnerPlan> {
  const wheel = (await store.read(owner.id, 'wheel', 'wheel'))?.body ?? {
    activities: [],
    questionSets: [],
    nationalDates: [],
  };
  const schools = await bodies(store, owner.id, 'school');
  const calendars = sameDaysOnce(await bodies(store, owner.id, 'calendar')).sort((a, b) =>
    a.schoolYear.localeCompare(b.schoolYear),
  );
  const yearOf = createYearPlanner(wheel);
  const years = [...new Set(calendars.map((calendar) => calendar.schoolYear))];
  const office = years.map((year) => ownerCalendar(calendars, year, owner.timeZone));
  const activities = new Map(wheel.activities.map((activity) => [activity.id, activity]));
  const cycles = new Map<string, SchoolCycle>();
  const calendarsFor = (school: SchoolId | undefined) =>
    school === undefined ? office : calendars.filter((calendar) => calendar.school === school);

  function cycle(schoolId: SchoolId | undefined, schoolYear: string): SchoolCycle {
    const key = `${schoolId ?? ''} ${schoolYear}`;
    const known = cycles.get(key);
    if (known) return known;
    const calendar = calendarsFor(schoolId).find((one) => one.schoolYear === schoolYear);
    const school = schools.find((one) => one.id === schoolId);
    const made = calendar ? planned(calendar, school) : NO_CYCLE;
    cycles.set(key, made);
    return made;
  }

  function planned(calendar: SchoolCalendar, school: School | undefined): SchoolCycle {
    const { occurrences, problems } = yearOf(calendar, school);
    const known = occurrences.flatMap((occurrence) => {
      const activity = activities.get(occurrence.activity);
      return activity ? [{ occurrence, activity }] : [];
    });
    return { occurrences: known, problems };
  }

  return { wheel, schools, calendars: calendarsFor, cycle, born: new Set() };
}

async function bodies<C extends CollectionName>(
  store: Store,
  owner: string,
  collection: C,
): Promise<Collections[C][]> {
  const list: Collections[C][] = [];
  for await (const { body } of store.list(owner, collection)) list.push(body);
  return list;
}
