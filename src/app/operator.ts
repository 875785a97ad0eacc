import type { OwnerId } from '../domain/people/people.ts';
import { type EpochMs, HOUR_MS } from '../domain/time.ts';
import { recipientKey } from './addresses.ts';
import { ownerOf } from './identify.ts';
import { goneFrom, unknownMembers } from './people/member-signs.ts';
import type { Delivery, NewDelivery } from './ports/delivery.ts';
import type { Change, Store } from './ports/store.ts';

/** How one owner's messages stand: counts and times, never who or what. */
export interface TenantStatus {
  owner: OwnerId;
  /** Waiting for their time. */
  queued: number;
  /** Their time has come; more than a handful for long means that sending does not go. */
  overdue: number;
  oldestOverdueAt?: EpochMs;
  nextDueAt?: EpochMs;
  /** Of those queued: the pace of the platform lets them wait for their turn. */
  inLine: number;
  lastTurnAt?: EpochMs;
  underWay: number;
  sent: number;
  /** Of those sent: within the last hour, as the part of a large send that is through. */
  sentLately: number;
  /** The platform refuses the whole tenant. */
  stopped: { platform: string; since: EpochMs; reason: string }[];
  /** May or may not have arrived; not sent again by themselves. */
  ambiguous: number;
  /** By the platform's reason. */
  unreachable: Record<string, number>;
  expired: number;
  /** Active people and teams with nowhere to send. */
  withoutAddress: number;
  /** Active people who are gone from Teams or Slack, and members there whom the roster does not know. */
  gone: number;
  unknownMembers: number;
  /** When the deletion clocks last ran; more than two days ago means that nothing ticks. */
  dailyRunAt?: EpochMs;
}

export async function tenantStatuses(store: Store, now: EpochMs): Promise<TenantStatus[]> {
  const statuses: TenantStatus[] = [];
  for await (const id of store.owners()) {
    if (await ownerOf(store, id)) statuses.push(await tenantStatus(store, id, now));
  }
  return statuses;
}

async function tenantStatus(store: Store, owner: OwnerId, now: EpochMs): Promise<TenantStatus> {
  const status: TenantStatus = {
    owner,
    ...{ queued: 0, overdue: 0, inLine: 0, underWay: 0, sent: 0, sentLately: 0, ambiguous: 0, expired: 0 },
    unreachable: {},
    stopped: await stoppedOn(store, owner),
    withoutAddress: await withoutAddress(store, owner),
    gone: (await goneFrom(store, owner)).length,
    unknownMembers: await unknownMembers(store, owner),
  };
  for await (const delivery of store.deliveries(owner)) countIn(status, delivery, now);
  const sweep = await store.read(owner, 'sweep', 'sweep');
  if (sweep) status.dailyRunAt = sweep.body.at;
  return status;
}

async function stoppedOn(store: Store, owner: OwnerId): Promise<TenantStatus['stopped']> {
  const stopped: TenantStatus['stopped'] = [];
  for await (const { id, body } of store.list(owner, 'stoppedTenant'))
    stopped.push({ platform: id, ...body });
  return stopped;
}

function countIn(status: TenantStatus, delivery: Delivery, now: EpochMs): void {
  const { state, dueAt, reason = 'unknown', settledAt = 0 } = delivery;
  switch (state) {
    case 'pending':
      if (reason === 'paced') {
        status.inLine += 1;
        status.lastTurnAt = Math.max(status.lastTurnAt ?? dueAt, dueAt);
      }
      if (dueAt > now) {
        status.queued += 1;
        status.nextDueAt = Math.min(status.nextDueAt ?? dueAt, dueAt);
      } else {
        status.overdue += 1;
        status.oldestOverdueAt = Math.min(status.oldestOverdueAt ?? dueAt, dueAt);
      }
      return;
    case 'claimed':
    case 'sending':
      status.underWay += 1;
      return;
    case 'sent':
      status.sent += 1;
      if (settledAt > now - HOUR_MS) status.sentLately += 1;
      return;
    case 'unreachable':
      status.unreachable[reason] = (status.unreachable[reason] ?? 0) + 1;
      return;
    default:
      status[state] += 1;
  }
}

async function withoutAddress(store: Store, owner: OwnerId): Promise<number> {
  let missing = 0;
  for await (const { body } of store.list(owner, 'person')) {
    if (!body.active) continue;
    const key = recipientKey({ type: 'person', person: body.id });
    if (!(await store.read(owner, 'address', key))) missing += 1;
  }
  return missing;
}

export const FAILED_STATES = ['ambiguous', 'unreachable'] as const;
export type FailedState = (typeof FAILED_STATES)[number];

export interface Resend {
  /** Will be (or has been) queued again. */
  again: number;
  /** Their window is over, or they only changed a message that is there. */
  tooLate: number;
  /** Were sent again before; whatever came of that counts. */
  before: number;
}

const AGAIN = ':again';
const MAX_AGAIN = 3;
const CHANGES_PER_COMMIT = 100;

/**
 * Queues once more what failed, under an id of its own that follows from the first: done twice, or by two people at
 * once, it still is one message. What it says and whether it is still wanted is decided anew when it is sent.
 */
export async function sendAgain(
  store: Store,
  owner: OwnerId,
  { states, now, dryRun }: { states: readonly FailedState[]; now: EpochMs; dryRun: boolean },
): Promise<Resend> {
  const result: Resend = { again: 0, tooLate: 0, before: 0 };
  const changes: Change[] = [];
  for (const state of states) {
    for await (const failed of store.deliveries(owner, { state })) {
      const copy = againOf(failed, now);
      if (!copy) result.tooLate += 1;
      else if (await store.readDelivery(owner, copy.id)) result.before += 1;
      else {
        result.again += 1;
        changes.push({ type: 'enqueue', delivery: copy });
      }
    }
  }
  for (let start = 0; !dryRun && start < changes.length; start += CHANGES_PER_COMMIT)
    await store.commit(owner, changes.slice(start, start + CHANGES_PER_COMMIT));
  return result;
}

function againOf(failed: Delivery, now: EpochMs): NewDelivery | undefined {
  const tries = failed.id.split(AGAIN).length - 1;
  if (failed.replaces !== undefined || now >= failed.expiresAt || tries >= MAX_AGAIN) return undefined;
  const { recipient, kind, subject, params, expiresAt, urgent } = failed;
  return {
    id: `${failed.id}${AGAIN}`,
    ...{ recipient, kind, subject, expiresAt, urgent },
    ...(params ? { params } : {}),
    dueAt: now,
  };
}
