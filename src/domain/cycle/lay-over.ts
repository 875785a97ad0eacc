import type { SchoolId } from '../people/people.ts';
import type { Activity, NationalDate, QuestionSet, SchoolChange, Wheel } from './activity.ts';

/** What one school has changed in the owner's wheel. */
export interface SchoolPatch {
  skip: string[];
  move: Record<string, Pick<SchoolChange, 'when' | 'at'>>;
  add: Activity[];
}

/** An owner's årshjul: what it changes in the default wheel, and what its schools change in turn. */
export interface WheelPatch {
  add: Activity[];
  change: Record<string, Partial<Omit<Activity, 'id' | 'perSchool'>>>;
  remove: string[];
  /** A set with the id of a default one takes its place. */
  questionSets: QuestionSet[];
  /** A date with the key and school year of a default one takes its place. */
  nationalDates: NationalDate[];
  schools: Record<SchoolId, SchoolPatch>;
}

export function emptyPatch(): WheelPatch {
  return { add: [], change: {}, remove: [], questionSets: [], nationalDates: [], schools: {} };
}

/** The owner's wheel. Order: the default's activities, then the owner's, then each school's. */
export function layOver(base: Wheel, patch: WheelPatch): Wheel {
  const removed = new Set(patch.remove);
  const added = new Set(patch.add.map((activity) => activity.id));
  const kept = base.activities.filter(({ id }) => !removed.has(id) && !added.has(id));
  const owners = [...kept, ...patch.add].map((activity) => changed(activity, patch));
  const schools = Object.entries(patch.schools).flatMap(([school, { add }]) =>
    add.map((activity) => ({ ...activity, schools: [school] })),
  );
  return {
    activities: [...owners, ...schools],
    questionSets: byKey(base.questionSets, patch.questionSets, (set) => set.id),
    nationalDates: byKey(base.nationalDates, patch.nationalDates, (date) => `${date.key} ${date.schoolYear}`),
  };
}

function changed(activity: Activity, patch: WheelPatch): Activity {
  const perSchool: Record<SchoolId, SchoolChange> = { ...activity.perSchool };
  for (const [school, { skip, move }] of Object.entries(patch.schools)) {
    const moved = move[activity.id];
    if (skip.includes(activity.id)) perSchool[school] = { skip: true };
    else if (moved) perSchool[school] = moved;
  }
  const result = { ...activity, ...patch.change[activity.id] };
  return Object.keys(perSchool).length > 0 ? { ...result, perSchool } : result;
}

function byKey<T>(base: readonly T[], over: readonly T[], keyOf: (item: T) => string): T[] {
  const merged = new Map(base.map((item) => [keyOf(item), item]));
  for (const item of over) merged.set(keyOf(item), item);
  return [...merged.values()];
}
