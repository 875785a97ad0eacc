import type { Store } from '../../src/app/ports/store.ts';

/** The process dies at its n-th write: before the write reached the disk, or after it but before it was told. */
export interface Death {
  atWrite: number;
  written: boolean;
}

const WRITES = ['commit', 'claimDue', 'beginSending', 'settle'] as const;

/** A store as one process sees it that dies on the way. What it wrote before stays in the store underneath. */
export function createDyingStore(store: Store, death: Death | undefined): { store: Store; dead(): boolean } {
  let writes = 0;
  let dead = false;

  function mortal<A extends unknown[], R>(write: (...args: A) => Promise<R>) {
    return async (...args: A): Promise<R> => {
      if (dead) throw new Error('this process is dead');
      writes += 1;
      if (writes !== death?.atWrite) return write(...args);
      dead = true;
      if (death.written) await write(...args);
      throw new Error('this process has died');
    };
  }

  const mortals = Object.fromEntries(WRITES.map((name) => [name, mortal(store[name] as never)]));
  return { store: { ...store, ...mortals }, dead: () => dead };
}
