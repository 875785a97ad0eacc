import type { Mistake } from './mistake.ts';
import type { LoosePlan } from './plan-loose.ts';
import type { Path, YamlSource } from './yaml-source.ts';

export interface Named {
  name: string | undefined;
  path: Path;
}

/** Ids that a file gives to two things. */
export function twiceMistakes(source: YamlSource, plan: LoosePlan): Mistake[] {
  const groups: Named[][] = [
    activityNames(plan),
    plan.change.map(({ id }, index) => ({ name: id, path: ['change', index, 'id'] })),
    plan.questionSets.map(({ id }, index) => ({ name: id, path: ['questionSets', index, 'id'] })),
    plan.nationalDates.map(({ key, schoolYear }, index) => ({
      name: key && schoolYear && `${key} ${schoolYear}`,
      path: ['nationalDates', index, 'key'],
    })),
    ...plan.questionSets.map(({ questions }, set) =>
      questions.map(({ id }, index) => ({ name: id, path: ['questionSets', set, 'questions', index, 'id'] })),
    ),
  ];
  return groups.flatMap((group) => twiceIn(source, group));
}

/** An activity's id is its own in the whole wheel, also when a single school has added it. */
export function activityNames(plan: LoosePlan): Named[] {
  const own = plan.activities.map(
    ({ id }, index): Named => ({ name: id, path: ['activities', index, 'id'] }),
  );
  const schools = Object.entries(plan.schools).flatMap(([school, { add }]) =>
    add.map(({ id }, index): Named => ({ name: id, path: ['schools', school, 'add', index, 'id'] })),
  );
  return [...own, ...schools];
}

function twiceIn(source: YamlSource, names: readonly Named[]): Mistake[] {
  const first = new Map<string, Path>();
  const mistakes: Mistake[] = [];
  for (const { name, path } of names) {
    if (name === undefined) continue;
    const earlier = first.get(name);
    if (!earlier) {
      first.set(name, path);
      continue;
    }
    mistakes.push({
      file: source.file,
      ...source.at(path),
      message: `"${name}" is used twice`,
      expected: `a name of its own; the first is on line ${source.at(earlier).line}`,
    });
  }
  return mistakes;
}
