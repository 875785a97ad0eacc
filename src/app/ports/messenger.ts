import type { Language } from '../../domain/language.ts';
import type { PersonId } from '../../domain/people/people.ts';
import type { EpochMs } from '../../domain/time.ts';

export const PLATFORMS = ['teams', 'slack', 'web'] as const;
export type Platform = (typeof PLATFORMS)[number];

/** Where a person or team is reached. `conversation` is the platform's own reference, stored whole. */
export interface Address {
  platform: Platform;
  conversation: unknown;
}

/** A message that was sent, so that it can be updated in place. */
export interface MessageReference {
  platform: Platform;
  /** Activity id, `ts` or the workbench's message id. */
  id: string;
  conversation: unknown;
}

/** Adaptive Card 1.5 JSON. */
export type AdaptiveCard = Record<string, unknown> & { type: 'AdaptiveCard' };

export interface Message {
  card: AdaptiveCard;
  /** What notifications, screen readers and clients without cards show. Never empty. */
  fallbackText: string;
  language: Language;
  /** Of a shared card: whose view of it differs, and the verb that gives it. */
  own?: { verb: string; ref: string; people: PersonId[] };
}

export type Outcome =
  /** Nothing was delivered; send once more after the wait. */
  | { type: 'retry-after'; ms: number }
  /** This person or channel cannot be reached. */
  | { type: 'unreachable'; reason: string }
  /** Nobody in the tenant can be reached (admin disabled the app, token revoked). */
  | { type: 'tenant-stopped'; reason: string }
  /** It may or may not have arrived: never sent again. */
  | { type: 'ambiguous'; reason: string };

export interface MessengerLimits {
  /** Messages per tenant and second. */
  perTenantPerSecond: number;
  /** Budgets per conversation, all of which hold. */
  perConversation: { limit: number; seconds: number }[];
}

/** One platform. `send` and `update` make exactly one POST each: the SDKs' own retries are off. */
export interface Messenger {
  platform: Platform;
  limits: MessengerLimits;
  /** `deliveryId` is for tracing only; platforms take no idempotency key. Throws what `outcome` understands. */
  send(address: Address, message: Message, deliveryId: string, now: EpochMs): Promise<MessageReference>;
  update(reference: MessageReference, message: Message, now: EpochMs): Promise<MessageReference>;
  outcome(error: unknown): Outcome;
}
