import { randomUUID } from 'node:crypto';
import type { ClaimedDelivery, Delivery, Settlement } from '../../app/ports/delivery.ts';
import type { Change } from '../../app/ports/store.ts';
import type { EpochMs } from '../../domain/time.ts';
import { compareCodePoints } from '../keys.ts';

export type OutboxChange = Extract<Change, { type: 'enqueue' | 'withdraw' | 'forget' | 'restore' }>;
type Row = Delivery & { token?: string; leaseUntil?: EpochMs };
/** What names a claim. */
export type Claim = Pick<ClaimedDelivery, 'owner' | 'id' | 'token'>;

export function createMemoryOutbox() {
  const owners = new Map<string, Map<string, Row>>();
  /** Those that are not settled. */
  const open = new Set<Row>();

  function rowsOf(owner: string): Map<string, Row> {
    const rows = owners.get(owner) ?? new Map<string, Row>();
    owners.set(owner, rows);
    return rows;
  }

  function held(claim: Claim): Row | undefined {
    const row = owners.get(claim.owner)?.get(claim.id);
    return row?.token === claim.token ? row : undefined;
  }

  function end(row: Row, settlement: Settlement): void {
    for (const key of ['token', 'leaseUntil', 'message', 'reason', 'settledAt'] as const) delete row[key];
    row.state = settlement.state;
    if (settlement.state === 'sent') row.message = structuredClone(settlement.message);
    else row.reason = settlement.reason;
    if (settlement.state === 'pending') {
      row.dueAt = settlement.dueAt;
      return;
    }
    row.settledAt = settlement.at;
    open.delete(row);
  }

  function lease(row: Row, leaseUntil: EpochMs): ClaimedDelivery {
    const takenOver = isHeld(row) ? row.state : undefined;
    const token = randomUUID();
    Object.assign(row, { state: row.state === 'sending' ? 'sending' : 'claimed', token, leaseUntil });
    return {
      ...structuredClone(row),
      token,
      leaseUntil,
      ...(takenOver && { takenOverFrom: takenOver }),
    };
  }

  function enqueue(owner: string, delivery: Extract<OutboxChange, { type: 'enqueue' }>['delivery']): void {
    const rows = rowsOf(owner);
    if (rows.has(delivery.id)) return;
    const row: Row = { ...structuredClone(delivery), owner, state: 'pending', attempts: 0 };
    rows.set(row.id, row);
    open.add(row);
  }

  function restore(owner: string, delivery: Delivery): void {
    const rows = rowsOf(owner);
    if (rows.has(delivery.id)) return;
    const row: Row = { ...structuredClone(delivery), owner };
    if (isHeld(row)) row.leaseUntil = row.dueAt;
    rows.set(row.id, row);
    if (row.settledAt === undefined) open.add(row);
  }

  function forget(owner: string, row: Row, anyState = false): void {
    if (open.has(row) && !anyState) return;
    open.delete(row);
    rowsOf(owner).delete(row.id);
  }

  return {
    apply(owner: string, change: OutboxChange): void {
      if (change.type === 'enqueue') {
        enqueue(owner, change.delivery);
        return;
      }
      if (change.type === 'restore') {
        restore(owner, change.delivery);
        return;
      }
      const row = owners.get(owner)?.get(change.delivery);
      if (change.type === 'withdraw' && row?.state === 'pending') {
        end(row, { state: 'expired', reason: change.reason, at: change.at });
      }
      if (change.type === 'forget' && row) forget(owner, row, change.anyState);
    },
    claimDue(now: EpochMs, limit: number, leaseMs: number): ClaimedDelivery[] {
      const due = [...open].filter((row) => readyAt(row) <= now).sort(byUrgency);
      return due.slice(0, Math.max(0, limit)).map((row) => lease(row, now + leaseMs));
    },
    beginSending(claim: Claim, now: EpochMs, leaseMs: number): boolean {
      const row = held(claim);
      if (row?.state !== 'claimed') return false;
      Object.assign(row, { state: 'sending', attempts: row.attempts + 1, leaseUntil: now + leaseMs });
      return true;
    },
    settle(claim: Claim, settlement: Settlement): boolean {
      const row = held(claim);
      if (row) end(row, settlement);
      return row !== undefined;
    },
    read: (owner: string, id: string): Delivery | undefined => {
      const row = owners.get(owner)?.get(id);
      return row && visible(row);
    },
    all: (owner: string): Delivery[] =>
      [...(owners.get(owner)?.values() ?? [])].map(visible).sort((a, b) => compareCodePoints(a.id, b.id)),
    nextDue(): EpochMs | undefined {
      let next: EpochMs | undefined;
      for (const row of open) if (next === undefined || readyAt(row) < next) next = readyAt(row);
      return next;
    },
    backlog: (now: EpochMs): number =>
      [...open].filter(({ state, dueAt }) => state === 'pending' && dueAt <= now).length,
  };
}

function isHeld(row: Row): row is Row & { state: 'claimed' | 'sending' } {
  return row.state === 'claimed' || row.state === 'sending';
}

function readyAt(row: Row): EpochMs {
  return row.leaseUntil ?? row.dueAt;
}

function byUrgency(a: Row, b: Row): number {
  if (a.urgent !== b.urgent) return a.urgent ? -1 : 1;
  return a.dueAt - b.dueAt || compareCodePoints(a.id, b.id) || compareCodePoints(a.owner, b.owner);
}

function visible({ token: _token, leaseUntil: _leaseUntil, ...delivery }: Row): Delivery {
  return structuredClone(delivery);
}
