import type { ClaimedDelivery, Delivery, DeliveryState, NewDelivery } from '../../app/ports/delivery.ts';
import type { MessageReference } from '../../app/ports/messenger.ts';
import type { DeliveryRow } from './outbox.ts';

export function toDelivery(row: DeliveryRow): Delivery {
  return {
    ...(JSON.parse(row.body) as NewDelivery),
    owner: row.owner,
    state: row.state as DeliveryState,
    dueAt: row.due_at,
    attempts: row.attempts,
    ...(row.message !== null && { message: JSON.parse(row.message) as MessageReference }),
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.settled_at !== null && { settledAt: row.settled_at }),
  };
}

/** `row.state` is the state in which the delivery was found. */
export function toClaimed(row: DeliveryRow): ClaimedDelivery {
  const { token, lease_until: leaseUntil } = row;
  if (token === null || leaseUntil === null) throw new Error('a claimed row has a token and a lease');
  const found = row.state;
  return {
    ...toDelivery(row),
    state: found === 'sending' ? 'sending' : 'claimed',
    token,
    leaseUntil,
    ...((found === 'claimed' || found === 'sending') && { takenOverFrom: found }),
  };
}
