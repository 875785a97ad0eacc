import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Question } from '../../../src/domain/cycle/activity.ts';
import {
  atomsOf,
  bandOf,
  bandsOf,
  type Cell,
  rangeOf,
  wholeOf,
} from '../../../src/domain/privacy/release.ts';
import { type Heard, releaseOf } from '../../../src/domain/privacy/voice-release.ts';
import type { VoiceAnswer } from '../../../src/domain/voice/hearing.ts';

const MIN = 5;
const CHOICES = ['yes', 'most', 'no'];

/** Small schools, with many groups under the minimum and many where all answer alike. */
const school = fc.array(
  fc.record({
    yearLevel: fc.integer({ min: 1, max: 10 }),
    answers: fc.oneof(
      fc.array(fc.constantFrom(...CHOICES), { maxLength: 9 }),
      fc
        .tuple(fc.constantFrom(...CHOICES), fc.integer({ min: 0, max: 12 }))
        .map(([one, n]) => Array(n).fill(one) as string[]),
    ),
  }),
  { maxLength: 7 },
);

function cellsOf(classes: { yearLevel: number; answers: string[] }[]): Cell[] {
  return classes.map(({ yearLevel, answers }, index) => {
    const counts: Record<string, number> = {};
    for (const one of answers) counts[one] = (counts[one] ?? 0) + 1;
    return { id: `class-${index}`, yearLevel, counts };
  });
}

