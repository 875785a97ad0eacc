import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Question } from '../../../src/domain/cycle/activity.ts';
import { MIN_GROUPS, minGroups } from '../../../src/domain/privacy/min-group.ts';
import { bandOf, shownAtoms, wholeOf } from '../../../src/domain/privacy/release.ts';
import { type Heard, releaseOf } from '../../../src/domain/privacy/voice-release.ts';
import { publishedVoice } from '../../../src/domain/report/published-voice.ts';
import type { Hearing, VoiceAnswer } from '../../../src/domain/voice/hearing.ts';
import {
  type Observe,
  type SolvedClass,
  type SolvedSchool,
  sizeOf,
  solve,
  type World,
} from '../../support/adversary.ts';

const MIN = 5;
/** As many worlds as are gone through for one school. */
const MOST_WORLDS = 12_000;
const EXHAUSTIVE_WORLDS = 3_000;

const yearLevel = fc.constantFrom(1, 2, 4, 5, 7, 8, 10);
const sizes = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 4, max: 14 }));
const choices: fc.Arbitrary<string[]> = fc.constantFrom(['yes', 'no'], ['yes', 'most', 'no']);

function schools(of: fc.Arbitrary<SolvedClass>): fc.Arbitrary<SolvedSchool> {
  return fc
    .record({ classes: fc.array(of, { minLength: 1, maxLength: 5 }), choices })
    .filter((school) => sizeOf(school) <= MOST_WORLDS);
}

const withCodes = schools(fc.record({ yearLevel, handedIn: sizes }));
const mixed = schools(
  fc.record(
    {
      yearLevel,
      handedIn: sizes,
      sharedCode: fc.boolean(),
      hands: fc.record({ yes: fc.nat({ max: 8 }), no: fc.nat({ max: 8 }) }),
    },
    { requiredKeys: ['yearLevel', 'handedIn'] },
  ),
);

