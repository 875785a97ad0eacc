import { describe, expect, it } from 'vitest';
import { createLedger, savedIn, wordsOf } from '../../scripts/chaos/ledger.ts';
import { type Found, judge } from '../../scripts/chaos/verdict.ts';

const ASKED = [{ prompt: 'p', question: 'q', people: ['a', 'b'] }];

/** Two who were asked: a answered and changed the words, b did nothing. All is well. */
function allWell() {
  const { ledger, arrive, courseOf } = createLedger();
  arrive('p a');
  arrive('p b');
  Object.assign(courseOf('p a'), { presses: 3, thanked: 2, lastThanked: 5, doubtful: [1] });
  const found: Found = {
    answers: { 'p a': { words: 5, version: 2 } },
    participations: ['p a'],
    deliveries: { 'p a': { state: 'sent' }, 'p b': { state: 'sent' } },
  };
  return { ledger, found, blocked: new Set<string>() };
}
type Case = ReturnType<typeof allWell>;

const verdictOf = ({ ledger, found, blocked }: Case) => judge(ASKED, blocked, ledger, found);
const changed = (change: (one: Case) => unknown) => {
  const one = allWell();
  change(one);
  return verdictOf(one);
};

describe('the verdict on a run of chaos', () => {
  it('is good when all is well', () => {
    expect(verdictOf(allWell())).toMatchObject({
      ...{ asked: 2, reached: 2, acknowledged: 2, stored: 1, lost: 0, doubled: 0, missed: 0, unfinished: 0 },
      faults: [],
    });
  });

  const lost: Record<string, (one: Case) => unknown> = {
    'is gone': ({ found }) => void delete found.answers['p a'],
    'was put back by an older press': ({ found }) => Object.assign(found.answers['p a'] ?? {}, { words: 1 }),
    'is somebody’s words from nowhere': ({ found }) =>
      Object.assign(found.answers['p a'] ?? {}, { words: 99 }),
    'was written less often than thanked for': ({ found }) =>
      Object.assign(found.answers['p a'] ?? {}, { version: 1 }),
    'does not count as taking part': ({ found }) => void found.participations.pop(),
  };
  it.each(Object.entries(lost))('lost: what was thanked for %s', (_name, change) => {
    expect(changed(change)).toMatchObject({ lost: 1, doubled: 0 });
  });

  const doubled: Record<string, (one: Case) => unknown> = {
    'a question came twice': ({ ledger }) => Object.assign(ledger.arrived, { 'p b': 2 }),
    'any other card came twice': ({ ledger }) => Object.assign(ledger.arrived, { 'voice.open:h a': 2 }),
    'a press had its effect twice': ({ found }) => Object.assign(found.answers['p a'] ?? {}, { version: 4 }),
    'somebody answered who did nothing': ({ found }) =>
      Object.assign(found.answers, { 'p b': { words: 7, version: 1 } }),
  };
  it.each(Object.entries(doubled))('doubled: %s', (_name, change) => {
    expect(changed(change)).toMatchObject({ lost: 0, doubled: 1 });
  });

  it('missed: who could be reached and was not', () => {
    const gone = ({ ledger }: Case) => void delete ledger.arrived['p b'];
    expect(changed(gone)).toMatchObject({ missed: 1, reached: 1 });
    const expired = (one: Case) => {
      gone(one);
      one.found.deliveries['p b'] = { state: 'expired', reason: 'late' };
    };
    expect(changed(expired)).toMatchObject({ missed: 1 });
  });

  it('is no fault of ours: ambiguous, thrown out, in doubt', () => {
    const unknown = (one: Case) => {
      one.found.deliveries['p a'] = { state: 'ambiguous' };
      one.found.deliveries['p b'] = { state: 'ambiguous' };
      delete one.ledger.arrived['p b'];
      Object.assign(one.ledger.courses['p a'] ?? {}, { doubtful: [8] });
      one.found.answers['p a'] = { words: 8, version: 3 };
    };
    expect(changed(unknown)).toMatchObject({
      ...{ ambiguous: { arrived: 1, missing: 1 }, lost: 0, doubled: 0, missed: 0 },
    });
    const thrownOut = (one: Case) => {
      delete one.ledger.arrived['p b'];
      one.blocked.add('b');
      one.found.deliveries['p b'] = { state: 'unreachable', reason: 'channel_not_found' };
    };
    expect(changed(thrownOut)).toMatchObject({ blocked: 1, missed: 0 });
  });

  it('waits for everything to have come to its end', () => {
    const waiting = ({ found }: Case) => Object.assign(found.deliveries['p b'] ?? {}, { state: 'claimed' });
    expect(changed(waiting)).toMatchObject({ unfinished: 1 });
  });
});

it('only a card that shows the words and lets them be changed is a thank-you', () => {
  expect(savedIn(JSON.stringify({ verb: 'answer.edit', text: wordsOf(12) }))).toBe(12);
  expect(savedIn(JSON.stringify({ verb: 'answer.save', text: wordsOf(12) }))).toBeUndefined();
  expect(savedIn(JSON.stringify({ verb: 'answer.edit' }))).toBeUndefined();
});
