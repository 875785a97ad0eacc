import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/app/ports/store.ts';
import { openRedisStore } from '../../src/store/redis/open-redis-store.ts';
import { type RedisCluster, startRedisCluster } from '../support/redis-cluster.ts';
import { REDIS_SERVER, type RedisServer, startRedis } from '../support/redis-server.ts';
import { collect, delivery, ids, team } from '../support/store-fixtures.ts';

const LANES = 16;
/** The server is killed when so many more have been acknowledged: at the first commits and amid a run. */
const KILL_AFTER = [1, 7, 150, 600];

interface Run {
  acknowledged: Set<string>;
  conflicts: string[];
  stop(): Promise<void>;
}

/** Many that commit at once, as people who answer do: each tries again until its answer is taken. */
function commitInLanes(store: Store, owners: string[], name: string): Run {
  const acknowledged = new Set<string>();
  const conflicts: string[] = [];
  let stopping = false;

  async function untilTaken(owner: string, id: string): Promise<void> {
    while (!stopping) {
      const result = await store
        .commit(owner, [
          { type: 'put', collection: 'team', id, body: team(id), expect: 0 },
          { type: 'enqueue', delivery: delivery(id) },
        ])
        .catch(() => undefined);
      if (result?.ok) return void acknowledged.add(`${owner} ${id}`);
      // Told as failed, done nevertheless: the next try meets it, and nothing is there twice.
      if (result) return void conflicts.push(`${owner} ${id}`);
      await pause(5);
    }
  }

  async function lane(number: number): Promise<void> {
    const owner = owners[number % owners.length] ?? 'o';
    for (let n = 0; !stopping; n += 1) await untilTaken(owner, `${name}-${number}-${n}`);
  }

  const lanes = Array.from({ length: LANES }, (_, number) => lane(number));
  return {
    acknowledged,
    conflicts,
    async stop() {
      stopping = true;
      await Promise.all(lanes);
    },
  };
}

async function found(store: Store, owners: string[]): Promise<Set<string>> {
  const there = new Set<string>();
  for (const owner of owners) {
    const documents = await ids(store.list(owner, 'team'));
    const deliveries = await collect(store.deliveries(owner));
    expect(deliveries.map(({ id }) => id)).toEqual(documents);
    for (const id of documents) there.add(`${owner} ${id}`);
  }
  return there;
}

async function reached(run: Run, count: number): Promise<void> {
  await expect
    .poll(() => run.acknowledged.size, { timeout: 20_000, interval: 2 })
    .toBeGreaterThanOrEqual(count);
}

describe.skipIf(!REDIS_SERVER)('a server that is killed', () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());

  it('has everything that was acknowledged, and nothing by halves', async () => {
    const store = await openRedisStore({ url: server.url });
    const all = new Set<string>();
    for (const [round, acks] of KILL_AFTER.entries()) {
      const run = commitInLanes(store, ['o'], String(round));
      await reached(run, acks);
      await server.kill();
      await server.start();
      await reached(run, run.acknowledged.size + 20);
      await run.stop();
      for (const one of run.acknowledged) all.add(one);
      const there = await found(store, ['o']);
      expect([...all].filter((one) => !there.has(one))).toEqual([]);
      expect(run.conflicts.filter((one) => !there.has(one))).toEqual([]);
    }
    expect(all.size).toBeGreaterThan(750);
    await store.close();
  });
});

describe.skipIf(!REDIS_SERVER)('a node of the cluster that is killed', () => {
  let cluster: RedisCluster;
  beforeAll(async () => {
    cluster = await startRedisCluster();
  });
  afterAll(() => cluster.stop());

  it('has everything that was acknowledged when it is back, and is used again', async () => {
    const owners = Array.from({ length: 9 }, (_, n) => `owner-${n}`);
    const store = await openRedisStore({ url: cluster.url, budgetMs: 1000 });
    const run = commitInLanes(store, owners, 'c');
    for (const node of cluster.nodes) {
      await reached(run, run.acknowledged.size + 100);
      await node.kill();
      await node.start();
      // The others have to hear that it is back.
      for (const owner of owners) {
        const before = [...run.acknowledged].filter((one) => one.startsWith(`${owner} `)).length;
        const count = () => [...run.acknowledged].filter((one) => one.startsWith(`${owner} `)).length;
        await expect.poll(count, { timeout: 20_000 }).toBeGreaterThan(before);
      }
    }
    await run.stop();
    const there = await found(store, owners);
    expect([...run.acknowledged].filter((one) => !there.has(one))).toEqual([]);
    await store.close();
  });
});
