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
  return withStoreUrl(engine, (url) => withOpened(url, work));
}

export async function withOpened<T>(url: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(url, { virtualTime: true });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Processor time and time on the clock, in seconds; threads of this process included, Redis not. */
export async function costOf(work: () => Promise<unknown>): Promise<{ seconds: number; cpu: number }> {
  const before = process.cpuUsage();
  const began = performance.now();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - began) / 1000, cpu: (user + system) / 1_000_000 };
}
