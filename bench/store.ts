import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import type { Store } from '../src/app/ports/store.ts';
import { openStore } from '../src/store/open-store.ts';
import { startRedisCluster } from '../test/support/redis-cluster.ts';
import { REDIS_SERVER, startRedis } from '../test/support/redis-server.ts';
import { delivery, team } from '../test/support/store-fixtures.ts';
import { createTempDir } from '../test/support/temp-dir.ts';
import { type Bench, type Figure, repeat, seconds } from './measure.ts';

const RUNS = 5;
const COMMITS = 1000;
const LANES = 32;

/** What an answer is to the store: a document, its mark in the inbox, and a message in the outbox. */
function commit(store: Store, id: string) {
  return store.commit('fjordvik', [
    { type: 'put', collection: 'team', id, body: team(id), expect: 0 },
    { type: 'put', collection: 'inbox', id, body: { at: 1 }, expect: 0 },
    { type: 'enqueue', delivery: delivery(id, { dueAt: 1_000_000 }) },
  ]);
}

async function commitMany(store: Store, lanes: number): Promise<number> {
  const name = randomUUID();
  const lane = async (number: number) => {
    for (let n = number; n < COMMITS; n += lanes) await commit(store, `${name}:${n}`);
  };
  const time = await seconds(() => Promise.all(Array.from({ length: lanes }, (_, number) => lane(number))));
  return COMMITS / time;
}

async function engine(name: string, url: string): Promise<Figure[]> {
  const store = await openStore(url);
  await commitMany(store, LANES);
  const one = await repeat(RUNS, () => commitMany(store, 1));
  const many = await repeat(RUNS, () => commitMany(store, LANES));
  await store.close();
  return [
    { what: `${name}, one after another`, unit: 'commits/s', runs: one },
    { what: `${name}, ${LANES} in flight`, unit: 'commits/s', runs: many },
  ];
}

/** What the disk allows: that many times a second a line can be made to stay. */
async function disk(file: string): Promise<Figure> {
  const handle = openSync(file, 'w');
  const runs = await repeat(RUNS, async () => {
    const time = await seconds(async () => {
      for (let n = 0; n < COMMITS; n += 1) {
        writeSync(handle, 'x'.repeat(512));
        fsyncSync(handle);
      }
    });
    return COMMITS / time;
  });
  closeSync(handle);
  return { what: 'the disk alone: write and fsync', unit: 'fsync/s', runs };
}

export const bench: Bench = {
  name: 'store',
  work: `commits of two documents and one delivery, each on disk when it is acknowledged (${COMMITS} a run)`,
  async run(note) {
    const dir = await createTempDir();
    const figures = [await disk(dir.path('disk')), ...(await engine('SQLite', `sqlite:${dir.path('a.db')}`))];
    if (!REDIS_SERVER) note('redis-server is not installed: SQLite only');
    else {
      const server = await startRedis();
      figures.push(...(await engine('Redis', server.url)));
      await server.stop();
      const cluster = await startRedisCluster();
      figures.push(...(await engine('Redis Cluster of three', cluster.url)));
      await cluster.stop();
    }
    await dir.remove();
    return figures;
  },
};
