import type { Activity, Wheel } from '../domain/cycle/activity.ts';
import { circlesIn } from '../domain/cycle/circles.ts';
import type { Mistake } from './mistake.ts';
import type { LoosePlan } from './plan-loose.ts';
import { activityLists } from './plan-references.ts';
import type { Path, YamlSource } from './yaml-source.ts';

/** Mistakes that only show in the finished wheel: anchors in a circle, and anchors that the plan has removed. */
export function orderMistakes(source: YamlSource, plan: LoosePlan, wheel: Wheel): Mistake[] {
  return [...leftHanging(source, plan, wheel), ...circles(source, plan, wheel)];
}

function leftHanging(source: YamlSource, plan: LoosePlan, wheel: Wheel): Mistake[] {
  return plan.remove.flatMap((removed, index) => {
    const leaning = wheel.activities.find((activity) => removed !== undefined && leansOn(activity, removed));
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

function circles(source: YamlSource, plan: LoosePlan, wheel: Wheel): Mistake[] {
  const here = activityLists(plan).flatMap(({ items, path }) =>
    items.map(({ id = '', when }, index) => ({ id, when, path: [...path, index, 'when'] as Path })),
  );
  return circlesIn(wheel.activities).flatMap((circle) => {
    const place = here.find(({ id, when }) => when && circle.includes(id));
    if (!place) return [];
    const message = `the anchors go in a circle: ${[...circle, circle[0]].join(' → ')}`;
    const expected = 'a chain that ends at a date or the skolerute';
    return [{ file: source.file, ...source.at(place.path), message, expected }];
  });
}
