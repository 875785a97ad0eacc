import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SendLane, SendLimiter } from '../../src/app/ports/send-limiter.ts';
import { createSendLimiter } from '../../src/delivery/send-limiter.ts';
import { openRedisEngine } from '../../src/store/redis/open-redis-store.ts';
import { mostWithin, TEAMS_LIMITS } from '../support/fake-messenger.ts';
import { REDIS_SERVER, type RedisServer, startRedis } from '../support/redis-server.ts';

const lane = (conversation: string, over: Partial<SendLane> = {}): SendLane => ({
  owner: 'o',
  platform: 'teams',
  conversation,
  urgent: false,
  ...over,
});

type Step =
  | { type: 'take'; wait: number; conversation: number; owner: string; urgent: boolean }
  | { type: 'throttled'; wait: number; conversation: number; owner: string; ms: number }
  | { type: 'passed'; wait: number; conversation: number; owner: string };

const place = {
  wait: fc.oneof(fc.nat({ max: 80 }), fc.nat({ max: 5000 })),
  conversation: fc.nat({ max: 3 }),
  owner: fc.constantFrom('o', 'p'),
};
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({ type: fc.constant('take' as const), ...place, urgent: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('throttled' as const), ...place, ms: fc.nat({ max: 60_000 }) }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('passed' as const), ...place }) },
);

describe.skipIf(!REDIS_SERVER)('the send limiter that instances share', () => {
  let server: RedisServer;
  const closing: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    server = await startRedis(['--appendfsync', 'no']);
  });
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
    await server.flush();
  });
  afterAll(() => server.stop());

  async function limiter(virtualTime: boolean): Promise<SendLimiter> {
    const { store, sendLimiter } = await openRedisEngine({ url: server.url, virtualTime });
    closing.push(() => store.close());
    return sendLimiter;
  }

  it('answers as the limiter of one instance does, whatever is asked, and of whichever instance', async () => {
    const shared = [await limiter(true), await limiter(true)];
    const rates = fc.constantFrom(0.5, 1, 8.75, 30, 50);
    const property = fc.asyncProperty(
      fc.array(step, { maxLength: 150 }),
      rates,
      async (steps, perTenantPerSecond) => {
        await server.flush();
        const limits = { ...TEAMS_LIMITS, perTenantPerSecond };
        const model = createSendLimiter();
        // Some days in, as instants are; the model's own time begins at nothing.
        let now = 1_800_000_000_000;
        for (const [n, one] of steps.entries()) {
          now += one.wait;
          const on = lane(`c${one.conversation}`, {
            owner: one.owner,
            urgent: 'urgent' in one && one.urgent,
          });
          const ask = async (asked: SendLimiter) => {
            if (one.type === 'take') return asked.take(on, limits, now);
            return one.type === 'passed' ? asked.passed(on) : asked.throttled(on, now + one.ms, now);
          };
          expect(await ask(shared[n % 2]!)).toEqual(await ask(model));
        }
      },
    );
    await fc.assert(property, { numRuns: 40 });
  });

  it('keeps the pace of many instances together by the time of Redis, whatever their clocks say', async () => {
    const instances = await Promise.all([0, 1, 2].map(() => limiter(false)));
    const skews = [0, -5000, 60_000];
    const taken: number[] = [];
    const end = performance.now() + 1500;
    await Promise.all(
      instances.map(async (instance, n) => {
        for (let c = 0; performance.now() < end; c += 1) {
          const before = performance.now();
          const take = await instance.take(lane(`${n}-${c}`), TEAMS_LIMITS, Date.now() + (skews[n] ?? 0));
          if (take.ok) taken.push(before);
        }
      }),
    );
    expect(taken.length).toBeGreaterThan(20);
    // The moment of each is known to the length of a call.
    expect(mostWithin(taken, 950)).toBeLessThanOrEqual(30);
  });
});
