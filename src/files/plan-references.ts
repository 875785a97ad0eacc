import { CALENDAR_ANCHORS, type Wheel } from '../domain/cycle/activity.ts';
import { type Mistake, suggest } from './mistake.ts';
import type { LooseActivity, LoosePlan } from './plan-loose.ts';
import { activityNames, type Named } from './plan-twice.ts';
import type { Path, YamlSource } from './yaml-source.ts';

interface Reference extends Named {
  /** The name is itself a key of the file. */
  isKey?: true;
  known: ReadonlySet<string>;
  what: string;
}

/** Names in a plan that lead nowhere. */
export function referenceMistakes(
  source: YamlSource,
  plan: LoosePlan,
  base: Wheel,
  schools: readonly string[] | undefined,
): Mistake[] {
  const references = [
    ...anchorReferences(plan, base),
    ...setReferences(plan, base),
    ...baseReferences(plan, base),
    ...(schools ? schoolReferences(plan, new Set(schools)) : []),
  ];
  const dangling = references.flatMap(({ name, path, known, what, isKey }) => {
    if (name === undefined || known.has(name)) return [];
    return [
      {
        file: source.file,
        ...(isKey ? source.atKey(path) : source.at(path)),
        message: `there is no ${what} "${name}"`,
        expected: suggest(name, known),
      },
    ];
  });
  return [...dangling, ...takenNames(source, plan, base)];
}

/** Every list of activities in a plan, with the path to it. */
export function activityLists(plan: LoosePlan): { items: readonly LooseActivity[]; path: Path }[] {
  const schools = Object.entries(plan.schools).flatMap(([school, { add, move }]) => [
    { items: add, path: ['schools', school, 'add'] },
    { items: move, path: ['schools', school, 'move'] },
  ]);
  return [
    { items: plan.activities, path: ['activities'] },
    { items: plan.change, path: ['change'] },
    ...schools,
  ];
}

function anchorReferences(plan: LoosePlan, base: Wheel): Reference[] {
  const known = new Set<string>([
    ...CALENDAR_ANCHORS,
    ...names([...base.nationalDates, ...plan.nationalDates].map(({ key }) => key)),
    ...base.activities.map(({ id }) => id).filter((id) => !plan.remove.includes(id)),
    ...names(activityNames(plan).map(({ name }) => name)),
  ]);
  return activityLists(plan).flatMap(({ items, path }) =>
    items.flatMap(({ when }, index) => {
      if (when?.type !== 'relative') return [];
      const side = when.schoolDays < 0 || Object.is(when.schoolDays, -0) ? 'before' : 'after';
      return [{ name: when.anchor, path: [...path, index, 'when', side], known, what: 'anchor' }];
    }),
  );
}

function names(all: readonly (string | undefined)[]): string[] {
  return all.filter((name) => name !== undefined);
}

function setReferences(plan: LoosePlan, base: Wheel): Reference[] {
  const known = new Set(names([...base.questionSets, ...plan.questionSets].map(({ id }) => id)));
  return activityLists(plan).flatMap(({ items, path }) =>
    items.map(({ questionSet }, index) => ({
      name: questionSet,
      path: [...path, index, 'questionSet'],
      known,
      what: 'question set',
    })),
  );
}

/** What is changed, removed, moved or skipped must be in the wheel below. */
function baseReferences(plan: LoosePlan, base: Wheel): Reference[] {
  const inBase = new Set(base.activities.map(({ id }) => id));
  const inOwners = new Set([...inBase, ...names(plan.activities.map(({ id }) => id))]);
  const refer = (name: string | undefined, path: Path, known: ReadonlySet<string>): Reference => ({
    name,
    path,
    known,
    what: 'activity',
  });
  return [
    ...plan.change.map(({ id }, index) => refer(id, ['change', index, 'id'], inBase)),
    ...plan.remove.map((id, index) => refer(id, ['remove', index], inBase)),
    ...Object.entries(plan.schools).flatMap(([school, { skip, move }]) => [
      ...skip.map((id, index) => refer(id, ['schools', school, 'skip', index], inOwners)),
      ...move.map(({ id }, index) => refer(id, ['schools', school, 'move', index, 'id'], inOwners)),
    ]),
  ];
}

function schoolReferences(plan: LoosePlan, known: ReadonlySet<string>): Reference[] {
  const keys = Object.keys(plan.schools).map(
    (name): Reference => ({ name, path: ['schools', name], isKey: true, known, what: 'school' }),
  );
  const lists = activityLists(plan).flatMap(({ items, path }) =>
    items.flatMap(({ schools = [] }, activity) =>
      schools.map(
        (name, index): Reference => ({
          name,
          path: [...path, activity, 'schools', index],
          known,
          what: 'school',
        }),
      ),
    ),
  );
  return [...keys, ...lists];
}

function takenNames(source: YamlSource, plan: LoosePlan, base: Wheel): Mistake[] {
  const taken = new Set(base.activities.map(({ id }) => id));
  return activityNames(plan)
    .filter(({ name }) => name !== undefined && taken.has(name))
    .map(({ name, path }) => ({
      file: source.file,
      ...source.at(path),
      message: `"${name}" is already in the default wheel`,
      expected: 'another id, or the same id under "change"',
    }));
}
