import { appendFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readOwnerFolder } from '../../src/files/owner-folder.ts';
import { createAgenda } from '../../src/simulate/agenda.ts';
import { lookOf, wordsOf } from '../../src/simulate/card-look.ts';
import { openJournal, readJournal } from '../../src/simulate/journal.ts';
import { habitsOf, ONE_TIME, PACES } from '../../src/simulate/people/habits.ts';
import { random } from '../../src/simulate/random.ts';
import { createSeededIds } from '../../src/simulate/seeded-ids.ts';
import { answerText, topicOf } from '../../src/simulate/words/answer-bank.ts';
import { TOPICS } from '../../src/simulate/words/answers.ts';
import { subjectNeed } from '../../src/simulate/words/subject-answers.ts';
import { themesIn } from '../../src/simulate/words/themes.ts';
import { createTempDir, type TempDir } from '../support/temp-dir.ts';

describe('random', () => {
  it('is the same for the same keys and another for others', () => {
    const draw = (...keys: (string | number)[]) => Array.from({ length: 5 }, random(...keys).next);
    expect(draw(7, 'a')).toEqual(draw(7, 'a'));
    expect(draw(7, 'a')).not.toEqual(draw(7, 'b'));
    expect(draw('ab', 'c')).not.toEqual(draw('a', 'bc'));
  });

  it('is spread evenly', () => {
    const dice = random('even');
    const counts = new Map<number, number>();
    for (let n = 0; n < 6000; n += 1) {
      const face = dice.between(1, 6);
      counts.set(face, (counts.get(face) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual([1, 2, 3, 4, 5, 6]);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
    expect(dice.shuffled([1, 2, 3, 4]).sort()).toEqual([1, 2, 3, 4]);
  });
});

describe('the journal', () => {
  let dir: TempDir;
  beforeEach(async () => {
    dir = await createTempDir();
  });
  afterEach(() => dir.remove());

  it('is read as it was written, and a line that a kill cut in two has not happened', () => {
    const path = dir.path('deep/log.jsonl');
    const first = openJournal<{ n: number; text: string }>(path, { keep: false });
    first.add({ n: 1, text: 'æøå 😀' });
    first.close();
    appendFileSync(path, '{"n":2,"te');
    expect(readJournal(path)).toEqual([{ n: 1, text: 'æøå 😀' }]);
    const second = openJournal<{ n: number }>(path, { keep: true });
    second.add({ n: 3 });
    second.close();
    expect(readJournal(path)).toEqual([{ n: 1, text: 'æøå 😀' }, { n: 3 }]);
    expect(readJournal(dir.path('none'))).toEqual([]);
  });
});

describe('what a person sees of a card', () => {
  const card = {
    type: 'AdaptiveCard',
    body: [
      { type: 'TextBlock', text: 'Tittel' },
      {
        type: 'Input.ChoiceSet',
        id: 'team',
        isMultiSelect: true,
        value: 'a',
        choices: [{ value: 'a', title: 'Sju' }],
        isRequired: true,
      },
      {
        type: 'ActionSet',
        actions: [
          {
            type: 'Action.Execute',
            verb: 'x.save',
            data: { ref: 'r' },
            fallback: { type: 'Action.Execute', verb: 'never', data: { ref: 'n' } },
          },
        ],
      },
      { type: 'Container', items: [{ type: 'Action.Execute', verb: 'x.open', associatedInputs: 'none' }] },
    ],
  };

  it('is its buttons and fields, wherever they stand, and not their fallbacks', () => {
    const look = lookOf(card);
    expect(look.buttons).toEqual([
      { verb: 'x.save', ref: 'r', sends: true },
      { verb: 'x.open', ref: '', sends: false },
    ]);
    expect(look.inputs).toEqual([
      {
        id: 'team',
        kind: 'choices',
        value: 'a',
        choices: ['a'],
        titles: ['Sju'],
        required: true,
        maxLength: 0,
      },
    ]);
    expect(wordsOf(card)).toEqual(['Tittel', 'a', 'a', 'Sju']);
  });
});

describe('the agenda', () => {
  const intent = (id: string, at: number) => ({ id, at, who: 'a', do: 'answer' });

  it('gives what is due, soonest first, each once', () => {
    const agenda = createAgenda();
    agenda.plan([intent('b', 20), intent('a', 10), intent('c', 30)]);
    agenda.plan([intent('a', 10)]);
    expect(agenda.nextAt()).toBe(10);
    expect([agenda.take(25)?.id, agenda.take(25)?.id, agenda.take(25)?.id]).toEqual(['a', 'b', undefined]);
  });

  it('after a restart holds what was planned and not done', () => {
    const agenda = createAgenda();
    agenda.remember({ t: 'run', run: 1, at: 0, plans: [intent('a', 10), intent('b', 20)] });
    agenda.remember({ t: 'did', at: 10, intent: 'a', plans: [intent('c', 15)] });
    expect(agenda.take(99)?.id).toBe('c');
    expect(agenda.take(99)?.id).toBe('b');
    expect(agenda.take(99)).toBeUndefined();
  });
});

describe('ids', () => {
  it('are the same for the same seed and run, and never the same in the next run', () => {
    const make = (seed: number, run: number) => Array.from({ length: 3 }, createSeededIds(seed, run).next);
    expect(make(1, 1)).toEqual(make(1, 1));
    expect(new Set([...make(1, 1), ...make(1, 2), ...make(2, 1)]).size).toBe(9);
    expect(createSeededIds(1, 1).pseudonym('a', 's')).toBe(createSeededIds(1, 2).pseudonym('a', 's'));
    expect(createSeededIds(1, 1).pseudonym('a', 's')).not.toBe(createSeededIds(2, 1).pseudonym('a', 's'));
  });
});

describe('people', () => {
  const folder = readOwnerFolder('examples/fjordvik');
  const people = folder.ok ? folder.people : [];

  it('have every habit among them, whatever the seed', () => {
    for (const seed of [1, 2, 3]) {
      const habits = [...habitsOf(seed, people).values()];
      for (const pace of PACES) expect(habits.some((one) => one.pace === pace)).toBe(true);
      for (const once of ONE_TIME) expect(habits.some((one) => one.oneTime === once)).toBe(true);
      for (const habit of [
        'pressesTwice',
        'changesMind',
        'sharesWithTeam',
        'putsOff',
        'skips',
        'amends',
        'forges',
        'writesOddly',
        'writesTooMuch',
      ] as const)
        expect(
          habits.some((one) => one[habit]),
          habit,
        ).toBe(true);
      expect(habits.filter(({ forgets }) => forgets)).toHaveLength(1);
    }
  });

  it('are others with another seed', () => {
    expect([...habitsOf(1, people)]).toEqual([...habitsOf(1, people)]);
    expect([...habitsOf(1, people)]).not.toEqual([...habitsOf(2, people)]);
  });
});

describe('what people write', () => {
  const BOKMAL = /\b(ikke|jeg|hvordan|elevene|skolen|noen|hvorfor)\b/i;
  const NYNORSK = /\b(ikkje|eg|korleis|elevane|skulen|nokon|kvifor)\b/i;

  it('has no slot left open, begins as a sentence, and is in the one written standard', () => {
    for (const [standard, foreign] of [
      ['nb', NYNORSK],
      ['nn', BOKMAL],
    ] as const) {
      for (const topic of TOPICS) {
        for (let n = 0; n < 20; n += 1) {
          const words = answerText(standard, topic, random(standard, topic, n));
          expect(words).not.toMatch(/[{}]|lorem/i);
          expect(words).toMatch(/^[A-ZÆØÅÉ]/);
          expect(words).not.toMatch(foreign);
          expect(words.length).toBeLessThan(600);
          expect(words).not.toMatch(/\b(på på|i i|om om)\b/i);
        }
      }
      for (const theme of themesIn(standard)) {
        expect(JSON.stringify(theme)).not.toMatch(foreign);
        const written = Array.from({ length: 200 }, (_, n) =>
          answerText(standard, TOPICS[n % TOPICS.length] ?? 'works', random(theme.theme, n), [theme.theme]),
        );
        expect(written.join(' ')).not.toMatch(foreign);
        // A doubled word («på på») comes of a slot that begins as the sentence before it ends.
        expect(written.filter((words) => /(?<!\p{L})(\p{L}+) \1(?!\p{L})/iu.test(words))).toEqual([]);
        expect(new Set(written).size).toBeGreaterThan(150);
        const need = subjectNeed(standard, [theme.theme]) ?? '';
        expect(/les/i.test(need)).toBe(/les/i.test(theme.theme));
      }
    }
  });

  it('fits the forms it is written in', () => {
    for (const theme of [...themesIn('nb'), ...themesIn('nn')]) {
      expect(theme.theme.length).toBeLessThanOrEqual(80);
      expect(theme.problem.length).toBeLessThanOrEqual(500);
      for (const { statement, explanations, goal, sign, measures } of theme.findings) {
        expect(explanations.length).toBeGreaterThanOrEqual(2);
        for (const short of [statement, goal, sign, ...explanations])
          expect(short.length).toBeLessThanOrEqual(300);
        expect(measures.length).toBeGreaterThan(0);
      }
    }
  });

  it('is about what was asked', () => {
    expect(topicOf('dissatisfied')).toBe('dissatisfied');
    expect(topicOf('pup-1-best')).toBe('pupilGood');
    expect(topicOf('par-4-heard')).toBe('parentBetter');
    expect(topicOf('in-the-way')).toBe('hinder');
    expect(topicOf('something new')).toBe('works');
  });
});
