import type { Change, Store } from '../../app/ports/store.ts';
import type { OwnerId } from '../../domain/people/people.ts';
import { recordsOfOwner } from './records-of.ts';

const BATCH_RECORDS = 200;

/** Everything that the store holds of one owner, deliveries in any state included. */
export async function eraseOwner(store: Store, owner: OwnerId): Promise<void> {
  let changes: Change[] = [];
  for await (const record of recordsOfOwner(store, owner)) {
    if ('delivery' in record) changes.push({ type: 'forget', delivery: record.delivery.id, anyState: true });
    else changes.push({ type: 'delete', collection: record.collection, id: record.id });
    if (changes.length < BATCH_RECORDS) continue;
    await store.commit(owner, changes);
    changes = [];
  }
  await store.commit(owner, changes);
}
