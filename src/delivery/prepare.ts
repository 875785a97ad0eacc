import type { Clock } from '../app/ports/clock.ts';
import type { Compose, Composed, Render } from '../app/ports/composer.ts';
import type { ClaimedDelivery, Settlement } from '../app/ports/delivery.ts';
import type { Message, MessageReference, Messenger, Platform } from '../app/ports/messenger.ts';
import type { SendLane } from '../app/ports/send-limiter.ts';
import type { EpochMs } from '../domain/time.ts';
import type { Log } from '../observe/log.ts';
import { about } from './about.ts';
import { conversationKey } from './conversation-key.ts';
import { putOff, putOffAfterFault } from './put-off.ts';

export interface PrepareParts<View> {
  clock: Clock;
  compose: Compose<View>;
  render: Render<View>;
  messengers: Partial<Record<Platform, Messenger>>;
  log: Log;
}

/** A message that is ready to go. */
export interface Ready {
  messenger: Messenger;
  lane: SendLane;
  /** Exactly one POST. */
  post(now: EpochMs): Promise<MessageReference>;
}
type Sendable<View> = Extract<Composed<View>, { type: 'send' | 'update' }>;

/** Makes the message, or finds out that there is none to send now. Never throws: one bad message stops no other. */
export function createPrepare<View>({ clock, compose, render, messengers, log }: PrepareParts<View>) {
  function ready(claim: ClaimedDelivery, composed: Sendable<View>, message: Message): Ready | Settlement {
    const { platform, conversation } = composed.type === 'send' ? composed.address : composed.message;
    const messenger = messengers[platform];
    if (!messenger) {
      log.error('No messenger for this platform; the message is put off', { ...about(claim), platform });
      return putOffAfterFault(claim, 'no-messenger', clock.now());
    }
    return {
      messenger,
      lane: {
        owner: claim.owner,
        platform,
        conversation: conversationKey(conversation),
        urgent: claim.urgent,
      },
      post: async (now) =>
        composed.type === 'send'
          ? messenger.send(composed.address, message, claim.id, now)
          : messenger.update(composed.message, message, now),
    };
  }

  async function make(claim: ClaimedDelivery): Promise<Ready | Settlement> {
    const now = clock.now();
    const { token: _token, leaseUntil: _leaseUntil, takenOverFrom: _takenOverFrom, ...delivery } = claim;
    const composed = await compose(delivery, now);
    switch (composed.type) {
      case 'defer':
        return putOff(claim, composed.until, composed.reason, now);
      case 'expire':
        return { state: 'expired', reason: composed.reason, at: now };
      case 'unreachable':
        return { state: 'unreachable', reason: composed.reason, at: now };
      default:
        return ready(claim, composed, render(composed.view));
    }
  }

  return async function prepare(claim: ClaimedDelivery): Promise<Ready | Settlement> {
    try {
      return await make(claim);
    } catch (error) {
      log.error('A message could not be made; it is put off', about(claim), error);
      return putOffAfterFault(claim, 'compose-failed', clock.now());
    }
  };
}
