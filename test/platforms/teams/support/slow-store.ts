import type { Store } from '../../../../src/app/ports/store.ts';

/** A store whose disk is slow from when it is told; `fail` as one that is full. */
export function slowStore(store: Store) {
  let ms = 0;
  let failing = false;
  const slow: Store = {
    ...store,
    list: store.list,
    async commit(owner, changes) {
      if (ms > 0) await new Promise((done) => setTimeout(done, ms));
      if (failing) throw new Error('disk full');
      return store.commit(owner, changes);
    },
  };
  return {
    store: slow,
    takes(milliseconds: number): void {
      ms = milliseconds;
    },
    fails(yes: boolean): void {
      failing = yes;
    },
  };
}
