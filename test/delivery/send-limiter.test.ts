import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SendLane } from '../../src/app/ports/send-limiter.ts';
import { createSendLimiter } from '../../src/delivery/send-limiter.ts';
import { mostWithin, TEAMS_LIMITS } from '../support/fake-messenger.ts';

const lane = (conversation: string, over: Partial<SendLane> = {}): SendLane => ({
  owner: 'o',
  platform: 'teams',
  conversation,
  urgent: false,
  ...over,
});

describe('the send limiter', () => {
  it('never lets through more than any budget, whatever is asked and when', async () => {
    const asks = fc.array(fc.tuple(fc.nat({ max: 80 }), fc.nat({ max: 3 }), fc.boolean()), {
      maxLength: 400,
    });
    const rates = fc.constantFrom(0.5, 1, 8.75, 30, 50);
    await fc.assert(
      fc.asyncProperty(asks, rates, async (steps, perTenantPerSecond) => {
        const limits = { ...TEAMS_LIMITS, perTenantPerSecond };
        const limiter = createSendLimiter();
        const taken: [string, number][] = [];
        let now = 0;
        for (const [wait, conversation, urgent] of steps) {
          now += wait;
          const take = await limiter.take(lane(`c${conversation}`, { urgent }), limits, now);
          if (take.ok) taken.push([`c${conversation}`, now]);
          else expect(take.at).toBeGreaterThan(now);
        }
        const windowMs = perTenantPerSecond < 1 ? 1000 / perTenantPerSecond : 1000;
        const allowed = Math.max(1, Math.floor(perTenantPerSecond));
        expect(
          mostWithin(
            taken.map(([, at]) => at),
            windowMs,
          ),
        ).toBeLessThanOrEqual(allowed);
        for (const [, its] of Map.groupBy(taken, ([name]) => name)) {
          const times = its.map(([, at]) => at);
          expect(mostWithin(times, 1000)).toBeLessThanOrEqual(7);
          expect(mostWithin(times, 30_000)).toBeLessThanOrEqual(60);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('gives those that wait turns of their own', async () => {
    const limiter = createSendLimiter();
    const turns: number[] = [];
    for (let n = 0; n < 12; n += 1) {
      const take = await limiter.take(lane(`c${n}`), TEAMS_LIMITS, 0);
      turns.push(take.ok ? 0 : take.at);
    }
    expect(turns).toEqual([0, 0, 0, 100, 100, 100, 200, 200, 200, 300, 300, 300]);
    expect(await limiter.take(lane('u', { urgent: true }), TEAMS_LIMITS, 0)).toEqual({ ok: false, at: 100 });
  });

  it('forgets a queue that nobody came for', async () => {
    const limiter = createSendLimiter();
    for (let n = 0; n < 3000; n += 1) await limiter.take(lane(`c${n}`), TEAMS_LIMITS, 0);
    for (let n = 0; n < 3; n += 1) await limiter.take(lane(`late${n}`), TEAMS_LIMITS, 5000);
    expect(await limiter.take(lane('late3'), TEAMS_LIMITS, 5000)).toEqual({ ok: false, at: 5100 });
  });

  it('never goes over the budget of an hour, also with one who is quiet for half a minute in between', async () => {
    const limits = { perTenantPerSecond: 50, perConversation: [{ limit: 40, seconds: 3600 }] };
    const waits = fc.array(fc.tuple(fc.nat({ max: 60_000 }), fc.nat({ max: 1 })), {
      minLength: 200,
      maxLength: 300,
    });
    await fc.assert(
      fc.asyncProperty(waits, async (steps) => {
        const limiter = createSendLimiter();
        const taken = new Map<string, number[]>();
        let now = 0;
        for (const [wait, conversation] of steps) {
          // Others are written to in between, so that the quiet ones are looked at.
          now += wait;
          for (let n = 0; n < 4; n += 1) await limiter.take(lane(`other ${now} ${n}`), limits, now - n);
          now += 200;
          const name = `c${conversation}`;
          const take = await limiter.take(lane(name), limits, now);
          const times = taken.get(name) ?? [];
          if (take.ok) taken.set(name, [...times, now]);
          // Nobody waits who has had a good deal less.
          else if (times.filter((at) => at > now - 2 * 3_600_000).length < 20)
            expect(take.at - now).toBeLessThan(2000);
        }
        for (const times of taken.values()) expect(mostWithin(times, 3_600_000)).toBeLessThanOrEqual(40);
      }),
      { numRuns: 30 },
    );
  });

  it('comes back to one who has had an hour full, when the hour is over and not much later', async () => {
    const limits = { perTenantPerSecond: 50, perConversation: [{ limit: 5, seconds: 3600 }] };
    const limiter = createSendLimiter();
    for (let n = 0; n < 5; n += 1) {
      expect(await limiter.take(lane('c'), limits, n * 100_000)).toEqual({ ok: true });
      for (let k = 0; k < 9; k += 1) await limiter.take(lane(`o${n} ${k}`), limits, n * 100_000 + 99_000);
    }
    const full = await limiter.take(lane('c'), limits, 500_000);
    expect(full).toMatchObject({ ok: false });
    const at = full.ok ? 0 : full.at;
    expect(at).toBeGreaterThanOrEqual(3_600_000);
    expect(at).toBeLessThanOrEqual(3_600_000 + 300_000);
    expect(await limiter.take(lane('c'), limits, at)).toEqual({ ok: true });
  });

  it('keeps tenants and platforms apart', async () => {
    const limiter = createSendLimiter();
    for (let n = 0; n < 3; n += 1) await limiter.take(lane(`c${n}`), TEAMS_LIMITS, 0);
    expect(await limiter.take(lane('x'), TEAMS_LIMITS, 0)).toMatchObject({ ok: false });
    expect(await limiter.take(lane('x', { owner: 'p' }), TEAMS_LIMITS, 0)).toEqual({ ok: true });
    expect(await limiter.take(lane('x', { platform: 'slack' }), TEAMS_LIMITS, 0)).toEqual({ ok: true });
  });

  it('holds a throttled conversation for its wait, and the tenant for at most half a minute', async () => {
    const limiter = createSendLimiter();
    for (const id of ['a', 'b']) await limiter.throttled(lane(id), 600_000, 0);
    expect(await limiter.take(lane('a'), TEAMS_LIMITS, 0)).toEqual({ ok: false, at: 600_000 });
    expect(await limiter.take(lane('x'), TEAMS_LIMITS, 0)).toEqual({ ok: true });
    await limiter.passed(lane('x'));
    await limiter.throttled(lane('c'), 600_000, 0);
    expect(await limiter.take(lane('y'), TEAMS_LIMITS, 0)).toEqual({ ok: true });
    for (const id of ['d', 'e']) await limiter.throttled(lane(id), 600_000, 0);
    expect(await limiter.take(lane('z'), TEAMS_LIMITS, 0)).toEqual({ ok: false, at: 30_000 });
  });
});
