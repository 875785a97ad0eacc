import type { Store } from '../src/app/ports/store.ts';
import { createHouse } from '../src/assemble.ts';
import { createIds } from '../src/ids.ts';
import { createLog } from '../src/observe/log.ts';
import { openStore } from '../src/store/open-store.ts';
import { REDIS_SERVER, startRedis } from '../test/support/redis-server.ts';
import { createTempDir } from '../test/support/temp-dir.ts';

export const KEY = 'a key for benchmarks, long enough to be taken by the program';

/** The application on a store, with nobody outside. */
export function houseOn(store: Store) {
  return createHouse({
    store,
    clock: { now: () => 0 },
    ids: createIds(KEY),
    log: createLog({ level: 'error' }),
    messengers: {},
  });
}

/** The engines of this machine, each opened anew and empty. */
export const ENGINES = ['SQLite', ...(REDIS_SERVER ? ['Redis'] : [])];

export async function withStoreUrl<T>(engine: string, work: (url: string) => Promise<T>): Promise<T> {
  const dir = await createTempDir();
  const server = engine === 'Redis' ? await startRedis() : undefined;
  try {
    return await work(server?.url ?? `sqlite:${dir.path('bench.db')}`);
  } finally {
    await server?.stop();
    await dir.remove();
  }
}

export function withStore<T>(engine: string, work: (store: Store) => Promise<T>): Promise<T> {
  return withStoreUrl(engine, async (url) => {
    const store = await openStore(url, { virtualTime: true });
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  });
}
