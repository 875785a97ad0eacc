import type { Database } from 'better-sqlite3';
import type { Delivery, Settlement } from '../../app/ports/delivery.ts';

import { takePage } from './page.ts';
import type { Claim, Operations, Page, WireChange } from './protocol.ts';

export interface DeliveryRow {
  owner: string;
  id: string;
  /** JSON of what never changes. */
  body: string;
  state: string;
  urgent: number;
  due_at: number;
  attempts: number;
  token: string | null;
  lease_until: number | null;
  message: string | null;
  reason: string | null;
  settled_at: number | null;
}
type OutboxChange = Extract<WireChange, { type: 'enqueue' | 'withdraw' | 'forget' | 'restore' }>;
type Parameters = Record<string, string | number | null>;

const CLAIMABLE = `
  SELECT * FROM (SELECT * FROM delivery WHERE state = 'pending' AND urgent = 1 AND due_at <= $now
                 ORDER BY due_at, id, owner LIMIT $limit)
  UNION ALL
  SELECT * FROM (SELECT * FROM delivery WHERE state = 'pending' AND urgent = 0 AND due_at <= $now
                 ORDER BY due_at, id, owner LIMIT $limit)
  UNION ALL
  SELECT * FROM delivery WHERE lease_until <= $now
  ORDER BY urgent DESC, due_at, id, owner LIMIT $limit`;
const NEXT_DUE = `
  SELECT min(at) FROM (
    SELECT min(due_at) AS at FROM delivery WHERE state = 'pending' AND urgent = 1
    UNION ALL SELECT min(due_at) FROM delivery WHERE state = 'pending' AND urgent = 0
    UNION ALL SELECT min(lease_until) FROM delivery WHERE lease_until IS NOT NULL)`;
const BACKLOG = `
  SELECT (SELECT count(*) FROM delivery WHERE state = 'pending' AND urgent = 1 AND due_at <= $now)
       + (SELECT count(*) FROM delivery WHERE state = 'pending' AND urgent = 0 AND due_at <= $now)`;
const HELD = `owner = $owner AND id = $id AND token = $token AND lease_until IS NOT NULL`;

