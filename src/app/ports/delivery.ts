import type { ClassId, OwnerId, PersonId, TeamId } from '../../domain/people/people.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { MessageReference } from './messenger.ts';

export const DELIVERY_STATES = [
  'pending',
  'claimed',
  'sending',
  'sent',
  'unreachable',
  'ambiguous',
  'expired',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export type Recipient =
  | { type: 'person'; person: PersonId }
  | { type: 'team'; team: TeamId }
  /** A class's own channel: its pupils are nobody that the roster knows. */
  | { type: 'class'; class: ClassId };

/** One message to one person or team channel. What it says is composed when it is sent, from the state of that moment. */
export interface NewDelivery {
  /** occurrence (or other cause) + recipient + kind. */
  id: string;
  recipient: Recipient;
  /** Which composer makes the message (`app/compose`), as 'prompt', 'reminder', 'digest'. */
  kind: string;
  /** What it is about: an occurrence, round, measure or other subject id. */
  subject: string;
  params?: Record<string, string>;
  dueAt: EpochMs;
  /** Not sent at or after this instant. */
  expiresAt: EpochMs;
  urgent: boolean;
  /** An update in place of the message that this earlier delivery sent. */
  replaces?: string;
}

export interface Delivery extends NewDelivery {
  owner: OwnerId;
  state: DeliveryState;
  /** POSTs made so far. */
  attempts: number;
  /** Set when sent. */
  message?: MessageReference;
  /** Why it is unreachable, ambiguous, expired or put off: a code, never personal. */
  reason?: string;
  settledAt?: EpochMs;
}

export interface ClaimedDelivery extends Delivery {
  /** Random; only the holder of the newest token may settle. */
  token: string;
  leaseUntil: EpochMs;
  takenOverFrom?: 'claimed' | 'sending';
}

export type Settlement =
  | { state: 'sent'; message: MessageReference; at: EpochMs }
  | { state: 'unreachable' | 'ambiguous' | 'expired'; reason: string; at: EpochMs }
  /** Put off: back to pending with a new due time. */
  | { state: 'pending'; dueAt: EpochMs; reason: string; at: EpochMs };
