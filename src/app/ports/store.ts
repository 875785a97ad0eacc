import type { OwnerId } from '../../domain/people/people.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { CollectionName, Collections } from './collections.ts';
import type { ClaimedDelivery, Delivery, DeliveryState, NewDelivery, Settlement } from './delivery.ts';
import { isSteady, type Marks, type SteadyCollection } from './steady-collections.ts';

export interface Stored<T> {
  id: string;
  /** 1 at first write, +1 at each put. */
  version: number;
  body: T;
}

type Put = {
  [C in CollectionName]: {
    type: 'put';
    collection: C;
    id: string;
    body: Collections[C];
    /** The version that was read; 0 = must not exist yet. */
    expect: number;
  };
}[CollectionName];

type Insert = {
  [C in CollectionName]: {
    type: 'insert';
    collection: C;
    id: string;
    body: Collections[C];
    /** The version that it gets, when it comes from a backup. 1 otherwise. */
    version?: number;
  };
}[CollectionName];

export type Change =
  | Put
  /** Insert if absent: does nothing when the id exists. */
  | Insert
  /** Does nothing when the id is absent and no version is expected. */
  | { type: 'delete'; collection: CollectionName; id: string; expect?: number }
  /** Does nothing when the owner already has a delivery with this id, whatever its state. */
  | { type: 'enqueue'; delivery: NewDelivery }
  /** A delivery that is still `pending` becomes `expired` with this reason; in any other state nothing happens. */
  | { type: 'withdraw'; delivery: string; reason: string; at: EpochMs }
  /** Removes a settled delivery (retention); one in any state only to make room for a backup. */
  | { type: 'forget'; delivery: string; anyState?: true }
  /**
   * Puts a delivery back as it was in a backup; does nothing when the owner already has one with this id. A claim has no
   * holder any more: it is taken over when due, and what was `sending` can be settled but not sent.
   */
  | { type: 'restore'; delivery: Delivery };

export type CommitResult =
  | { ok: true }
  | { ok: false; code: 'STORE.CONFLICT'; collection: CollectionName; id: string };

export interface ListOptions {
  /** Only ids that start with this. */
  prefix?: string;
}

/**
 * Typed documents with a version, grouped by owner and collection, and the outbox. No business rule lives here.
 * When `commit` has returned `ok`, its changes survive a power cut; when it returned a conflict, none of them happened.
 * Faults of the engine are thrown as AppError `STORE.*`.
 */
export interface Store {
  read<C extends CollectionName>(
    owner: OwnerId,
    collection: C,
    id: string,
  ): Promise<Stored<Collections[C]> | undefined>;
  /** In order of id (code points), read in pages: what is written meanwhile may be seen or not. */
  list<C extends CollectionName>(
    owner: OwnerId,
    collection: C,
    options?: ListOptions,
  ): AsyncIterable<Stored<Collections[C]>>;
  /** Every owner that has a document, in order. */
  owners(): AsyncIterable<OwnerId>;
  /**
   * A mark for each steady collection. It moves in the same commit as whatever is put, inserted or deleted there, and
   * never comes back: as long as it stands, what was read after it was is still so, whoever writes.
   */
  marks(owner: OwnerId): Promise<Marks>;
  /** All or nothing, in the order given. */
  commit(owner: OwnerId, changes: Change[]): Promise<CommitResult>;

  /**
   * Leases up to `limit` due deliveries (`dueAt <= now`): urgent first, then by due time, id and owner.
   * Those whose lease has ended (`leaseUntil <= now`) are due again; `takenOverFrom` tells in which state they were left.
   * What was left in `sending` stays `sending`: it can be settled but never begun again, however often it is taken over.
   */
  claimDue(now: EpochMs, limit: number, leaseMs: number): Promise<ClaimedDelivery[]>;
  /**
   * Durably records that the POST is about to happen: `claimed` becomes `sending` with one more attempt and a new lease.
   * False: the claim is no longer ours or was begun before; do not send.
   */
  beginSending(claim: ClaimedDelivery, now: EpochMs, leaseMs: number): Promise<boolean>;
  /** Ends a claim, begun or not. False: the claim was no longer ours and nothing changed. */
  settle(claim: ClaimedDelivery, settlement: Settlement): Promise<boolean>;
  readDelivery(owner: OwnerId, id: string): Promise<Delivery | undefined>;
  /** In order of id. */
  deliveries(owner: OwnerId, options?: { state?: DeliveryState; prefix?: string }): AsyncIterable<Delivery>;
  /** When the earliest pending delivery of all owners is due, claims and their leases included. */
  nextDue(): Promise<EpochMs | undefined>;
  /** Deliveries of all owners that are pending and whose time has come: what there is left of a large send. */
  backlog(now: EpochMs): Promise<number>;

  /**
   * Does away with what the engine keeps of earlier states (write-ahead log, append-only file), as far as it can now.
   * What is deleted is then not only out of reach but gone.
   */
  forgetPast?(): Promise<void>;

  close(): Promise<void>;
}

/** The collections whose mark these changes move. */
export function markedBy(changes: readonly Change[]): SteadyCollection[] {
  const marked = new Set<SteadyCollection>();
  for (const change of changes)
    if ('collection' in change && isSteady(change.collection)) marked.add(change.collection);
  return [...marked];
}
