import { hash } from 'node:crypto';
import { COLLECTION_NAMES } from '../../app/ports/collection-names.ts';
import type { Store } from '../../app/ports/store.ts';
import type { OwnerId } from '../../domain/people/people.ts';
import { AppError } from '../../observe/app-error.ts';
import { canonical } from './canonical.ts';
import { markOf } from './mark.ts';
import type { CopyRecord } from './record.ts';

/** How far a restore has come is not part of what it puts in. */
const COPIED = COLLECTION_NAMES.filter((name) => name !== 'restoring');

/** Everything that the store holds, in order: owners, their collections, ids; then their deliveries. */
export async function* recordsOf(store: Store): AsyncGenerator<CopyRecord> {
  for await (const owner of store.owners()) {
    if (await markOf(store, owner)) throw notWhole(owner);
    yield* recordsOfOwner(store, owner);
  }
}

export async function* recordsOfOwner(store: Store, owner: OwnerId): AsyncGenerator<CopyRecord> {
  for (const collection of COPIED) {
    for await (const { id, version, body } of store.list(owner, collection)) {
      yield { owner, collection, id, version, body };
    }
  }
  for await (const delivery of store.deliveries(owner)) yield { owner, delivery };
}

/** Says in one line whether two stores hold the same. */
export interface Digest {
  add(record: CopyRecord): void;
  value(): string;
  count(): number;
}

export function createDigest(): Digest {
  let value = '';
  let records = 0;
  return {
    add(record) {
      value = hash('sha256', value + canonical(record));
      records += 1;
    },
    value: () => value,
    count: () => records,
  };
}

export async function digestOf(records: AsyncIterable<CopyRecord>): Promise<Digest> {
  const digest = createDigest();
  for await (const record of records) digest.add(record);
  return digest;
}

function notWhole(owner: OwnerId): AppError {
  return new AppError('COPY.NOT_WHOLE', `Owner ${owner} has been put in only in part`, {
    hint: 'Run the restore or copy that was stopped once more: it goes on where it was.',
    actor: 'user',
  });
}
