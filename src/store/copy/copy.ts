import type { Store } from '../../app/ports/store.ts';
import type { OwnerId } from '../../domain/people/people.ts';
import type { EpochMs } from '../../domain/time.ts';
import { AppError } from '../../observe/app-error.ts';
import { checkBackup, recordsIn } from './check-backup.ts';
import { type Filled, fill } from './fill.ts';
import { leadToOneStore, markOf } from './mark.ts';
import { createDigest, recordsOf } from './records-of.ts';

export interface PutInOptions {
  replace: boolean;
  holdDue: boolean;
  now: EpochMs;
  onRecords?(records: number): void;
}

/** Puts a backup into a store. The whole file is checked before anything is touched. */
export async function restore(store: Store, file: string, options: PutInOptions): Promise<Filled> {
  const { digest, owners } = await checkBackup(file);
  return fill(store, { ...options, source: digest, owners, records: () => recordsIn(file) });
}

/** Puts everything that one store holds into another. No bot may run on either. */
export async function copy(from: Store, to: Store, options: PutInOptions): Promise<Filled> {
  const digest = createDigest();
  const owners: OwnerId[] = [];
  for await (const record of recordsOf(from)) {
    digest.add(record);
    if (owners.at(-1) !== record.owner) owners.push(record.owner);
  }
  const guard = (owner: OwnerId) => assertOther(from, to, owner, options.now);
  return fill(to, { ...options, source: digest.value(), owners, records: () => recordsOf(from), guard });
}

/** One store may have two addresses; replacing it with itself would leave nothing. */
async function assertOther(from: Store, to: Store, owner: OwnerId, now: EpochMs): Promise<void> {
  if (await markOf(to, owner)) return;
  if (!(await leadToOneStore(to, from, owner, now))) return;
  throw new AppError('COPY.SAME_STORE', 'Both addresses lead to the same store', {
    hint: 'Nothing was changed. Give another store with --to.',
    actor: 'user',
  });
}
