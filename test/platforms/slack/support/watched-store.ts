import type { Store } from '../../../../src/app/ports/store.ts';

/** A store that counts what is written, and can be slow or fail. */
export function createWatchedStore(store: Store) {
  let commits = 0;
  let failures = 0;
  let slowMs = 0;
  const watched: Store = {
    ...store,
    async read(...args) {
      await slowly();
      return store.read(...args);
    },
    async commit(...args) {
      await slowly();
      if (failures > 0) {
        failures -= 1;
        throw new Error('the disk is full');
      }
      const result = await store.commit(...args);
      if (result.ok) commits += 1;
      return result;
    },
  };

  async function slowly(): Promise<void> {
    if (slowMs > 0) await new Promise((resolve) => setTimeout(resolve, slowMs));
  }

  return {
    store: watched,
    commits: () => commits,
    failNext(times = 1): void {
      failures = times;
    },
    /** Every read and every write from now on. */
    slow(ms: number): void {
      slowMs = ms;
    },
  };
}
