import type { Store } from '../../app/ports/store.ts';
import { assertKey } from '../keys.ts';
import { createRedisCommit } from './redis-commit.ts';
import { createRedisDocuments } from './redis-documents.ts';
import { closed } from './redis-fault.ts';
import { createRedisIndex } from './redis-index.ts';
import type { RedisLink } from './redis-link.ts';
import { createRedisOutbox } from './redis-outbox.ts';
import { createOwnerWrites } from './redis-writes.ts';

/**
 * The store in one Redis server or a cluster. A commit is one script on the owner's own keys. With `appendfsync
 * always` Redis answers after the fsync, and what comes together shares one.
 */
export function createRedisStore(link: RedisLink): Store {
  const index = createRedisIndex(link);
  const write = createOwnerWrites(link, index);
  const documents = createRedisDocuments(link, index);
  const outbox = createRedisOutbox(link, index, write);
  const commit = createRedisCommit(write);
  const underWay = new Set<Promise<unknown>>();
  let isClosed = false;

  function assertOpen(): void {
    if (isClosed) throw closed();
  }

  /** Closing waits for what was asked before. */
  async function track<T>(work: () => Promise<T>): Promise<T> {
    assertOpen();
    const working = work();
    underWay.add(working);
    try {
      return await working;
    } finally {
      underWay.delete(working);
    }
  }

  return {
    async read(owner, collection, id) {
      assertKey('owner', owner);
      assertKey('id', id);
      return track(() => documents.read(owner, collection, id));
    },
    async *list(owner, collection, options = {}) {
      assertOpen();
      assertKey('owner', owner);
      assertKey('prefix', options.prefix ?? '');
      yield* documents.list(owner, collection, options);
    },
    async *owners() {
      assertOpen();
      yield* documents.owners();
    },
    async marks(owner) {
      assertKey('owner', owner);
      return track(() => documents.marks(owner));
    },
    async commit(owner, changes) {
      assertKey('owner', owner);
      return track(async () => (changes.length === 0 ? { ok: true } : commit(owner, changes)));
    },
    claimDue: (now, limit, leaseMs) => track(() => outbox.claimDue(now, limit, leaseMs)),
    beginSending: (claim, now, leaseMs) => track(() => outbox.beginSending(claim, now, leaseMs)),
    settle: (claim, settlement) => track(() => outbox.settle(claim, settlement)),
    async readDelivery(owner, id) {
      assertKey('owner', owner);
      assertKey('id', id);
      return track(() => outbox.readDelivery(owner, id));
    },
    async *deliveries(owner, options = {}) {
      assertOpen();
      assertKey('owner', owner);
      assertKey('prefix', options.prefix ?? '');
      yield* outbox.deliveries(owner, options);
    },
    nextDue: () => track(() => outbox.nextDue()),
    backlog: (now) => track(() => outbox.backlog(now)),
    // Writes the append-only file anew from what there is now; an older one is not kept.
    async forgetPast() {
      await link.command('BGREWRITEAOF');
    },
    async close() {
      isClosed = true;
      await Promise.allSettled(underWay);
      link.disconnect();
    },
  };
}
