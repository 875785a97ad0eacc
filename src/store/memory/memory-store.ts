import type { Marks } from '../../app/ports/steady-collections.ts';
import { type Change, type CommitResult, markedBy, type Store } from '../../app/ports/store.ts';
import { AppError } from '../../observe/app-error.ts';
import { assertKey, compareCodePoints } from '../keys.ts';
import { createMemoryDocuments, type DocumentChange } from './memory-documents.ts';
import { createMemoryOutbox } from './memory-outbox.ts';

/**
 * The store's rules in their plainest form: the model that the engines are compared with, and a store for unit tests.
 * It keeps nothing.
 */
export function createMemoryStore(): Store {
  const documents = createMemoryDocuments();
  const outbox = createMemoryOutbox();
  const marks = new Map<string, Marks>();
  let commits = 0;
  let closed = false;

  function assertOpen(): void {
    if (closed) throw new AppError('STORE.CLOSED', 'The store is closed');
  }

  function assertKeys(owner: string, changes: Change[]): void {
    assertKey('owner', owner);
    for (const change of changes) {
      if (change.type === 'enqueue' || change.type === 'restore') assertKey('id', change.delivery.id);
      if (change.type === 'put' || change.type === 'insert') assertKey('id', change.id);
    }
  }

  function applyAll(owner: string, changes: Change[]): CommitResult {
    const conflict = documents.applyAll(owner, changes.filter(isDocumentChange));
    if (conflict)
      return { ok: false, code: 'STORE.CONFLICT', collection: conflict.collection, id: conflict.id };
    for (const change of changes) if (!isDocumentChange(change)) outbox.apply(owner, change);
    moveMarks(owner, changes);
    return { ok: true };
  }

  function moveMarks(owner: string, changes: Change[]): void {
    commits += 1;
    const moved = markedBy(changes).map((collection) => [collection, String(commits)]);
    marks.set(owner, { ...marks.get(owner), ...Object.fromEntries(moved) });
  }

  return {
    async read(owner, collection, id) {
      assertOpen();
      assertKey('owner', owner);
      assertKey('id', id);
      return documents.read(owner, collection, id);
    },
    async *list(owner, collection, { prefix = '' } = {}) {
      assertOpen();
      assertKey('owner', owner);
      assertKey('prefix', prefix);
      for (const id of documents.ids(owner, collection)) {
        if (!id.startsWith(prefix)) continue;
        const stored = documents.read(owner, collection, id);
        if (stored) yield stored;
      }
    },
    async *owners() {
      assertOpen();
      yield* documents.owners().sort(compareCodePoints);
    },
    async marks(owner) {
      assertOpen();
      assertKey('owner', owner);
      return marks.get(owner) ?? {};
    },
    async commit(owner, changes) {
      assertOpen();
      assertKeys(owner, changes);
      return applyAll(owner, changes);
    },
    async claimDue(now, limit, leaseMs) {
      assertOpen();
      return outbox.claimDue(now, limit, leaseMs);
    },
    async beginSending(claim, now, leaseMs) {
      assertOpen();
      return outbox.beginSending(claim, now, leaseMs);
    },
    async settle(claim, settlement) {
      assertOpen();
      return outbox.settle(claim, settlement);
    },
    async readDelivery(owner, id) {
      assertOpen();
      assertKey('owner', owner);
      assertKey('id', id);
      return outbox.read(owner, id);
    },
    async *deliveries(owner, { state, prefix = '' } = {}) {
      assertOpen();
      assertKey('owner', owner);
      assertKey('prefix', prefix);
      for (const delivery of outbox.all(owner)) {
        if (delivery.id.startsWith(prefix) && (state ?? delivery.state) === delivery.state) yield delivery;
      }
    },
    async nextDue() {
      assertOpen();
      return outbox.nextDue();
    },
    async backlog(now) {
      assertOpen();
      return outbox.backlog(now);
    },
    async close() {
      closed = true;
    },
  };
}

function isDocumentChange(change: Change): change is DocumentChange {
  return change.type === 'put' || change.type === 'insert' || change.type === 'delete';
}
