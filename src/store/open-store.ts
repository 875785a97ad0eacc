import { existsSync } from 'node:fs';
import type { SendLimiter } from '../app/ports/send-limiter.ts';
import type { Store } from '../app/ports/store.ts';
import { AppError } from '../observe/app-error.ts';

export interface OpenStoreOptions {
  /** Refuse an engine that may lose what it has acknowledged. */
  production?: boolean;
  /** The operator vouches for a Redis that does not show its settings (REDIS_DURABILITY=trusted). */
  durabilityTrusted?: boolean;
  /** A program that runs until it is stopped: SQLite takes one at a time. */
  runs?: boolean;
  /** The callers' time is not that of the clock on the wall, as in a simulation. */
  virtualTime?: boolean;
  /** For those who only read: a file that is not there is a mistyped path, and none is made. */
  mustExist?: boolean;
}

export interface Engine {
  store: Store;
  /** Shared by all instances; absent where there is only one. */
  sendLimiter?: SendLimiter;
}

export async function openStore(url: string, options: OpenStoreOptions = {}): Promise<Store> {
  return (await openEngine(url, options)).store;
}

/** Opens what the URL names. Only the engine that is asked for is loaded. */
export async function openEngine(url: string, options: OpenStoreOptions = {}): Promise<Engine> {
  const [scheme = '', rest = ''] = splitOnce(url);
  if (scheme === 'sqlite' && rest !== '') {
    if (options.mustExist && rest !== ':memory:') assertThere(rest);
    const { createSqliteStore } = await import('./sqlite/sqlite-store.ts');
    const store = await createSqliteStore({ path: rest });
    return { store: options.runs ? await heldByOne(store, rest) : store };
  }
  if (scheme === 'redis' || scheme === 'rediss') {
    const { openRedisEngine } = await import('./redis/open-redis-store.ts');
    return openRedisEngine({ url, ...options });
  }
  throw new AppError('STORE.BAD_URL', 'The store URL is not understood', {
    hint: 'Write sqlite:./data/arshjul.db for a file, sqlite::memory: to keep nothing, or redis://host:6379/0.',
  });
}

function assertThere(path: string): void {
  if (existsSync(path)) return;
  throw new AppError('STORE.NOT_THERE', `There is no store at ${path}`, {
    hint: 'Give the store that the bot writes to, as --store sqlite:./data/arshjul.db.',
    actor: 'user',
  });
}

async function heldByOne(store: Store, path: string): Promise<Store> {
  const { holdForOneProgram } = await import('./sqlite/one-program.ts');
  try {
    const letGo = holdForOneProgram(path);
    return { ...store, close: () => store.close().finally(letGo) };
  } catch (error) {
    await store.close();
    throw error;
  }
}

function splitOnce(url: string): [string, string] | [] {
  const colon = url.indexOf(':');
  return colon < 0 ? [] : [url.slice(0, colon), url.slice(colon + 1)];
}
