import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COLLECTION_NAMES } from '../../src/app/ports/collection-names.ts';
import type { Store } from '../../src/app/ports/store.ts';
import { createHouse } from '../../src/assemble.ts';
import { readOwnerFolder } from '../../src/files/owner-folder.ts';
import { simulate } from '../../src/simulate/simulate.ts';
import { copy } from '../../src/store/copy/copy.ts';
import { openEngine, openStore } from '../../src/store/open-store.ts';
import { REDIS_SERVER, type RedisServer, startRedis } from '../support/redis-server.ts';
import { collect } from '../support/store-fixtures.ts';
import { createTempDir, type TempDir } from '../support/temp-dir.ts';

const AUTUMN = { from: '2026-08-10', to: '2026-09-12' };

/** Every document of every collection with its version, and every delivery. */
async function everythingIn(store: Store): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const owner of store.owners()) {
    for (const collection of COLLECTION_NAMES)
      for (const one of await collect<unknown>(store.list(owner, collection)))
        found.push([owner, collection, one]);
    for (const one of await collect(store.deliveries(owner))) found.push([owner, 'delivery', one]);
  }
  return found;
}

describe.skipIf(!REDIS_SERVER)('the same weeks, simulated on SQLite and on Redis', () => {
  let dir: TempDir;
  let server: RedisServer;
  beforeAll(async () => {
    dir = await createTempDir();
    server = await startRedis();
  });
  afterAll(async () => {
    await server.stop();
    await dir.remove();
  });

  async function run(url: string, name: string): Promise<string> {
    const data = readOwnerFolder('examples/fjordvik');
    if (!data.ok) throw new Error('Fjordvik cannot be read');
    const { store, ...shared } = await openEngine(url, { virtualTime: true });
    await simulate({
      data,
      store,
      ...AUTUMN,
      seed: 7,
      out: dir.path(name),
      house: ({ messenger, ...parts }) =>
        createHouse({ store, ...shared, ...parts, messengers: { teams: messenger }, concurrency: 1 }),
      drawWheels: async () => ({}),
    });
    await store.close();
    return readFileSync(dir.path(`${name}/summary.json`), 'utf8');
  }

  it('have the same summary, and go to Redis and back to SQLite with nothing lost', async () => {
    const sqlite = await run(`sqlite:${dir.path('a.db')}`, 'on-sqlite');
    expect(JSON.parse(sqlite).violations).toBe(0);
    expect(await run(server.url, 'on-redis')).toBe(sqlite);

    const [first, redis, last] = await Promise.all([
      openStore(`sqlite:${dir.path('a.db')}`),
      openStore(server.url.replace(/0$/, '1')),
      openStore(`sqlite:${dir.path('b.db')}`),
    ]);
    const options = { now: Date.parse('2026-09-13T00:00Z'), replace: false, holdDue: false };
    await copy(first, redis, options);
    await copy(redis, last, options);
    const all = await everythingIn(first);
    expect(all.length).toBeGreaterThan(500);
    expect(await everythingIn(redis)).toEqual(all);
    expect(await everythingIn(last)).toEqual(all);
    for (const store of [first, redis, last]) await store.close();
  }, 300_000);
});
