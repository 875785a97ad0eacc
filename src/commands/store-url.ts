import { existsSync, readFileSync, statSync } from 'node:fs';
import type { Store } from '../app/ports/store.ts';
import { readConfig } from '../config.ts';
import { openStore } from '../store/open-store.ts';
import { WrongInput } from './command.ts';

/** Works on the store of `--store`, or of the environment, and closes it whatever happens. It must be there already. */
export function withOpenStore<T>(given: string | undefined, work: (store: Store) => Promise<T>): Promise<T> {
  return withStore(given, work, { mustExist: true });
}

/** The same for those who put something in: a store that is not there is begun. */
export function withStoreToFill<T>(
  given: string | undefined,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  return withStore(given, work, { mustExist: false });
}

async function withStore<T>(
  given: string | undefined,
  work: (store: Store) => Promise<T>,
  options: { mustExist: boolean },
): Promise<T> {
  const store = await openStore(given ?? environmentsStore(), options);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

function environmentsStore(): string {
  const read = readConfig();
  if (read.ok) return read.config.storeUrl;
  throw new WrongInput([
    'The environment must be put right, or give --store:',
    ...read.mistakes.map((line) => `  - ${line}`),
  ]);
}

export function readInput(file: string, what: string): Uint8Array {
  assertFile(file, what);
  return readFileSync(file);
}

export function assertFile(file: string, what: string): void {
  if (existsSync(file) && statSync(file).isFile()) return;
  throw new WrongInput([`${file}: there is no such file. Expected: ${what}`]);
}
