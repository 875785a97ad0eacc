import { randomUUID } from 'node:crypto';
import type { CollectionName } from '../../app/ports/collections.ts';
import { type Change, type CommitResult, markedBy } from '../../app/ports/store.ts';
import type { OwnerId } from '../../domain/people/people.ts';
import { assertKey } from '../keys.ts';
import { NEVER } from './redis-index.ts';
import { collectionKeys, markField } from './redis-keys.ts';
import type { Argument } from './redis-link.ts';
import { instant, restoredRow } from './redis-rows.ts';
import type { WriteOwner } from './redis-writes.ts';
import { SCRIPTS } from './scripts.ts';

/** Numbers the collections of a commit, from 1, in the order in which their keys are handed over. */
function createNumbers() {
  const names: CollectionName[] = [];
  return {
    names,
    of(name: CollectionName): number {
      const known = names.indexOf(name);
      return known < 0 ? names.push(name) : known + 1;
    },
  };
}
type Numbers = ReturnType<typeof createNumbers>;

/** A change as commit.lua reads it. */
function encode(change: Change, numbers: Numbers): Argument[] {
  switch (change.type) {
    case 'put':
      assertKey('id', change.id);
      return ['P', numbers.of(change.collection), change.id, change.expect, JSON.stringify(change.body)];
    case 'insert':
      assertKey('id', change.id);
      return [
        'I',
        numbers.of(change.collection),
        change.id,
        change.version ?? 1,
        JSON.stringify(change.body),
      ];
    case 'delete':
      return ['D', numbers.of(change.collection), change.id, change.expect ?? ''];
    case 'enqueue': {
      const { id, urgent, dueAt } = change.delivery;
      assertKey('id', id);
      return ['E', id, urgent ? 1 : 0, instant(dueAt), JSON.stringify(change.delivery)];
    }
    case 'withdraw':
      return ['W', change.delivery, JSON.stringify(change.reason), instant(change.at)];
    case 'forget':
      return ['F', change.delivery, change.anyState ? 1 : 0];
    case 'restore':
      assertKey('id', change.delivery.id);
      return ['R', change.delivery.id, restoredRow(change.delivery)];
  }
}

function earliestDue(changes: Change[]): number {
  const due = changes.flatMap((change) =>
    change.type === 'enqueue' || (change.type === 'restore' && change.delivery.settledAt === undefined)
      ? [change.delivery.dueAt]
      : [],
  );
  return due.reduce((earliest, at) => Math.min(earliest, at), NEVER);
}

export function createRedisCommit(write: WriteOwner) {
  return async function commit(owner: OwnerId, changes: Change[]): Promise<CommitResult> {
    const numbers = createNumbers();
    const mark = randomUUID();
    const marks = markedBy(changes).flatMap((name) => ['M', markField(name), mark]);
    const encoded = [...changes.flatMap((change) => encode(change, numbers)), ...marks];
    const dueAt = earliestDue(changes);
    const keys = numbers.names.flatMap((name) => collectionKeys(owner, name));
    const answer = await write(owner, { script: SCRIPTS.commit, dueAt, keys, args: [dueAt, ...encoded] });
    return answer[0] === 'CONFLICT' ? conflict(changes[Number(answer[1])]) : { ok: true };
  };
}

function conflict(change: Change | undefined): CommitResult {
  if (!change || !('collection' in change)) throw new Error('only documents conflict');
  return { ok: false, code: 'STORE.CONFLICT', collection: change.collection, id: change.id };
}
