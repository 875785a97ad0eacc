import type { Activity, When } from './activity.ts';

/** Activities that are placed by each other in a circle, each circle once and starting with its first id in the alphabet. */
export function circlesIn(activities: readonly Activity[]): string[][] {
  const leansOn = new Map(activities.map((activity) => [activity.id, anchorsOf(activity)]));
  const found = new Map<string, string[]>();
  const done = new Set<string>();
  const walk = (id: string, path: readonly string[]): void => {
    const start = path.indexOf(id);
    if (start >= 0) {
      const circle = fromFirst(path.slice(start));
      found.set(circle.join(' '), circle);
      return;
    }
    if (done.has(id)) return;
    for (const next of leansOn.get(id) ?? []) walk(next, [...path, id]);
    done.add(id);
  };
  for (const { id } of activities) walk(id, []);
  return [...found.values()];
}

function anchorsOf({ when, perSchool }: Activity): string[] {
  const all: (When | undefined)[] = [when, ...Object.values(perSchool ?? {}).map((change) => change.when)];
  return all.flatMap((each) => (each?.type === 'relative' ? [each.anchor] : []));
}

function fromFirst(circle: readonly string[]): string[] {
  const first = circle.indexOf([...circle].sort()[0] ?? '');
  return [...circle.slice(first), ...circle.slice(0, first)];
}
