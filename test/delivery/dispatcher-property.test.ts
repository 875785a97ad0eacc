import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../src/app/ports/delivery.ts';
import type { Store } from '../../src/app/ports/store.ts';
import { createSendLimiter } from '../../src/delivery/send-limiter.ts';
import { createMemoryStore } from '../../src/store/memory/memory-store.ts';
import { createSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { createRig } from '../support/dispatcher-rig.ts';
import { createDyingStore, type Death } from '../support/dying-store.ts';
import {
  type Answer,
  brokenBudgets,
  createFakeMessenger,
  type Post,
  TEAMS_LIMITS,
} from '../support/fake-messenger.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { collect, delivery } from '../support/store-fixtures.ts';

const OWNERS = ['fjordvik', 'nesset'];
const START = 1_000_000;

interface Planned {
  owner: string;
  conversation: number;
  dueAt: number;
  lastsMs: number;
  urgent: boolean;
}
interface Run {
  planned: Planned[];
  answers: Answer[];
  deaths: Death[];
  concurrency: number;
}

const planned: fc.Arbitrary<Planned> = fc.record({
  owner: fc.constantFrom(...OWNERS),
  conversation: fc.oneof(fc.nat({ max: 2 }), fc.nat({ max: 200 })),
  dueAt: fc.oneof(fc.constant(START), fc.integer({ min: START - 500, max: START + 20_000 })),
  lastsMs: fc.constantFrom(1, 300, 60_000, 90_000_000),
  urgent: fc.boolean(),
});
const answer: fc.Arbitrary<Answer> = fc.oneof(
  { weight: 12, arbitrary: fc.constant({ type: 'sent' } as const) },
  { weight: 4, arbitrary: fc.nat({ max: 9000 }).map((ms) => ({ type: 'retry-after', ms }) as const) },
  { weight: 1, arbitrary: fc.constant({ type: 'unreachable', reason: 'blocked' } as const) },
  { weight: 1, arbitrary: fc.constant({ type: 'tenant-stopped', reason: 'disabled' } as const) },
  { weight: 2, arbitrary: fc.constant({ type: 'ambiguous', reason: 'reset' } as const) },
  { weight: 1, arbitrary: fc.constant({ type: 'error', error: new Error('?') } as const) },
);
/** Deaths in quick succession too: what a takeover leaves must be as safe as what it found. */
const runs: fc.Arbitrary<Run> = fc.record({
  planned: fc.array(planned, { minLength: 1, maxLength: 100, size: 'max' }),
  answers: fc.array(answer, { minLength: 1, maxLength: 40 }),
  deaths: fc.array(
    fc.record({
      atWrite: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 80 })),
      written: fc.boolean(),
    }),
    {
      maxLength: 12,
    },
  ),
  concurrency: fc.integer({ min: 1, max: 64 }),
});

async function play(store: Store, { planned, answers, deaths, concurrency }: Run): Promise<Post[]> {
  const clock = createManualClock(START);
  const limiter = createSendLimiter();
  const messenger = createFakeMessenger({
    clock,
    answer: () => answers[messenger.posts.length % answers.length]!,
  });
  for (const [index, { owner, conversation, dueAt, lastsMs, urgent }] of planned.entries()) {
    const subject = `c${conversation}`;
    const it = delivery(`d${index}`, { subject, dueAt, expiresAt: dueAt + lastsMs, urgent });
    await store.commit(owner, [{ type: 'enqueue', delivery: it }]);
  }
  for (const death of [...deaths, undefined]) {
    const dying = createDyingStore(store, death);
    const rig = createRig({ store: dying.store, clock, limiter, messenger, concurrency, leaseMs: 30_000 });
    while (true) {
      await rig.dispatcher.runOnce().catch((error: unknown) => {
        if (!dying.dead()) throw error;
      });
      const next = await store.nextDue();
      if (dying.dead() || next === undefined) break;
      clock.set(Math.max(clock.now(), next));
    }
  }
  return messenger.posts;
}

/** All that may never happen, as sentences. */
function broken(deliveries: Delivery[], posts: Post[]): string[] {
  const found = brokenBudgets(posts, TEAMS_LIMITS);
  for (const { id, state, expiresAt, attempts } of deliveries) {
    const its = posts.filter(({ deliveryId }) => deliveryId === id);
    const outcomes = its.map(({ outcome }) => outcome);
    const say = (what: string) => found.push(`${id} (${state}) ${what}: ${outcomes.join(', ')}`);
    const again = outcomes.slice(0, -1).filter((it) => it !== 'retry-after' && it !== 'tenant-stopped');
    if (again.length > 0) say('was POSTed again after it may have arrived');
    if (['pending', 'claimed', 'sending'].includes(state)) say('is not settled');
    if (its.some(({ at }) => at >= expiresAt)) say('was sent too late');
    if (its.length > attempts) say('was POSTed more often than was written down');
    if (state === 'sent' && outcomes.at(-1) !== 'sent') say('counts as sent and was not');
    if (outcomes.at(-1) === 'sent' && state !== 'sent' && state !== 'ambiguous')
      say('was sent and counts as not');
  }
  return found;
}

async function check(store: Store, run: Run): Promise<void> {
  try {
    const posts = await play(store, run);
    const deliveries = (await Promise.all(OWNERS.map((owner) => collect(store.deliveries(owner))))).flat();
    expect(deliveries).toHaveLength(run.planned.length);
    expect(broken(deliveries, posts)).toEqual([]);
  } finally {
    await store.close();
  }
}

describe('whatever the platform answers and whenever the process dies', () => {
  it('nothing is doubled, late, lost or too fast (memory)', () =>
    fc.assert(
      fc.asyncProperty(runs, (run) => check(createMemoryStore(), run)),
      { numRuns: 150 },
    ));

  it('nothing is doubled, late, lost or too fast (SQLite)', () =>
    fc.assert(
      fc.asyncProperty(runs, async (run) => check(await createSqliteStore({ path: ':memory:' }), run)),
      { numRuns: 25 },
    ));
});
