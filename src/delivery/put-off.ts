import type { ClaimedDelivery, Settlement } from '../app/ports/delivery.ts';
import { type EpochMs, MINUTE_MS } from '../domain/time.ts';

const FIRST_FAULT_WAIT_MS = 30_000;
const LONGEST_FAULT_WAIT_MS = 15 * MINUTE_MS;
const FIRST_THROTTLE_WAIT_MS = 1000;

/** Back to the queue until `at`; at its end when the delivery would be too late by then. */
export function putOff(claim: ClaimedDelivery, at: EpochMs, reason: string, now: EpochMs): Settlement {
  if (now >= claim.expiresAt) return { state: 'expired', reason: codeOf(reason), at: now };
  const dueAt = Math.min(Math.max(at, now + 1), claim.expiresAt);
  return { state: 'pending', dueAt, reason, at: now };
}

/** Put off because the program failed on it: longer each time. The count is kept in the reason, so it outlives us. */
export function putOffAfterFault(claim: ClaimedDelivery, code: string, now: EpochMs): Settlement {
  const [before, count] = (claim.reason ?? '').split('.');
  const faults = before === code ? Number(count) + 1 : 1;
  const wait = Math.min(FIRST_FAULT_WAIT_MS * 2 ** (faults - 1), LONGEST_FAULT_WAIT_MS);
  return putOff(claim, now + wait, `${code}.${faults}`, now);
}

export function expire(claim: ClaimedDelivery, now: EpochMs): Settlement {
  return { state: 'expired', reason: codeOf(claim.reason ?? 'late'), at: now };
}

/** At least the wait that the platform stated, longer when it has thrown us back before. */
export function throttleWait(statedMs: number, attempts: number): number {
  return Math.max(statedMs, FIRST_THROTTLE_WAIT_MS * 2 ** (attempts - 1));
}

/** The reason without its count. */
export function codeOf(reason: string): string {
  return reason.split('.')[0] ?? reason;
}
