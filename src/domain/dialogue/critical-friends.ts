import type { PersonId } from '../people/people.ts';
import type { EpochMs } from '../time.ts';

/** One rotation: who met whom. Nothing of what they said to each other. */
export interface FriendRotation {
  /** Where each sits in the rotation; an empty seat waits for the next one who comes. */
  seats: (PersonId | undefined)[];
  /** Pairs, and a trio where somebody would have been alone. */
  groups: PersonId[][];
  at: EpochMs;
}

/**
 * Rektorer in pairs (SEED 6.1.2), turning like a round-robin tournament: nobody is paired with the same one twice until
 * everybody has been paired with everybody. With an odd number one of them is the third in a pair, in turn. Whoever is
 * away keeps the seat; the one who would have met them becomes a third. Same input, same pairs.
 */
export function nextRotation(
  rektorer: readonly PersonId[],
  away: ReadonlySet<PersonId>,
  earlier: readonly FriendRotation[],
  at: EpochMs,
): FriendRotation {
  const seats = seated(rektorer, earlier.at(-1)?.seats ?? []);
  const met = meetings(earlier);
  const turns = turnsOf(seats);
  const scored = turns.map((pairs) => ({ pairs, score: repeats(pairs, met) }));
  const best = scored.reduce<(typeof scored)[number] | undefined>(
    (found, one) => (!found || isLess(one.score, found.score) ? one : found),
    undefined,
  );
  return { seats, groups: present(best?.pairs ?? [], away, met), at };
}

/** Those who have left give their seat to those who have come, so that the others' turn is not upset. */
function seated(rektorer: readonly PersonId[], before: FriendRotation['seats']): (PersonId | undefined)[] {
  const here = new Set(rektorer);
  const known = new Set(before);
  const coming = [...here].filter((id) => !known.has(id)).sort();
  const seats = before.map((id) => (id !== undefined && here.has(id) ? id : coming.shift()));
  seats.push(...coming);
  // Two empty seats would face each other: as many as possible are taken away.
  const empty = seats.filter((id) => id === undefined).length;
  const taken = seats.filter((id) => id !== undefined);
  const even = empty > 1 ? taken : seats;
  return even.length % 2 === 0 ? even : [...even, undefined];
}

type Pair = [PersonId | undefined, PersonId | undefined];

/** The circle method: one sits still, the others move one seat. */
function turnsOf(seats: readonly (PersonId | undefined)[]): Pair[][] {
  const [still, ...moving] = seats;
  return moving.map((_, turn) => {
    const round = [still, ...moving.slice(turn), ...moving.slice(0, turn)];
    return Array.from(
      { length: round.length / 2 },
      (_unused, index): Pair => [round[index], round[round.length - 1 - index]],
    );
  });
}

type Met = (a: PersonId | undefined, b: PersonId | undefined) => { paired: number; together: number };

function meetings(earlier: readonly FriendRotation[]): Met {
  const counts = new Map<string, { paired: number; together: number }>();
  for (const [a = '', b = '', third] of earlier.flatMap(({ groups }) => groups)) {
    add(a, b, 1);
    if (third === undefined) continue;
    // Who came third is a guest of the pair.
    add(a, third, 0);
    add(b, third, 0);
  }
  function add(a: PersonId, b: PersonId, paired: number): void {
    const key = meetingKey(a, b);
    const before = counts.get(key) ?? { paired: 0, together: 0 };
    counts.set(key, { paired: before.paired + paired, together: before.together + 1 });
  }
  return (a = '', b = '') => counts.get(meetingKey(a, b)) ?? { paired: 0, together: 0 };
}

function meetingKey(a: PersonId, b: PersonId): string {
  return JSON.stringify(a < b ? [a, b] : [b, a]);
}

/** First nobody twice as a pair, then as few as possible who have met at all. */
function repeats(pairs: readonly Pair[], met: Met): number[] {
  const paired = pairs.map(([a, b]) => met(a, b).paired);
  const together = pairs.map(([a, b]) => met(a, b).together);
  return [Math.max(0, ...paired), sum(paired), sum(together)];
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  const index = a.findIndex((value, at) => value !== b[at]);
  return index >= 0 && (a[index] ?? 0) < (b[index] ?? 0);
}

/** Two who are left alone by others' absence meet each other; one alone joins the pair they have met least. */
function present(pairs: readonly Pair[], away: ReadonlySet<PersonId>, met: Met): PersonId[][] {
  const here = pairs.map((pair) => pair.filter((id) => id !== undefined && !away.has(id)) as PersonId[]);
  const groups = here.filter((pair) => pair.length === 2);
  const alone = here.flatMap((pair) => (pair.length === 1 ? pair : [])).sort();
  while (alone.length > 1) {
    const one = alone.shift() ?? '';
    const other = least(alone, (id) => met(one, id).together) ?? '';
    alone.splice(alone.indexOf(other), 1);
    groups.push([one, other]);
  }
  const [third] = alone;
  if (third === undefined) return groups;
  const pair = least(groups, (group) => sum(group.map((id) => met(third, id).together)));
  return pair ? groups.map((group) => (group === pair ? [...group, third] : group)) : [];
}

function least<T>(list: readonly T[], by: (one: T) => number): T | undefined {
  return list.reduce<T | undefined>(
    (found, one) => (found === undefined || by(one) < by(found) ? one : found),
    undefined,
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

/** Those one meets this time. */
export function friendsOf({ groups }: Pick<FriendRotation, 'groups'>, person: PersonId): PersonId[] {
  return groups.find((group) => group.includes(person))?.filter((id) => id !== person) ?? [];
}