describe('an adversary with every view there is', () => {
  it('is told of no group under the minimum, and of nobody twice', () => {
    fc.assert(
      fc.property(school, (classes) => {
        const cells = cellsOf(classes);
        const atoms = atomsOf(cells, CHOICES, MIN);
        const told = atoms.flatMap((atom) => atom.cells);
        expect(new Set(told).size).toBe(told.length);
        for (const { n, cells: joined } of atoms) {
          const real = cells.filter((cell) => joined.includes(cell.id));
          const answered = real.reduce((sum, cell) => sum + sumOf(cell), 0);
          expect(answered).toBeGreaterThanOrEqual(MIN);
          // In fives: never more than there are, never five too few.
          expect(n).toBe(answered - (answered % 5));
        }
        // Everybody is in a group, or the whole school is too small: nothing is left to be had by subtraction.
        const all = cells.reduce((sum, cell) => sum + sumOf(cell), 0);
        const inGroups = cells.filter((cell) => told.includes(cell.id));
        expect(inGroups.reduce((sum, cell) => sum + sumOf(cell), 0)).toBe(all >= MIN ? all : 0);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([2, 3, 4])(
    'cannot tell anybody’s answer to one of %i choices, knowing the own answer or not',
    (choices) => {
      for (let n = MIN; n <= (choices === 4 ? 20 : 30); n += 1) {
        for (const worlds of worldsByWords(choices, n).values()) {
          for (let mine = -1; mine < choices; mine += 1) {
            const possible = worlds.filter((world) => mine < 0 || (world[mine] ?? 0) > 0);
            if (possible.length === 0) continue;
            for (let choice = 0; choice < choices; choice += 1) {
              const others = possible.map((world) => (world[choice] ?? 0) - (mine === choice ? 1 : 0));
              const all = n - (mine < 0 ? 0 : 1);
              const told = JSON.stringify({ n, mine, choice, possible: possible.slice(0, 4) });
              expect(
                others.every((count) => count === all),
                `all the others took it: ${told}`,
              ).toBe(false);
              expect(
                others.every((count) => count === 0),
                `nobody else took it: ${told}`,
              ).toBe(false);
            }
          }
        }
      }
    },
  );

  it('learns nothing more from the school as a whole, however the two are put together', () => {
    fc.assert(
      fc.property(school, school, (one, other) => {
        const [a, b] = [one, other].map((classes) => atomsOf(cellsOf(classes), CHOICES, MIN));
        const seen = (atoms: typeof a) => JSON.stringify((atoms ?? []).map(({ n, bands }) => ({ n, bands })));
        // The same parts always give the same whole: it is made from them and from nothing else.
        if (seen(a) === seen(b)) expect(wholeOf(a ?? [], CHOICES)).toEqual(wholeOf(b ?? [], CHOICES));
        for (const atom of a ?? []) {
          for (const choice of CHOICES) {
            const [low, high] = rangeOf(atom.bands[choice] ?? 'few', atom.n);
            expect(high).toBeGreaterThanOrEqual(low);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('finds no words of a group under the minimum, nor of one where all wrote the same', () => {
    const word = fc.constantFrom('fint', 'Fint', 'fotball', 'mer mat', 'vet ikke', 'ro', 'lek');
    const classes = fc.array(
      fc.record({ yearLevel: fc.integer({ min: 1, max: 10 }), words: fc.array(word, { maxLength: 8 }) }),
      {
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(classes, (all) => {
        const release = releaseOf(heard(all));
        const groups = release.questions[0]?.groups ?? [];
        for (const group of groups) {
          const wrote = group.cells.reduce(
            (sum, id) => sum + (all[Number(id.slice(6))]?.words.length ?? 0),
            0,
          );
          expect(wrote).toBeGreaterThanOrEqual(MIN);
          expect(new Set(group.texts.map((text) => text.toLowerCase())).size).toBeGreaterThanOrEqual(3);
          expect(group.texts).toEqual([...group.texts].sort());
          expect(group.passed).toEqual([]);
        }
      }),
      { numRuns: 1500 },
    );
  });
});

it('the outer bands hold at least three counts from the smallest group on', () => {
  for (let n = MIN; n < 60; n += 1) {
    for (const band of ['few', 'most'] as const) {
      const [low, high] = rangeOf(band, n);
      expect(high - low).toBeGreaterThanOrEqual(2);
    }
    for (let count = 0; count <= n; count += 1) {
      const [low, high] = rangeOf(bandOf(count, n), n);
      expect(count >= low && count <= high, `${count} of ${n}`).toBe(true);
    }
  }
});

function sumOf(cell: Cell): number {
  return Object.values(cell.counts).reduce((a, b) => a + b, 0);
}

/** Every way in which n people can answer, put together by what is then told. */
function worldsByWords(choices: number, n: number): Map<string, number[][]> {
  const told = new Map<string, number[][]>();
  for (const world of waysOf(choices, n)) {
    const words = bandsOf(world, n).join(' ');
    told.set(words, [...(told.get(words) ?? []), world]);
  }
  return told;
}

function waysOf(choices: number, n: number): number[][] {
  if (choices === 1) return [[n]];
  return Array.from({ length: n + 1 }, (_, first) => first).flatMap((first) =>
    waysOf(choices - 1, n - first).map((rest) => [first, ...rest]),
  );
}

function heard(all: { yearLevel: number; words: string[] }[]): Heard {
  const groups = all.map(({ yearLevel }, index) => ({
    id: `class-${index}`,
    name: `${index}`,
    yearLevel,
    size: 9,
  }));
  const question: Question = { id: 'q', text: { nb: '', nn: '', en: '' }, kind: 'text' };
  const answers = new Map(
    all.map(({ words }, index) => [
      `class-${index}`,
      words.map((text): VoiceAnswer => ({ question: 'q', text })),
    ]),
  );
  const hearing = {
    id: 'h',
    voice: 'pupils' as const,
    school: 's',
    questionSet: 'x',
    questions: ['q'],
    groups,
    opensAt: 0,
    closesAt: 1,
  };
  const answered = Object.fromEntries(all.map(({ words }, index) => [`class-${index}`, words.length]));
  const parts = { together: new Map(), sharedCode: new Set<string>() };
  return { hearing, questions: [question], answers, answered, ...parts, min: MIN };
}

describe('the school as a whole', () => {
  const counts = fc.record({ yes: fc.nat({ max: 14 }), no: fc.nat({ max: 14 }), most: fc.nat({ max: 6 }) });
  const classes = fc.array(counts, { minLength: 1, maxLength: 12 });

  it('is told only in words that are true of the answers', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(classes, (all) => {
        const cells = all.map((one, nth) => ({ id: `c${nth}`, yearLevel: (nth % 10) + 1, counts: one }));
        const choices = ['yes', 'no', 'most'];
        const total = cells.reduce((sum, cell) => sum + sumOf(cell), 0);
        const { bands } = wholeOf(atomsOf(cells, choices, MIN), choices);
        for (const [choice, band] of Object.entries(bands)) {
          if (band === undefined) continue;
          seen.add(band);
          const share = cells.reduce((sum, cell) => sum + (cell.counts[choice as 'yes'] ?? 0), 0) / total;
          if (band === 'most') expect(share).toBeGreaterThan(0.5);
          if (band === 'few') expect(share).toBeLessThanOrEqual(0.25);
          if (band === 'some') expect(share > 0.05 && share < 0.8).toBe(true);
        }
      }),
      { numRuns: 20_000 },
    );
    expect([...seen].sort()).toEqual(['few', 'most', 'some']);
  });
});
