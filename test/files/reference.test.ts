import { expect, it } from 'vitest';
import { defaultWheel } from '../../src/files/default-wheel.ts';
import { reference } from '../../src/files/reference.ts';

const { formats, sources, terms } = reference();

it('the lists that come with the program can be read, in three languages', () => {
  expect(formats.map(({ id }) => id)).toEqual(['dialogue-meeting', 'leader-talk', 'school-visit']);
  expect(sources.length).toBeGreaterThan(3);
  expect(terms.length).toBeGreaterThan(10);
  for (const list of [formats, sources, terms])
    expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
});

it('every question set that a meeting names is in the wheel, and every activity too', () => {
  const { questionSets, activities } = defaultWheel();
  const sets = formats.flatMap(({ slots, preparation }) => [
    preparation.school,
    preparation.owner,
    ...slots.flatMap(({ questionSet }) => questionSet ?? []),
  ]);
  expect(sets.filter((id) => !questionSets.some((set) => set.id === id))).toEqual([]);
  const named = formats.flatMap((format) => format.activities);
  expect(named.filter((id) => !activities.some((activity) => activity.id === id))).toEqual([]);
});

it('the school visit has the times of the report', () => {
  const visit = formats.find(({ id }) => id === 'school-visit');
  const minutes = Object.fromEntries(
    (visit?.slots ?? []).map((slot) => [slot.id, [slot.least, slot.minutes]]),
  );
  expect(minutes).toMatchObject({
    leaders: [undefined, 45],
    pupils: [30, 40],
    'talk-1': [undefined, 30],
    'talk-2': [undefined, 30],
    'talk-3': [undefined, 30],
    plenary: [undefined, 10],
    closing: [undefined, 15],
    'owner-leaders': [30, 40],
  });
});
