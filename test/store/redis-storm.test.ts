import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/app/ports/store.ts';
import { openRedisStore } from '../../src/store/redis/open-redis-store.ts';
import { ownerKeys } from '../../src/store/redis/redis-keys.ts';
import { REDIS_SERVER, type RedisServer, startRedis } from '../support/redis-server.ts';
import { collect, delivery } from '../support/store-fixtures.ts';

const OWNERS = ['o1', 'o2', 'o3', 'o{4}', '}5'];
const INSTANCES = 4;
const STEPS = 250;
const KILL_EVERY_MS = 600;

/** At one and the same moment: the owners whose entry in the index is missing or later than what they have. */
const LATE = `
  local late = {}
  for n = 1, #ARGV do
    local first
    for k = 3 * n, 3 * n + 2 do
      local score = tonumber(redis.call('ZRANGE', KEYS[k - 1], 0, 0, 'WITHSCORES')[2])
      if score and (not first or score < first) then first = score end
    end
    local index = tonumber(redis.call('ZSCORE', KEYS[1], ARGV[n]) or '')
    if first and (not index or index > first) then late[#late + 1] = ARGV[n] end
  end
  return late`;

/** The same numbers each time; who is quicker differs. */
function createRandom(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761 + 1;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return state % below;
  };
}

/** One instance that enqueues, claims, puts off and withdraws; a fault of the store ends only the step. */
async function work(store: Store, number: number, enqueued: Set<string>): Promise<void> {
  const random = createRandom(number);
  for (let n = 0; n < STEPS; n += 1) {
    const owner = OWNERS[random(OWNERS.length)] ?? 'o1';
    const now = random(1000);
    const id = `${number}-${n}`;
    try {
      if (random(3) > 0) {
        const made = delivery(id, { dueAt: random(1000), urgent: random(4) === 0 });
        const { ok } = await store.commit(owner, [{ type: 'enqueue', delivery: made }]);
        if (ok) enqueued.add(`${owner} ${id}`);
      }
      for (const claim of await store.claimDue(now, 1 + random(3), 1 + random(50))) {
        if (random(2) === 0)
          await store.settle(claim, { state: 'pending', dueAt: random(1000), reason: 'x', at: now });
      }
      if (random(8) === 0) await store.nextDue();
    } catch (error) {
      expect(error).toMatchObject({ code: 'STORE.UNAVAILABLE' });
    }
  }
}

describe.skipIf(!REDIS_SERVER)('many instances at once', () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());

  it('never leave an owner in the index later than it is due, and lose no delivery, though connections break', async () => {
    const admin = server.admin();
    const keys = OWNERS.flatMap((owner) => ownerKeys(owner).slice(3));
    const stores = await Promise.all(
      Array.from({ length: INSTANCES }, () => openRedisStore({ url: server.url, budgetMs: 400 })),
    );
    const enqueued = new Set<string>();
    let working = true;
    const allWork = Promise.all(stores.map((store, number) => work(store, number, enqueued))).then(() => {
      working = false;
    });
    let looks = 0;
    let killAt = performance.now() + KILL_EVERY_MS;
    while (working) {
      const late = await admin.eval(LATE, 1 + keys.length, 'arshjul:1:{index}:times', ...keys, ...OWNERS);
      expect(late).toEqual([]);
      looks += 1;
      if (performance.now() < killAt) continue;
      await admin.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
      killAt += KILL_EVERY_MS;
    }
    await allWork;
    const [store] = stores;
    const claimed = new Set<string>();
    for (let left = await store!.nextDue(); left !== undefined; left = await store!.nextDue()) {
      for (const claim of await store!.claimDue(left, 50, 10_000)) {
        claimed.add(`${claim.owner} ${claim.id}`);
        await store!.settle(claim, { state: 'expired', reason: 'end', at: left });
      }
    }
    expect([...enqueued].filter((one) => !claimed.has(one))).toEqual([]);
    for (const owner of OWNERS) {
      const states = new Set((await collect(store!.deliveries(owner))).map(({ state }) => state));
      expect([...states]).toEqual(['expired']);
    }
    expect(looks).toBeGreaterThan(50);
    await Promise.all(stores.map((one) => one.close()));
  });
});