/** The statements of the delivery table. `lease_until` is set exactly in the states `claimed` and `sending`. */
export function createOutbox(db: Database) {
  const one = db.prepare<[string, string], DeliveryRow>('SELECT * FROM delivery WHERE owner = ? AND id = ?');
  const scan = db.prepare<[string, string, string | null, string | null], DeliveryRow>(
    'SELECT * FROM delivery WHERE owner = ? AND id >= ? AND id IS NOT ? AND state = coalesce(?, state) ORDER BY id',
  );
  const claimable = db.prepare<[Parameters], DeliveryRow>(CLAIMABLE);
  const nextDue = db.prepare<[], number | null>(NEXT_DUE).pluck();
  const backlog = db.prepare<[Parameters], number>(BACKLOG).pluck();
  const lease = db.prepare<[Parameters]>(
    `UPDATE delivery SET state = $state, token = $token, lease_until = $leaseUntil WHERE owner = $owner AND id = $id`,
  );
  const begin = db.prepare<[Parameters]>(
    `UPDATE delivery SET state = 'sending', attempts = attempts + 1, lease_until = $leaseUntil
     WHERE ${HELD} AND state = 'claimed'`,
  );
  const end = db.prepare<[Parameters]>(
    `UPDATE delivery SET state = $state, due_at = coalesce($dueAt, due_at), message = $message, reason = $reason,
       settled_at = $settledAt, token = NULL, lease_until = NULL WHERE ${HELD}`,
  );
  const enqueue = db.prepare<[string, string, string, number, number]>(
    `INSERT INTO delivery (owner, id, body, state, urgent, due_at, attempts)
     VALUES (?, ?, ?, 'pending', ?, ?, 0) ON CONFLICT DO NOTHING`,
  );
  const restore = db.prepare<[Parameters]>(
    `INSERT INTO delivery (owner, id, body, state, urgent, due_at, attempts, token, lease_until, message, reason, settled_at)
     VALUES ($owner, $id, $body, $state, $urgent, $dueAt, $attempts, $token, $leaseUntil, $message, $reason, $settledAt)
     ON CONFLICT DO NOTHING`,
  );
  const withdraw = db.prepare<[Parameters]>(
    `UPDATE delivery SET state = 'expired', reason = $reason, settled_at = $at
     WHERE owner = $owner AND id = $id AND state = 'pending'`,
  );
  const forget = db.prepare<[string, string, number]>(
    'DELETE FROM delivery WHERE owner = ? AND id = ? AND (settled_at IS NOT NULL OR ?)',
  );

  return {
    readDelivery: ({ owner, id }: Operations['readDelivery']) => one.get(owner, id),
    deliveries({ owner, after, state, prefix = '' }: Operations['deliveries']): Page<DeliveryRow> {
      const rows = scan.iterate(owner, after ?? prefix, after ?? null, state ?? null);
      return takePage(rows, prefix, (row) => row.body.length);
    },
    nextDue: () => nextDue.get() ?? undefined,
    backlog: ({ now }: Operations['backlog']) => backlog.get({ now }) ?? 0,
    /** The rows as they were found, each with the token it is now held by. */
    claimDue({ now, limit, leaseMs, tokenPrefix }: Operations['claimDue']): DeliveryRow[] {
      return claimable.all({ now, limit }).map((row, index) => {
        const token = `${tokenPrefix}.${index}`;
        // What was left in `sending` stays so: its POST may have happened, and it must never become sendable again.
        const state = row.state === 'sending' ? 'sending' : 'claimed';
        lease.run({ owner: row.owner, id: row.id, state, token, leaseUntil: now + leaseMs });
        return { ...row, token, lease_until: now + leaseMs };
      });
    },
    beginSending: ({ claim, leaseUntil }: Operations['beginSending']) =>
      begin.run({ ...named(claim), leaseUntil }).changes === 1,
    settle: ({ claim, settlement }: Operations['settle']) =>
      end.run({ ...named(claim), ...columns(settlement) }).changes === 1,
    apply(owner: string, change: OutboxChange): void {
      switch (change.type) {
        case 'enqueue':
          for (const [n, id] of change.ids.entries())
            enqueue.run(owner, id, change.bodies[n] ?? '', change.urgent[n] ? 1 : 0, change.dueAt[n] ?? 0);
          return;
        case 'withdraw':
          withdraw.run({ owner, id: change.delivery, reason: change.reason, at: change.at });
          return;
        case 'forget':
          forget.run(owner, change.delivery, change.anyState ? 1 : 0);
          return;
        case 'restore':
          restore.run({ owner, ...restored(change.delivery) });
      }
    },
  };
}

/** A row as it was; nobody holds its claim. */
function restored(delivery: Delivery): Parameters {
  const { owner: _owner, state, attempts, message, reason, settledAt, ...made } = delivery;
  const held = state === 'claimed' || state === 'sending';
  return {
    id: made.id,
    body: JSON.stringify(made),
    state,
    urgent: made.urgent ? 1 : 0,
    dueAt: made.dueAt,
    attempts,
    token: held ? '' : null,
    leaseUntil: held ? made.dueAt : null,
    message: message === undefined ? null : JSON.stringify(message),
    reason: reason ?? null,
    settledAt: settledAt ?? null,
  };
}

function named({ owner, id, token }: Claim): Parameters {
  return { owner, id, token };
}

function columns(settlement: Settlement): Parameters {
  switch (settlement.state) {
    case 'sent': {
      const message = JSON.stringify(settlement.message);
      return { state: 'sent', dueAt: null, message, reason: null, settledAt: settlement.at };
    }
    case 'pending':
      return {
        state: 'pending',
        dueAt: settlement.dueAt,
        message: null,
        reason: settlement.reason,
        settledAt: null,
      };
    default: {
      const { state, reason, at } = settlement;
      return { state, dueAt: null, message: null, reason, settledAt: at };
    }
  }
}
