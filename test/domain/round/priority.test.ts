import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MIN_GROUPS, minGroups } from '../../../src/domain/privacy/min-group.ts';
import { tally } from '../../../src/domain/round/priority.ts';
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
    expect(tally(findings, four, MIN_GROUPS)).toEqual({ order: ids });
  });

  it('tell the order and the counts from the minimum group on', () => {
    const five = [ballot('d'), ballot('d'), ballot('d', 'c'), ballot('c'), ballot('a')];
    expect(tally(findings, five, MIN_GROUPS)).toEqual({
      order: ['d', 'c', 'a', 'b'],
      votes: { a: 1, b: 0, c: 2, d: 3 },
    });
  });

  it('tell nothing when all voted alike, since that would be what each of them voted', () => {
    const alike = Array.from({ length: 9 }, () => ballot('c', 'd'));
    expect(tally(findings, alike, MIN_GROUPS)).toEqual({ order: ids });
  });

  it('follow a raised minimum and ignore a lowered one', () => {
    const five = [ballot('d'), ballot('d'), ballot('d'), ballot('c'), ballot('a')];
    expect(tally(findings, five, minGroups({ school: 6 })).votes).toBeUndefined();
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
