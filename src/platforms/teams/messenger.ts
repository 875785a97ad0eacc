import type { Log } from '../../app/ports/log.ts';
import type { MessageReference, Messenger, Outcome } from '../../app/ports/messenger.ts';
import type { Connector } from './connector.ts';
import { conversationOf } from './conversation.ts';
import { messageActivity } from './message-activity.ts';
import { outcomeOf } from './outcome.ts';
import type { RefreshFor } from './refresh.ts';

/**
 * Microsoft's per-thread budgets, and 30 a second for each tenant of the 50 that newer texts allow: the rest is for
 * answers to what people do, which do not wait in the outbox (msteams-docs, rate-limit.md).
 */
const LIMITS = {
  perTenantPerSecond: 30,
  perConversation: [
    { limit: 7, seconds: 1 },
    { limit: 60, seconds: 30 },
    { limit: 1800, seconds: 3600 },
  ],
};

export interface TeamsMessengerParts {
  connector: Connector;
  refreshFor: RefreshFor;
  log: Log;
}

/** Teams as one of the platforms that the outbox sends to. */
export function createTeamsMessenger({ connector, refreshFor, log }: TeamsMessengerParts): Messenger {
  /** The operator learns of it here; in the outbox it is «unreachable», never «did not answer». */
  function report(error: unknown, delivery: string | undefined): void {
    const outcome = outcomeOf(error);
    if (outcome.type !== 'unreachable' && outcome.type !== 'tenant-stopped') return;
    log.warn('Teams did not take a message', { delivery, outcome: outcome.type, reason: outcome.reason });
  }

  async function reported<T>(work: () => Promise<T>, delivery?: string): Promise<T> {
    try {
      return await work();
    } catch (error) {
      report(error, delivery);
      throw error;
    }
  }

  return {
    platform: 'teams',
    limits: LIMITS,
    async send(address, message, deliveryId): Promise<MessageReference> {
      const conversation = conversationOf(address);
      const activity = messageActivity(message, await refreshFor(conversation, message));
      const id = await reported(() => connector.post(conversation, activity), deliveryId);
      return { platform: 'teams', id, conversation };
    },
    async update(reference, message): Promise<MessageReference> {
      const conversation = conversationOf(reference);
      const activity = messageActivity(message, await refreshFor(conversation, message));
      await reported(() => connector.put(conversation, reference.id, activity));
      return reference;
    },
    outcome: (error): Outcome => outcomeOf(error),
  };
}
