import { type Activity, CALENDAR_ANCHORS, type Wheel, type When } from '../domain/cycle/activity.ts';
import { circlesIn } from '../domain/cycle/circles.ts';
import { layOver, type WheelPatch } from '../domain/cycle/lay-over.ts';
import { type Mistake, suggest } from './mistake.ts';
import type { PlanContext } from './plan-read.ts';
import type { PlanFile } from './plan-schema.ts';
import { activityNames } from './plan-twice.ts';
import type { Path, YamlSource } from './yaml-source.ts';

interface Reference {
  name: string;
  path: Path;
  known: ReadonlySet<string>;
  what: string;
}

/** Names in a plan that lead nowhere, and anchors that lead in a circle. */
export function referenceMistakes(
  source: YamlSource,
  plan: PlanFile,
  patch: WheelPatch,
  { base, schools }: PlanContext,
): Mistake[] {
  const wheel = layOver(base, patch);
  const references = [
    ...anchorReferences(plan, wheel),
    ...setReferences(plan, wheel),
    ...baseReferences(plan, base),
    ...(schools ? schoolReferences(plan, new Set(schools)) : []),
  ];
  const dangling = references
    .filter(({ name, known }) => !known.has(name))
    .map(({ name, path, known, what }) => ({
      file: source.file,
      ...source.at(path),
      message: `there is no ${what} "${name}"`,
      expected: suggest(name, known),
    }));
  return [
    ...dangling,
    ...takenNames(source, plan, base),
    ...leftHanging(source, plan, wheel),
    ...circles(source, plan, wheel),
  ];
}

/** Everything in the file that has a `when`, with the path to it. */
function timed(plan: PlanFile): { id: string; when: When; path: Path }[] {
  const own = plan.activities.map(({ id, when }, index) => ({
    id,
    when,
    path: ['activities', index, 'when'] as Path,
  }));
  const changed = plan.change.flatMap(({ id, when }, index) =>
    when ? [{ id, when, path: ['change', index, 'when'] as Path }] : [],
  );
  const schools = Object.entries(plan.schools).flatMap(([school, { add, move }]) => [
    ...add.map(({ id, when }, index) => ({
      id,
      when,
      path: ['schools', school, 'add', index, 'when'] as Path,
    })),
    ...move.flatMap(({ id, when }, index) =>
      when ? [{ id, when, path: ['schools', school, 'move', index, 'when'] as Path }] : [],
    ),
  ]);
  return [...own, ...changed, ...schools];
}

function anchorReferences(plan: PlanFile, wheel: Wheel): Reference[] {
  const known = new Set([
    ...CALENDAR_ANCHORS,
    ...wheel.nationalDates.map(({ key }) => key),
    ...wheel.activities.map(({ id }) => id),
  ]);
  return timed(plan).flatMap(({ when, path }) => {
    if (when.type !== 'relative') return [];
    const side = when.schoolDays < 0 || Object.is(when.schoolDays, -0) ? 'before' : 'after';
    return [{ name: when.anchor, path: [...path, side], known, what: 'anchor' }];
  });
}

function setReferences(plan: PlanFile, wheel: Wheel): Reference[] {
  const known = new Set(wheel.questionSets.map(({ id }) => id));
  const named = (items: readonly { questionSet?: string | undefined }[], path: Path): Reference[] =>
    items.flatMap(({ questionSet }, index) =>
      questionSet
        ? [{ name: questionSet, path: [...path, index, 'questionSet'], known, what: 'question set' }]
        : [],
    );
  return [
    ...named(plan.activities, ['activities']),
    ...named(plan.change, ['change']),
    ...Object.entries(plan.schools).flatMap(([school, { add }]) => named(add, ['schools', school, 'add'])),
  ];
}

/** What is changed, removed, moved or skipped must be in the wheel below. */
function baseReferences(plan: PlanFile, base: Wheel): Reference[] {
  const inBase = new Set(base.activities.map(({ id }) => id));
  const inOwners = new Set([...inBase, ...plan.activities.map(({ id }) => id)]);
  const refer = (name: string, path: Path, known: ReadonlySet<string>) => ({
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

function schoolReferences(plan: PlanFile, known: ReadonlySet<string>): Reference[] {
  const keys = Object.keys(plan.schools).map((name) => ({
    name,
    path: ['schools', name] as Path,
    known,
    what: 'school',
  }));
  const lists = plan.activities.flatMap(({ schools = [] }, activity) =>
    schools.map((name, index) => ({
      name,
      path: ['activities', activity, 'schools', index] as Path,
      known,
      what: 'school',
    })),
  );
  return [...keys, ...lists];
}

function takenNames(source: YamlSource, plan: PlanFile, base: Wheel): Mistake[] {
  const taken = new Set(base.activities.map(({ id }) => id));
  return activityNames(plan)
    .filter(({ name }) => taken.has(name))
    .map(({ name, path }) => ({
      file: source.file,
      ...source.at(path),
      message: `"${name}" is already in the default wheel`,
      expected: 'another id, or the same id under "change"',
    }));
}

/** Removed activities that others still lean on. */
function leftHanging(source: YamlSource, plan: PlanFile, wheel: Wheel): Mistake[] {
  return plan.remove.flatMap((removed, index) => {
    const leaning = wheel.activities.find((activity) => leansOn(activity, removed));
    if (!leaning) return [];
    const message = `"${removed}" cannot be removed while "${leaning.id}" is placed by it`;
    return [
      {
        file: source.file,
        ...source.at(['remove', index]),
        message,
        expected: `another "when" for "${leaning.id}"`,
      },
    ];
  });
}

function leansOn({ when }: Activity, anchor: string): boolean {
  return when.type === 'relative' && when.anchor === anchor;
}

function circles(source: YamlSource, plan: PlanFile, wheel: Wheel): Mistake[] {
  const here = timed(plan);
  return circlesIn(wheel.activities).flatMap((circle) => {
    const place = here.find(({ id }) => circle.includes(id));
    if (!place) return [];
    const message = `the anchors go in a circle: ${[...circle, circle[0]].join(' → ')}`;
    return [
      {
        file: source.file,
        ...source.at(place.path),
        message,
        expected: 'a chain that ends at a date or the skolerute',
      },
    ];
  });
}
