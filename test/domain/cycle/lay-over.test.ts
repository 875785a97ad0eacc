import { describe, expect, it } from 'vitest';
import { circlesIn } from '../../../src/domain/cycle/circles.ts';
import { emptyPatch, layOver } from '../../../src/domain/cycle/lay-over.ts';
import { makeActivity, makeWheel } from './make-activity.ts';

const base = makeWheel(makeActivity({ id: 'a' }), makeActivity({ id: 'b' }));
const ids = (wheel: typeof base) => wheel.activities.map(({ id }) => id);

describe('layOver', () => {
  it('changes nothing when there is nothing to change', () => {
    expect(layOver(base, emptyPatch())).toEqual(base);
  });

  it('adds, changes and removes, and leaves the default as it was', () => {
    const before = structuredClone(base);
    const patch = {
      ...emptyPatch(),
      add: [makeActivity({ id: 'c' })],
      change: { b: { at: '12:00' } },
      remove: ['a'],
    };
    const wheel = layOver(base, patch);
    expect(ids(wheel)).toEqual(['b', 'c']);
    expect(wheel.activities[0]).toEqual({ ...base.activities[1], at: '12:00' });
    expect(base).toEqual(before);
  });

  it('keeps a school’s changes to that school', () => {
    const when = { type: 'date' as const, month: 10, day: 1 };
    const schools = { holmen: { skip: ['a'], move: { b: { when } }, add: [makeActivity({ id: 'own' })] } };
    const [a, b, own] = layOver(base, { ...emptyPatch(), schools }).activities;
    expect(a?.perSchool).toEqual({ holmen: { skip: true } });
    expect(b).toMatchObject({ when: base.activities[1]!.when, perSchool: { holmen: { when } } });
    expect(own?.schools).toEqual(['holmen']);
  });

  it('replaces a national date of the same year only', () => {
    const [date] = base.nationalDates;
    const patch = {
      ...emptyPatch(),
      nationalDates: [
        { ...date!, date: '2026-11-19' },
        { ...date!, schoolYear: '2027/28', date: '2027-11-18' },
      ],
    };
    expect(layOver(base, patch).nationalDates.map((each) => each.date)).toEqual(['2026-11-19', '2027-11-18']);
  });
});

describe('circlesIn', () => {
  const leaning = (id: string, anchor: string) =>
    makeActivity({ id, when: { type: 'relative', anchor, schoolDays: 1 } });

  it('finds each circle once, also one that only a school makes', () => {
    const moved = makeActivity({
      id: 'd',
      perSchool: { holmen: { when: { type: 'relative', anchor: 'e', schoolDays: 1 } } },
    });
    const all = [
      leaning('x', 'a'),
      leaning('b', 'c'),
      leaning('c', 'a'),
      leaning('a', 'b'),
      moved,
      leaning('e', 'd'),
    ];
    expect(circlesIn(all)).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e'],
    ]);
  });

  it('leaves a chain alone', () => {
    expect(circlesIn([leaning('a', 'b'), leaning('b', 'c'), makeActivity({ id: 'c' })])).toEqual([]);
    expect(circlesIn([leaning('a', 'a')])).toEqual([['a']]);
  });
});
