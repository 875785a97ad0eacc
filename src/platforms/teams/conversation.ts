import type { ConversationReference } from 'botbuilder';
import { z } from 'zod';
import type { Address } from '../../app/ports/messenger.ts';
import { AppError } from '../../observe/app-error.ts';

const id = z.string().min(1).max(1000);
const account = z.looseObject({ id });

/** What is stored as the `conversation` of an address: enough to write there at any time. */
const stored = z.looseObject({
  channelId: z.literal('msteams'),
  serviceUrl: z.string().min(1),
  bot: account,
  user: account.optional(),
  conversation: z.looseObject({
    id,
    tenantId: z.string().optional(),
    conversationType: z.string().optional(),
  }),
});

export type Conversation = z.infer<typeof stored>;

export function addressOf(conversation: Conversation): Address {
  return { platform: 'teams', conversation };
}

export function conversationOf(address: { conversation: unknown }): Conversation {
  const read = stored.safeParse(address.conversation);
  if (read.success) return read.data;
  throw new AppError('TEAMS.BAD_ADDRESS', 'The address is not one of Teams', {
    hint: 'The person has to write to the bot in Teams once, or to install it again.',
  });
}

export function isShared(conversation: Conversation): boolean {
  const type = conversation.conversation.conversationType;
  return type === 'channel' || type === 'groupChat';
}

/** In a channel the id of a thread is the channel's with its first message; a new post belongs to the channel itself. */
export function withoutThread(conversationId: string): string {
  return conversationId.split(';messageid=')[0] ?? conversationId;
}

export function referenceOf(conversation: Conversation): Partial<ConversationReference> {
  return conversation as unknown as Partial<ConversationReference>;
}
