import type { OwnerId, Person, School } from '../../domain/people/people.ts';
import {
  handOvers,
  type RosterChanges,
  rosterAfter,
  rosterChanges,
  type SilentField,
  written,
} from '../../domain/people/roster-changes.ts';
import type { EpochMs } from '../../domain/time.ts';
import { ownerOf } from '../identify.ts';
import { all } from '../load.ts';
import type { Address } from '../ports/messenger.ts';
import type { Change, Store } from '../ports/store.ts';
import { handOverChanges } from './hand-over.ts';

export interface PeopleDiff {
  changes: RosterChanges;
  before: Person[];
  after: Person[];
  schools: School[];
}

/** What a list of people would change. */
export async function peopleDiff(
  store: Store,
  owner: OwnerId,
  {
    people,
    leavers,
    schools,
    silent = [],
  }: { people: Person[]; leavers: boolean; schools: School[]; silent?: readonly SilentField[] },
): Promise<PeopleDiff> {
  const before = await all(store, owner, 'person');
  const changes = rosterChanges(before, people, { leavers, silent });
  return { changes, before, after: rosterAfter(before, changes), schools };
}

/** All in one commit, what a new rektor takes over included: either every row has its effect or none. */
export async function applyPeople(
  store: Store,
  ownerId: OwnerId,
  { changes, before, after, schools }: PeopleDiff,
  now: EpochMs,
  addressOf?: (key: `person:${string}`) => Address,
): Promise<{ ok: boolean }> {
  const batch: Change[] = [];
  for (const body of written(changes)) {
    const stored = await store.read(ownerId, 'person', body.id);
    batch.push({ type: 'put', collection: 'person', id: body.id, body, expect: stored?.version ?? 0 });
    const address = addressOf?.(`person:${body.id}`);
    if (address)
      batch.push({ type: 'insert', collection: 'address', id: `person:${body.id}`, body: address });
  }
  const owner = await ownerOf(store, ownerId);
  for (const handOver of owner ? handOvers(before, after, schools) : []) {
    if (owner) batch.push(...(await handOverChanges(store, owner, handOver, after, now)));
  }
  if (batch.length === 0) return { ok: true };
  return { ok: (await store.commit(ownerId, batch)).ok };
}
