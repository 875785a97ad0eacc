import type { OwnerId } from '../../domain/people/people.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { MessengerLimits, Platform } from './messenger.ts';

/** Whose budgets a POST draws on. */
export interface SendLane {
  owner: OwnerId;
  platform: Platform;
  /** Key of the conversation within owner and platform. */
  conversation: string;
  urgent: boolean;
}

export type Take =
  | { ok: true }
  /** Nothing was taken; worth asking again at `at` (always later than now). */
  | { ok: false; at: EpochMs };

/** Keeps POSTs under the platform's limits. Shared by all that send for the same tenants. */
export interface SendLimiter {
  /** Takes one POST from every budget of the lane, or none. */
  take(lane: SendLane, limits: MessengerLimits, now: EpochMs): Promise<Take>;
  /** The platform asked this conversation to wait (429). */
  throttled(lane: SendLane, until: EpochMs, now: EpochMs): Promise<void>;
  /** A POST went through: the platform is not holding the tenant back. */
  passed(lane: SendLane): Promise<void>;
}
