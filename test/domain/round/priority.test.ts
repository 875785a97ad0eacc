import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MIN_GROUPS, minGroups } from '../../../src/domain/privacy/min-group.ts';
import { choicesAmong, readPriority, tally } from '../../../src/domain/round/priority.ts';
import type { Ballot, Finding } from '../../../src/domain/round/round.ts';

const ids = ['a', 'b', 'c', 'd'];
const findings = ids.map(
  (id): Finding => ({
    id,
    school: 's',
    round: 'r',
    statement: id,
    explanations: [],
    disagreement: '',
    sources: [],
  }),
);
const ballot = (...chosen: string[]): Ballot => ({ round: 'r', findings: chosen });

describe('votes without names', () => {
  it('tell nothing under the minimum group, not even the order', () => {
    const four = [ballot('d'), ballot('d'), ballot('d'), ballot('c')];
    expect(tally(findings, four, MIN_GROUPS)).toEqual({ order: ids, n: 4 });
  });

  it('tell the order and how much of the group from the minimum group on, and no number', () => {
    const five = [ballot('d'), ballot('d'), ballot('d', 'c'), ballot('c'), ballot('a')];
    expect(tally(findings, five, MIN_GROUPS)).toEqual({
      order: ['d', 'a', 'b', 'c'],
      n: 5,
      bands: { a: 'rest', b: 'rest', c: 'rest', d: 'most' },
    });
  });

  it('never tell that all, or none, of the others voted for something, also to one who knows the own vote', () => {
    for (const some of [2, 3]) {
      const subset = findings.slice(0, some);
      for (let n = 5; n <= 11 - some; n += 1) {
        const told = new Map<string, Ballot[][]>();
        for (const votes of multisets(kinds(subset.map(({ id }) => id)), n)) {
          const words = JSON.stringify(tally(subset, votes, MIN_GROUPS));
          told.set(words, [...(told.get(words) ?? []), votes]);
        }
        for (const [words, worlds] of told) {
          for (const own of [undefined, ...kinds(subset.map(({ id }) => id))])
            for (const { id } of subset)
              expect(known(worlds, own, id), `${words} ${JSON.stringify(own)} ${id}`).toBe(false);
        }
      }
    }
  });

  it('follow a raised minimum and ignore a lowered one', () => {
    const five = [ballot('d'), ballot('d'), ballot('d'), ballot('c'), ballot('a')];
    expect(tally(findings, five, minGroups({ school: 6 })).bands).toBeUndefined();
    expect(minGroups({ school: 2, owner: 1 })).toEqual(MIN_GROUPS);
  });

  it('come out the same whatever order they were cast in', () => {
    const vote = fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(vote, { maxLength: 12 }), (votes) => {
        const ballots = votes.map((one) => ballot(...one));
        expect(tally(findings, ballots, MIN_GROUPS)).toEqual(
          tally(findings, [...ballots].reverse(), MIN_GROUPS),
        );
      }),
    );
  });
});

/** Every way to vote for one to three. */
function kinds(all: string[]): Ballot[] {
  const [first, ...rest] = all;
  if (first === undefined) return [];
  return [ballot(first), ...kinds(rest).flatMap((one) => [one, ballot(first, ...one.findings)])];
}

/** Every way in which n people can vote. */
function multisets(kindsOf: Ballot[], n: number): Ballot[][] {
  const [first, ...rest] = kindsOf;
  if (first === undefined) return n === 0 ? [[]] : [];
  return Array.from({ length: n + 1 }, (_, taken) => taken).flatMap((taken) =>
    multisets(rest, n - taken).map((others) => [...Array<Ballot>(taken).fill(first), ...others]),
  );
}

/** Whether all worlds agree that every other, or no other, voted for this. */
function known(worlds: Ballot[][], own: Ballot | undefined, id: string): boolean {
  const same = (one: Ballot) => own !== undefined && one.findings.join() === own.findings.join();
  const possible = own ? worlds.filter((votes) => votes.some(same)) : worlds;
  const others = possible.map(
    (votes) => votes.filter((one) => one.findings.includes(id)).length - (own?.findings.includes(id) ? 1 : 0),
  );
  const [world] = possible;
  const n = (world?.length ?? 0) - (own ? 1 : 0);
  return (
    possible.length > 0 && (others.every((count) => count === 0) || others.every((count) => count === n))
  );
}

describe('the order that rektor sets', () => {
  const read = (values: Record<string, string>) => readPriority(findings, values);

  it('has each finding once', () => {
    expect(read({ first: 'b', second: 'a' })).toEqual({ ok: true, priority: ['b', 'a'] });
    expect(read({ first: 'b', second: 'b' })).toMatchObject({
      code: 'PRIORITY.TWICE',
      params: { field: 'second' },
    });
    expect(read({ first: '' })).toMatchObject({ code: 'PRIORITY.EMPTY' });
  });

  it('never offers more choices than there are findings', () => {
    expect(choicesAmong(findings.slice(0, 2))).toBe(2);
    expect(choicesAmong(findings)).toBe(3);
  });
});
