import type { Store } from '../app/ports/store.ts';
import { AppError } from '../observe/app-error.ts';

/** Opens the store that the URL names. Only the engine that is asked for is loaded. */
export async function openStore(url: string): Promise<Store> {
  const [scheme = '', rest = ''] = splitOnce(url);
  if (scheme === 'sqlite' && rest !== '') {
    const { createSqliteStore } = await import('./sqlite/sqlite-store.ts');
    return createSqliteStore({ path: rest });
  }
  if (scheme === 'redis' || scheme === 'rediss') {
    throw new AppError('STORE.NOT_SUPPORTED', 'Redis is not supported by this version', {
      hint: 'Use a store URL such as sqlite:./data/arshjul.db.',
    });
  }
  throw new AppError('STORE.BAD_URL', 'The store URL is not understood', {
    hint: 'Write sqlite:./data/arshjul.db for a file, or sqlite::memory: to keep nothing.',
  });
}

function splitOnce(url: string): [string, string] | [] {
  const colon = url.indexOf(':');
  return colon < 0 ? [] : [url.slice(0, colon), url.slice(colon + 1)];
}
