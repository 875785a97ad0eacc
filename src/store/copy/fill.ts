import type { Store } from '../../app/ports/store.ts';
import type { OwnerId } from '../../domain/people/people.ts';
import type { EpochMs } from '../../domain/time.ts';
import { AppError } from '../../observe/app-error.ts';
import { beginOwner, type OwnerFill } from './fill-owner.ts';
import { markOf, moveMark, removeMark } from './mark.ts';
import type { CopyRecord } from './record.ts';
import { createDigest, digestOf, recordsOfOwner } from './records-of.ts';

export interface FillOptions {
  /** Digest of the records: what an earlier run is known by. */
  source: string;
  owners: OwnerId[];
  records(): AsyncIterable<CopyRecord>;
  /** Owners that have something already lose it. Without this they are refused. */
  replace: boolean;
  /** Deliveries that are due already become `ambiguous`: people may have got them since the backup was taken. */
  holdDue: boolean;
  now: EpochMs;
  /** Before any owner is touched; throws when this one must not be. */
  guard?(owner: OwnerId): Promise<void>;
  onRecords?(records: number): void;
}

export interface Filled {
  records: number;
  /** Taken up after an earlier run that was stopped. */
  resumed: boolean;
  /** Pending deliveries that are due already: sent as soon as the bot runs, unless they were held. */
  due: number;
}

/**
 * Puts records into owners that are empty. How far it has come stands in each owner, in the same commit, so that it goes
 * on there after a stop and two cannot do it at once. In the end everything is read back and compared.
 */
export async function fill(store: Store, options: FillOptions): Promise<Filled> {
  const { owners, source } = options;
  const [first] = owners;
  if (first === undefined) return { records: 0, resumed: false, due: 0 };
  const mark = await markOf(store, first);
  const begun = mark?.source === source ? mark : undefined;
  let filled = { records: 0, due: 0 };
  if (begun?.phase !== 'finishing') {
    await assertRoom(store, options);
    // What is due is judged by the time of the first run.
    filled = await fillOwners(store, { ...options, now: begun?.at ?? options.now });
  }
  await finish(store, owners);
  return { ...filled, resumed: begun !== undefined };
}

/** All owners are looked at before any is touched. */
async function assertRoom(store: Store, { owners, source, replace, guard }: FillOptions): Promise<void> {
  for (const owner of owners) {
    const mark = await markOf(store, owner);
    if (mark?.source === source) continue;
    if (!replace && (mark || !(await isEmpty(store, owner)))) throw notEmpty(owner);
    await guard?.(owner);
  }
}

async function isEmpty(store: Store, owner: OwnerId): Promise<boolean> {
  for await (const _ of recordsOfOwner(store, owner)) return false;
  return true;
}

async function fillOwners(store: Store, options: FillOptions): Promise<{ records: number; due: number }> {
  const { source, now, owners } = options;
  const digest = createDigest();
  let due = 0;
  let current: { owner: OwnerId; fill: OwnerFill } | undefined;
  for await (const record of options.records()) {
    if (record.owner !== current?.owner) {
      await current?.fill.end();
      current = { owner: record.owner, fill: await beginOwner(store, record.owner, source, now) };
    }
    if (isDue(record, now)) due += 1;
    const kept = options.holdDue && isDue(record, now) ? held(record, now) : record;
    digest.add(kept);
    await current.fill.add(kept);
    options.onRecords?.(digest.count());
  }
  await current?.fill.end();
  await assertSame(store, owners, digest.value());
  return { records: digest.count(), due };
}

type DeliveryRecord = Extract<CopyRecord, { delivery: unknown }>;

function isDue(record: CopyRecord, now: EpochMs): record is DeliveryRecord {
  if (!('delivery' in record)) return false;
  const { dueAt, state } = record.delivery;
  return dueAt <= now && (state === 'pending' || state === 'claimed');
}

function held({ owner, delivery }: DeliveryRecord, now: EpochMs): CopyRecord {
  return { owner, delivery: { ...delivery, state: 'ambiguous', reason: 'restored', settledAt: now } };
}

async function assertSame(store: Store, owners: OwnerId[], digest: string): Promise<void> {
  async function* all() {
    for (const owner of owners) yield* recordsOfOwner(store, owner);
  }
  if ((await digestOf(all())).value() === digest) return;
  for (const owner of owners) await beginAgain(store, owner);
  throw new AppError('COPY.DIFFERENT', 'What was put in is not what it came from', {
    hint: 'Something wrote to one of the stores meanwhile. Stop every bot on them and run this again: it begins anew.',
    actor: 'user',
  });
}

async function beginAgain(store: Store, owner: OwnerId): Promise<void> {
  const mark = await markOf(store, owner);
  if (mark) await moveMark(store, owner, { ...mark, phase: 'erasing', records: 0 });
}

/** The first owner's mark goes last: as long as it is there, the others are known to be done. */
async function finish(store: Store, owners: OwnerId[]): Promise<void> {
  const [first, ...others] = owners;
  if (first === undefined) return;
  const mark = await markOf(store, first);
  if (mark) await moveMark(store, first, { ...mark, phase: 'finishing' });
  for (const owner of [...others, first]) await removeMark(store, owner);
}

function notEmpty(owner: OwnerId): AppError {
  return new AppError('COPY.NOT_EMPTY', `Owner ${owner} has data in this store already`, {
    hint: 'Nothing was changed. Add --replace to delete what is there and put this in its place, after a backup of it.',
    actor: 'user',
  });
}
