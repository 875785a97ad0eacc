import { z } from 'zod';
import type { Recipient } from '../../app/ports/delivery.ts';
import type { Address, Message, Messenger, Outcome } from '../../app/ports/messenger.ts';
import type { WebChat, WebConversation } from '../../app/ports/web-chat.ts';
import type { OwnerId } from '../../domain/people/people.ts';
import { AppError } from '../../observe/app-error.ts';

const place = z.strictObject({
  owner: z.string().min(1),
  conversation: z.templateLiteral([z.enum(['person', 'team']), ':', z.string().min(1)]),
});

/** Where a person or a team is reached in the workbench. */
export function webAddress(owner: OwnerId, recipient: Recipient): Address {
  return { platform: 'web', conversation: { owner, conversation: webConversation(recipient) } };
}

export function webConversation(recipient: Recipient): WebConversation {
  // The workbench has no channel of a class: there a class is its pupils' page.
  if (recipient.type === 'class') return `team:${recipient.class}`;
  return recipient.type === 'person' ? `person:${recipient.person}` : `team:${recipient.team}`;
}

/** The workbench as a platform: the same port as Teams and Slack, with a chat in the store at the other end. */
export function createWebMessenger({ chat }: { chat: WebChat }): Messenger {
  return {
    platform: 'web',
    limits: { perTenantPerSecond: 1000, perConversation: [] },
    async send(address, message, deliveryId, now) {
      const { owner, conversation } = placeOf(address.conversation);
      const posted = {
        ...revisionOf(message),
        conversation: conversation as WebConversation,
        from: 'bot',
        deliveryId,
      } as const;
      const id = await chat.post(owner, posted, now);
      return { platform: 'web', id, conversation: address.conversation };
    },
    async update(reference, message, now) {
      const { owner } = placeOf(reference.conversation);
      const revised = await chat.revise(owner, reference.id, revisionOf(message), now);
      if (!revised) throw new AppError('WEB.MESSAGE_GONE', 'The message to be updated is not there any more');
      return reference;
    },
    outcome,
  };
}

function revisionOf({ card, fallbackText, language }: Message) {
  return { card, fallbackText, language };
}

function placeOf(conversation: unknown): z.infer<typeof place> {
  const read = place.safeParse(conversation);
  if (read.success) return read.data;
  throw new AppError('WEB.BAD_ADDRESS', 'The address is not one of the workbench', {
    hint: 'Make it with webAddress().',
  });
}

/** A commit that failed may have reached the disk, so it counts as sent perhaps. */
function outcome(error: unknown): Outcome {
  const code = error instanceof AppError ? error.code : 'WEB.UNKNOWN';
  const unreachable = code === 'WEB.BAD_ADDRESS' || code === 'WEB.MESSAGE_GONE';
  return { type: unreachable ? 'unreachable' : 'ambiguous', reason: code };
}
