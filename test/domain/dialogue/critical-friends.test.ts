import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type FriendRotation,
  friendsOf,
  nextRotation,
} from '../../../src/domain/dialogue/critical-friends.ts';

const NOBODY = new Set<string>();
const rektorer = (n: number) => Array.from({ length: n }, (_, index) => `r${String(index).padStart(2, '0')}`);

function rotations(people: string[], times: number, away: (turn: number) => Set<string> = () => NOBODY) {
  const made: FriendRotation[] = [];
  for (let turn = 0; turn < times; turn += 1) made.push(nextRotation(people, away(turn), made, turn));
  return made;
}

/** How often two have been a pair; whoever came as a third does not count. */
function timesPaired(made: FriendRotation[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const { groups } of made) {
    for (const [a = '', b = ''] of groups) {
      const key = [a, b].sort().join('+');
      times.set(key, (times.get(key) ?? 0) + 1);
    }
  }
  return times;
}

describe('critical friends', () => {
  it('an even number: everybody meets everybody once before anybody meets somebody again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 14 }), (half) => {
        const people = rektorer(half * 2);
        const made = rotations(people, people.length - 1);
        expect(new Set(timesPaired(made).values())).toEqual(new Set([1]));
        expect(timesPaired(made).size).toBe((people.length * (people.length - 1)) / 2);
        for (const { groups } of made) expect(groups.every((group) => group.length === 2)).toBe(true);
      }),
    );
  });

  it('an odd number: one trio each time, everybody is its third once, and no pair comes twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), (half) => {
        const people = rektorer(half * 2 + 1);
        const made = rotations(people, people.length);
        expect(new Set(timesPaired(made).values())).toEqual(new Set([1]));
        const thirds = made.flatMap(({ groups }) => groups.flatMap((group) => group.slice(2)));
        expect(thirds.toSorted()).toEqual(people);
      }),
    );
  });

  it('whoever is away is in no group, and nobody who is there is alone', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 15 }),
        fc.array(fc.array(fc.integer({ min: 0, max: 14 }), { maxLength: 4 }), { minLength: 3, maxLength: 8 }),
        (n, absences) => {
          const people = rektorer(n);
          const away = absences.map((turn) => new Set(turn.map((index) => people[index] ?? '')));
          const made = rotations(people, away.length, (turn) => away[turn] ?? NOBODY);
          made.forEach(({ groups }, turn) => {
            const there = people.filter((id) => !away[turn]?.has(id));
            const met = groups.flat().toSorted();
            expect(met).toEqual(there.length < 2 ? [] : there);
            expect(groups.every((group) => group.length === 2 || group.length === 3)).toBe(true);
          });
        },
      ),
    );
  });

  it('a missed meeting is caught up before the rotation begins again', () => {
    const people = rektorer(4);
    const made = rotations(people, 4, (turn) => (turn === 0 ? new Set(['r00']) : NOBODY));
    const withFirst = made.slice(1).flatMap((one) => friendsOf(one, 'r00'));
    expect(withFirst.toSorted()).toEqual(['r01', 'r02', 'r03']);
  });

  it('a new rektor takes the seat of the one who left: the others go on as before', () => {
    const people = rektorer(6);
    const before = rotations(people, 2);
    const after = ['r00', 'r01', 'r02', 'r03', 'r04', 'new'];
    const made = [...before];
    for (let turn = 2; turn < 5; turn += 1) made.push(nextRotation(after, NOBODY, made, turn));
    const times = timesPaired(made);
    expect([...times.values()].every((n) => n === 1)).toBe(true);
  });

  it('one rektor alone, or none, meets nobody', () => {
    expect(nextRotation(['only'], NOBODY, [], 0).groups).toEqual([]);
    expect(nextRotation([], NOBODY, [], 0).groups).toEqual([]);
  });

  it('the order in which people are listed does not matter', () => {
    const people = rektorer(7);
    expect(nextRotation(people.toReversed(), NOBODY, [], 0)).toEqual(nextRotation(people, NOBODY, [], 0));
  });
});
