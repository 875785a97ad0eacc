import { beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../src/app/ports/messenger.ts';
import type { Verb } from '../../src/app/verbs.ts';
import { createFaultLog } from '../../src/simulate/check/fault-log.ts';
import { INVARIANT_NAMES, type Invariant } from '../../src/simulate/check/invariants.ts';
import { button, createWatchedWorld, moment, text, type WatchedWorld } from './watched-world.ts';

const TUESDAY = moment('2026-09-15');
const TEACHER = 'khalid-haugsoy';
const OTHER_SCHOOL = 'sindre-dyrhaugvik';
const OWNER = 'dagny-fjelldal';
const ROUND = 'AAAAAAAAAAAAAAAAAAAAAA';
const WORDS = 'Elevene forklarer for hverandre før de spør meg om hjelp.';
const PROMPT = {
  id: `${ROUND}:threeThings`,
  purpose: 'threeThings',
  questionSet: 'three-things',
  questions: ['satisfied'],
  people: [TEACHER],
  school: 'nordlia',
  round: ROUND,
  opensAt: moment('2026-09-07'),
  closesAt: moment('2026-09-14', '16:00'),
} as const;

function acted(
  world: WatchedWorld,
  more: { verb: Verb; ref: string; code?: string; forged?: boolean; at?: number },
) {
  const who = world.person(TEACHER);
  const message = world.chat.post({
    to: `person:${TEACHER}`,
    at: TUESDAY,
    look: { buttons: [], inputs: [] },
    words: [],
  });
  const action = {
    key: 'k',
    owner: 'fjordvik',
    actor: TEACHER,
    verb: more.verb,
    reference: more.ref,
    values: {},
    at: more.at ?? TUESDAY,
    place: { type: 'personal' } as const,
  };
  const drawn = { card: { type: 'AdaptiveCard' }, fallbackText: 'Hei.', language: 'nb' } as Message;
  return world.checker.acted({
    who,
    action,
    code: more.code ?? 'OK',
    message,
    drawn,
    forged: more.forged ?? false,
  });
}

const measure = {
  id: `${ROUND}:m`,
  school: 'nordlia',
  round: ROUND,
  finding: `${ROUND}:f`,
  problem: 'p',
  what: 'w',
  startsOn: '2026-09-01',
  responsible: 'team:nordlia-1-2',
  evaluateOn: '2026-09-08',
  order: 1,
  status: 'ongoing' as const,
  followUps: [],
};
const finding = {
  id: `${ROUND}:f`,
  school: 'nordlia',
  round: ROUND,
  statement: WORDS,
  explanations: ['a', 'b'],
  disagreement: '',
  sources: [],
};
const round = {
  id: ROUND,
  school: 'nordlia',
  theme: 't',
  problem: 'p',
  questionSet: 'staff',
  questions: [],
  teams: ['nordlia-1-2'],
  windowSchoolDays: 5,
  createdBy: 'line-asenhus',
  createdAt: TUESDAY,
  phase: 'closed' as const,
  history: [],
  summary: '',
  priority: [],
  goals: [],
  loopBack: { text: 'x', at: TUESDAY },
};

/** How each invariant is broken, one at a time. */
const BREAK: Record<Invariant, (world: WatchedWorld) => Promise<unknown> | unknown> = {
  'sent-at-most-once': (world) => [1, 2].map(() => world.send(`person:${TEACHER}`, 'x:prompt', TUESDAY)),
  'school-time-only': (world) => world.send(`person:${TEACHER}`, 'x:prompt', moment('2026-09-13')),
  'two-reminders-at-most': (world) =>
    [1, 2, 3].map((n) => world.send(`person:${TEACHER}`, `x:${TEACHER}:reminder${n}`, TUESDAY + n * 2000)),
  'no-reminder-when-done': (world) => {
    world.yes(TEACHER, 'prompt.skip', 'x');
    world.send(`person:${TEACHER}`, `x:${TEACHER}:reminder1`, TUESDAY);
  },
  'left-alone': (world) => {
    world.yes(TEACHER, 'settings.save', 'self', { pausedUntil: '2026-09-20' });
    world.send(`person:${TEACHER}`, 'x:prompt', TUESDAY);
  },
  'acknowledged-is-kept': (world) => {
    world.yes('line-asenhus', 'summary.send', ROUND, { summary: WORDS });
    return world.checker.review(TUESDAY);
  },
  'answered-once': async (world) => {
    for (const id of ['a', 'b'])
      await world.put({
        type: 'put',
        collection: 'unnamedAnswer',
        id: `${PROMPT.id}:${id}`,
        body: { prompt: PROMPT.id, texts: {} },
        expect: 0,
      });
    await world.checker.review(TUESDAY);
  },
  'closed-is-closed': async (world) => {
    await world.put({
      type: 'put',
      collection: 'prompt',
      id: PROMPT.id,
      body: { ...PROMPT, questions: ['satisfied'], people: [TEACHER] },
      expect: 0,
    });
    await acted(world, { verb: 'answer.save', ref: PROMPT.id });
  },
  'forged-is-refused': (world) => acted(world, { verb: 'home.help', ref: 'made-up', forged: true }),
  'no-measure-without-finding': async (world) => {
    await world.put({
      type: 'put',
      collection: 'measure',
      id: measure.id,
      body: { ...measure, evaluateOn: '2026-12-01' },
      expect: 0,
    });
    await world.checker.review(TUESDAY);
  },
  'agreed-is-asked-about': async (world) => {
    await world.put({ type: 'put', collection: 'finding', id: finding.id, body: finding, expect: 0 });
    await world.put({ type: 'put', collection: 'measure', id: measure.id, body: measure, expect: 0 });
    await world.checker.review(TUESDAY);
  },
  'owner-sees-what-is-shared': (world) => {
    world.yes('line-asenhus', 'finding.save', ROUND, { statement: WORDS });
    world.send(`person:${OWNER}`, 'x:digest', TUESDAY, { body: [text(WORDS)] });
  },
  'right-eyes-only': (world) => {
    world.yes(TEACHER, 'answer.save', `${ROUND}:reflection`, { works: WORDS });
    world.send(`person:${OTHER_SCHOOL}`, 'x:prompt', TUESDAY, { body: [text(WORDS)], language: 'nn' });
  },
  'names-and-nameless-apart': (world) => {
    for (const { id } of world.data.people.filter(({ teams }) => teams.includes('nordlia-1-2')))
      world.yes(id, 'answer.save', PROMPT.id, { satisfied: WORDS });
    world.send('team:nordlia-1-2', 'x:summary', TUESDAY, {
      body: [text(WORDS), text('Hilsen Khalid Haugsøy')],
    });
  },
  'small-groups-hidden': (world) => {
    world.yes(TEACHER, 'answer.save', PROMPT.id, { satisfied: WORDS });
    world.send('team:nordlia-1-2', 'x:summary', TUESDAY, { body: [text(WORDS)] });
  },
  'born-once': (world) => world.checker.end(moment('2026-08-01'), moment('2026-09-15')),
  'all-settled': async (world) => {
    const recipient = { type: 'person', person: TEACHER } as const;
    await world.put({
      type: 'enqueue',
      delivery: {
        id: 'x',
        recipient,
        kind: 'prompt',
        subject: 'x',
        dueAt: TUESDAY,
        expiresAt: TUESDAY + 1e9,
        urgent: false,
      },
    });
    await world.checker.end(moment('2026-08-01', '00:00'), TUESDAY + 1e8);
  },
  'within-budgets': (world) =>
    Array.from({ length: 8 }, (_, n) => world.send(`person:${TEACHER}`, `x${n}:prompt`, TUESDAY)),
  'team-card-in-place': async (world) => {
    world.send('team:nordlia-1-2', `${ROUND}:team:nordlia-1-2:team-prompt`, TUESDAY, {
      body: [text('Ingen har skrevet noe ennå.')],
    });
    world.yes(TEACHER, 'team.save', `${ROUND}:team@nordlia-1-2`, { agreed: WORDS });
    const id = `${ROUND}:team:nordlia-1-2:team-prompt`;
    const recipient = { type: 'team', team: 'nordlia-1-2' } as const;
    await world.put({
      type: 'enqueue',
      delivery: {
        id,
        recipient,
        kind: 'team-prompt',
        subject: ROUND,
        dueAt: TUESDAY,
        expiresAt: TUESDAY + 1e9,
        urgent: false,
      },
    });
    const [claim] = await world.store.claimDue(TUESDAY, 1, 1000);
    const reference = { platform: 'teams', id: 'm1', conversation: 'team:nordlia-1-2' } as const;
    if (claim) await world.store.settle(claim, { state: 'sent', message: reference, at: TUESDAY });
    await world.checker.review(TUESDAY + 7_200_000);
  },
  'raw-answers-are-deleted': async (world) => {
    world.checker.remember({ t: 'prompt', prompt: { ...PROMPT, closesAt: moment('2026-01-10') } });
    await world.put({
      type: 'put',
      collection: 'participation',
      id: `${PROMPT.id}:${TEACHER}`,
      body: { skipped: true },
      expect: 0,
    });
    world.yes(TEACHER, 'prompt.skip', PROMPT.id);
    await world.checker.review(TUESDAY);
  },
  'prompts-say-why': (world) =>
    world.send(`person:${TEACHER}`, 'x:prompt', TUESDAY, { body: [button('answer.save', 'x')] }),
  'own-language': (world) => world.send(`person:${TEACHER}`, 'x:prompt', TUESDAY, { language: 'en' }),
  'loop-is-closed': async (world) => {
    await world.put({ type: 'put', collection: 'round', id: ROUND, body: round, expect: 0 });
    await world.checker.end(moment('2026-08-01'), moment('2026-10-15'));
  },
  'no-faults': (world) =>
    createFaultLog(world.checker.report, { now: () => TUESDAY }).error('A message could not be made', {
      kind: 'prompt',
    }),
};

describe('the checker of the simulated year', () => {
  let world: WatchedWorld;
  beforeEach(() => {
    world = createWatchedWorld();
  });

  for (const name of INVARIANT_NAMES) {
    it(`notices when this does not hold: ${name}`, async () => {
      await BREAK[name](world);
      expect(world.broken()).toContain(name);
      const [violation] = world.checker.report.violations().filter(({ invariant }) => invariant === name);
      expect(violation?.what).not.toBe('');
      expect(violation?.at).toBeGreaterThan(0);
    });
  }

  it('has nothing to say of a world where all is well', async () => {
    for (const { id } of world.data.people.filter(({ teams }) => teams.includes('nordlia-1-2')))
      world.yes(id, 'settings.open', 'self');
    world.send(`person:${TEACHER}`, `x:${TEACHER}:reminder1`, TUESDAY);
    world.send(`person:${TEACHER}`, 'x:safety', moment('2026-09-13', '23:00'));
    world.yes('line-asenhus', 'finding.save', ROUND, { statement: WORDS });
    world.send(`person:${TEACHER}`, 'y:ballot', TUESDAY + 5000, { body: [text(WORDS)] });
    world.yes('line-asenhus', 'round.share', ROUND);
    world.send(`person:${OWNER}`, 'x:digest', TUESDAY + 9000, { body: [text(WORDS)] });
    expect(world.broken()).toEqual([]);
  });

  it('tells what, where and when, and never what people wrote', () => {
    world.yes(TEACHER, 'answer.save', `${ROUND}:reflection`, { works: WORDS });
    world.send(`person:${OTHER_SCHOOL}`, 'x:prompt', TUESDAY, { body: [text(WORDS)], language: 'nn' });
    const [violation] = world.checker.report.violations();
    expect(violation).toMatchObject({ invariant: 'right-eyes-only', where: 'x:prompt', at: TUESDAY });
    expect(JSON.stringify(violation)).not.toContain('forklarer');
  });

  it('lets missing texts be: they have their own tests', () => {
    createFaultLog(world.checker.report, { now: () => TUESDAY }).error('A text is missing', { textKey: 'x' });
    expect(world.broken()).toEqual([]);
  });
});

describe('what was pressed when the process was killed', () => {
  const REF = `${ROUND}:reflection`;
  const answered = (works: string) => ({
    prompt: REF,
    person: TEACHER,
    texts: { works },
    sharedWithTeam: false,
  });

  it('may stand in place of what was said yes to before, and nothing else may', async () => {
    const world = createWatchedWorld();
    world.yes(TEACHER, 'answer.save', REF, { works: WORDS });
    const tried = {
      at: TUESDAY,
      key: 'cut off',
      actor: TEACHER,
      verb: 'answer.save',
      ref: REF,
      values: { works: 'Nye ord.' },
    };
    world.checker.remember({ t: 'try', at: TUESDAY, tried });
    await world.put({
      type: 'put',
      collection: 'answer',
      id: `${REF}:${TEACHER}`,
      body: answered('Nye ord.'),
      expect: 0,
    });
    await world.checker.review(TUESDAY);
    expect(world.broken()).toEqual([]);
    await world.put({
      type: 'put',
      collection: 'answer',
      id: `${REF}:${TEACHER}`,
      body: answered('Noe helt annet.'),
      expect: 1,
    });
    await world.checker.review(TUESDAY);
    expect(world.broken()).toEqual(['acknowledged-is-kept']);
  });
});
