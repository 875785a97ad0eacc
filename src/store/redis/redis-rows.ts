import type {
  ClaimedDelivery,
  Delivery,
  DeliveryState,
  NewDelivery,
  Settlement,
} from '../../app/ports/delivery.ts';
import type { MessageReference } from '../../app/ports/messenger.ts';
import type { OwnerId } from '../../domain/people/people.ts';
import type { EpochMs } from '../../domain/time.ts';
import { AppError } from '../../observe/app-error.ts';
import { NEVER } from './redis-index.ts';

/** The parts of a delivery in the order of owner.lua; '' where there is none. */
type Row = [
  body: string,
  state: string,
  urgent: string,
  due: string,
  attempts: string,
  token: string,
  lease: string,
  message: string,
  reason: string,
  settled: string,
];

export function toDelivery(owner: OwnerId, raw: string): Delivery {
  const [body, state, , due, attempts, , , message, reason, settled] = JSON.parse(raw) as Row;
  return {
    ...(JSON.parse(body) as NewDelivery),
    owner,
    state: state as DeliveryState,
    dueAt: Number(due),
    attempts: Number(attempts),
    ...(message !== '' && { message: JSON.parse(message) as MessageReference }),
    ...(reason !== '' && { reason: JSON.parse(reason) as string }),
    ...(settled !== '' && { settledAt: Number(settled) }),
  };
}

/** The row's state is the one in which the delivery was found. */
export function toClaimed(owner: OwnerId, raw: string): ClaimedDelivery {
  const [, found, , , , token, lease] = JSON.parse(raw) as Row;
  return {
    ...toDelivery(owner, raw),
    state: found === 'sending' ? 'sending' : 'claimed',
    token,
    leaseUntil: Number(lease),
    ...((found === 'claimed' || found === 'sending') && { takenOverFrom: found }),
  };
}

/** A delivery from a backup; nobody holds its claim. */
export function restoredRow(delivery: Delivery): string {
  const { owner: _owner, state, attempts, message, reason, settledAt, ...made } = delivery;
  const due = String(instant(made.dueAt));
  const row: Row = [
    JSON.stringify(made),
    state,
    made.urgent ? '1' : '0',
    due,
    String(attempts),
    '',
    state === 'claimed' || state === 'sending' ? due : '',
    message === undefined ? '' : JSON.stringify(message),
    reason === undefined ? '' : JSON.stringify(reason),
    settledAt === undefined ? '' : String(instant(settledAt)),
  ];
  return JSON.stringify(row);
}

/** What settle.lua takes after the claim: state, due time, message, reason, settled at. */
export function settlementArguments(settlement: Settlement): (string | number)[] {
  switch (settlement.state) {
    case 'sent':
      return ['sent', '', JSON.stringify(settlement.message), '', instant(settlement.at)];
    case 'pending':
      return ['pending', instant(settlement.dueAt), '', JSON.stringify(settlement.reason), ''];
    default:
      return [settlement.state, '', '', JSON.stringify(settlement.reason), instant(settlement.at)];
  }
}

/** Times are scores, which are exact up to here. */
export function instant(at: EpochMs): EpochMs {
  if (Number.isInteger(at) && Math.abs(at) < NEVER) return at;
  throw new AppError('STORE.FAULT', 'The store was given a time that is not a whole number of milliseconds', {
    hint: 'This is a fault in the program: report it with the log lines around it.',
    actor: 'nobody',
  });
}