describe('an adversary who goes through all worlds', () => {
  it('cannot tell an answer of a small group, nor a uniform one, where pupils have codes', () => {
    fc.assert(
      fc.property(withCodes, (school) => {
        expect(solve(school, told, MIN)).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it('nor with shared codes, raised hands and pupils who answer twice', () => {
    fc.assert(
      fc.property(mixed, (school) => {
        expect(solve(school, told, MIN)).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it('nor in any school of three classes with up to six answers each', () => {
    // In the first two a pupil alone could be told to have skipped, as long as the exact number of answers was kept.
    const levels = [
      [1, 7, 5],
      [5, 5, 8],
      [1, 5, 8],
      [1, 1, 1],
    ];
    for (const yearLevels of levels)
      for (let sizes = 0; sizes < 7 ** 3; sizes += 1) {
        const handedIn = [sizes % 7, Math.floor(sizes / 7) % 7, Math.floor(sizes / 49)];
        const classes = yearLevels.map((yearLevel, nth) => ({ yearLevel, handedIn: handedIn[nth] ?? 0 }));
        const school = { classes, choices: ['yes', 'no'] };
        if (sizeOf(school) <= EXHAUSTIVE_WORLDS) expect(solve(school, told, MIN)).toBeUndefined();
      }
  }, 120_000);

  it.each(Object.entries(mutations()))(
    'is no paper tiger: finds the leak when %s',
    (_, { observe, school }) => {
      expect(solve(school, observe, MIN)).toBeDefined();
      expect(solve(school, told, MIN)).toBeUndefined();
    },
  );
});

/** What the whole house can tell of one question, now and after the kommune has raised its minimum. */
function told(school: SolvedSchool, world: World): string {
  const heard = heardIn(school, world);
  const release = releaseOf(heard);
  const atoms = release.questions[0]?.atoms ?? [];
  const [question] = heard.questions;
  const published = publishedVoice({ ...heard, release, title: '' }, 'nb', MIN_GROUPS);
  const later = [5, 8, 12].map((raised) => shownAtoms(atoms, minGroups({ school: raised }).school));
  return JSON.stringify({
    atoms,
    later,
    whole: wholeOf(atoms, question?.choices?.map(({ id }) => id) ?? []),
    published,
  });
}

function heardIn({ classes, choices: ids }: SolvedSchool, world: World): Heard {
  const words = (text: string) => ({ nb: text, nn: text, en: text });
  const question: Question = {
    id: 'q',
    text: words('Q'),
    kind: 'choice',
    choices: ids.map((id) => ({ id, text: words(id) })),
  };
  const name = (index: number) => `class-${index}`;
  const groups = classes.map(({ yearLevel: level }, index) => ({
    id: name(index),
    name: name(index),
    yearLevel: level,
    size: 30,
  }));
  const hearing: Hearing = {
    id: 'h',
    voice: 'pupils',
    school: 's',
    questionSet: 'x',
    questions: ['q'],
    groups,
    opensAt: 0,
    closesAt: 1,
  };
  const together = new Map(
    classes.flatMap(({ hands }, index) => {
      if (!hands) return [];
      const answers = answersFrom(hands, ids);
      return [[name(index), { present: Math.max(MIN, answers.length), answers }] as const];
    }),
  );
  return {
    hearing,
    questions: [question],
    answers: new Map(world.map((counts, index) => [name(index), answersFrom(counts, ids)])),
    answered: Object.fromEntries(
      classes.map(({ handedIn }, index) => [
        name(index),
        handedIn + (together.get(name(index))?.present ?? 0),
      ]),
    ),
    together,
    sharedCode: new Set(classes.flatMap(({ sharedCode }, index) => (sharedCode ? [name(index)] : []))),
    min: MIN,
  };
}

function answersFrom(counts: Record<string, number>, ids: string[]): VoiceAnswer[] {
  return ids.flatMap((text) => Array.from({ length: counts[text] ?? 0 }, () => ({ question: 'q', text })));
}

/** The design with one thing turned off at a time, and a school where that matters. */
function mutations(): Record<string, { observe: Observe; school: SolvedSchool }> {
  const two = ['yes', 'no'];
  const plain = (...sizesOf: number[]): SolvedSchool => ({
    choices: two,
    classes: sizesOf.map((handedIn) => ({ yearLevel: 5, handedIn })),
  });
  const total = (world: World, choice: string) => world.reduce((sum, cell) => sum + (cell[choice] ?? 0), 0);
  const exact = (world: World) => JSON.stringify(world.map((cell) => two.map((choice) => cell[choice])));
  return {
    'small classes are not put together': {
      school: plain(3, 6),
      observe: (school, world) =>
        school.classes
          .map((one, index) => told({ ...school, classes: [{ ...one, handedIn: 9 }] }, [world[index] ?? {}]))
          .join() + world.map((cell) => bandOf(cell.yes ?? 0, 3)).join(),
    },
    'a small class is hidden, and the total is not': {
      school: plain(3, 6),
      observe: (_, world) => JSON.stringify([total(world, 'yes'), total(world, 'no'), world[1]]),
    },
    '100 % is shown': {
      school: plain(6),
      observe: (school, world) => told(school, world) + (total(world, 'yes') === 6 ? 'all of them' : ''),
    },
    'a percentage is shown to one who knows the own answer': {
      school: plain(6),
      observe: (_, world) => exact(world),
    },
    'a uniform group is hidden, which tells that it is uniform': {
      school: plain(7),
      observe: (school, world) =>
        two.some((choice) => total(world, choice) === 7) ? 'hidden' : told(school, world),
    },
    'the figures can be watched while answers come in': {
      school: plain(6),
      observe: (school, world) =>
        JSON.stringify([told(school, world), two.map((choice) => total(world, choice) > 5)]),
    },
    'raised hands are put together with codes': {
      school: { choices: two, classes: [{ yearLevel: 5, handedIn: 2, hands: { yes: 7, no: 1 } }] },
      observe: (school, world) => {
        const hands = school.classes[0]?.hands ?? {};
        return two.map((choice) => bandOf((hands[choice] ?? 0) + total(world, choice), 10)).join();
      },
    },
    'a class that shares a code is told of like the others': {
      school: { choices: two, classes: [{ yearLevel: 5, handedIn: 8, sharedCode: true }] },
      observe: (school, world) =>
        told({ ...school, classes: school.classes.map(({ sharedCode: _, ...one }) => one) }, world),
    },
    'who skipped decides which classes stand together': {
      school: plain(3, 8),
      observe: (_, world) => JSON.stringify(world.map((cell) => (cell.yes ?? 0) + (cell.no ?? 0) > 0)),
    },
  };
}
