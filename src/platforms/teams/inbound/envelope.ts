import { z } from 'zod';
import { type Conversation, withoutThread } from '../conversation.ts';

/** It becomes part of an address: half a character cannot (found by fuzzing). */
const id = z
  .string()
  .min(1)
  .max(1000)
  .refine((value) => value.isWellFormed());
const account = z.looseObject({
  id,
  aadObjectId: z.string().min(1).max(100).nullish().catch(undefined),
});

/** What every activity must have to be looked at, and what may be there. Nothing of it is trusted before the token is. */
const envelope = z.looseObject({
  type: z.string().min(1).max(100),
  id: z.string().min(1).max(300).nullish().catch(undefined),
  channelId: z.literal('msteams'),
  serviceUrl: z.string().min(1).max(2000),
  from: account,
  recipient: account,
  conversation: z.looseObject({
    id,
    conversationType: z.enum(['personal', 'groupChat', 'channel']).nullish(),
    tenantId: z.string().max(100).nullish(),
    isGroup: z.boolean().nullish().catch(undefined),
  }),
  channelData: z
    .looseObject({
      tenant: z.looseObject({ id: z.string().max(100) }).nullish(),
      team: z.looseObject({ id, name: z.string().max(1000).nullish().catch(undefined) }).nullish(),
      eventType: z.string().max(100).nullish().catch(undefined),
      channel: z.looseObject({ id, name: z.string().max(1000).nullish().catch(undefined) }).nullish(),
      settings: z
        .looseObject({ selectedChannel: z.looseObject({ id }) })
        .nullish()
        .catch(undefined),
    })
    .nullish(),
  locale: z.string().max(50).nullish().catch(undefined),
  replyToId: z.string().min(1).max(1000).nullish().catch(undefined),
  action: z.string().max(50).nullish().catch(undefined),
  name: z.string().max(200).nullish().catch(undefined),
  text: z.string().max(100_000).nullish().catch(undefined),
  value: z.unknown().optional(),
  membersAdded: z.array(account).max(10_000).nullish().catch(undefined),
  membersRemoved: z.array(account).max(10_000).nullish().catch(undefined),
});

export type Envelope = z.infer<typeof envelope>;

export type EnvelopeRead = { ok: true; activity: Envelope } | { ok: false; where: string };

/** `where` names the fields that are wrong and nothing of what stands in them. */
export function readEnvelope(body: unknown): EnvelopeRead {
  const read = envelope.safeParse(body);
  if (read.success) return { ok: true, activity: read.data };
  return { ok: false, where: read.error.issues.map((issue) => issue.path.join('.') || 'activity').join(' ') };
}

/**
 * The token says nothing of the tenant (Agents-for-net#502): it is in the signed channel's body, in two places.
 * Two that differ are a forgery or a fault of ours to understand; neither is answered.
 */
export function tenantOf({ channelData, conversation }: Envelope): string | undefined {
  const said = [channelData?.tenant?.id, conversation.tenantId].filter(
    (one) => one !== undefined && one !== null,
  );
  return new Set(said).size === 1 ? said[0] : undefined;
}

/** Where to write from now on: all that the activity says of its conversation, in an order that does not change. */
export function conversationIn(activity: Envelope): Conversation {
  const { id: where, name: _name, ...more } = activity.conversation;
  const isPersonal = kindOf(activity) === 'personal';
  return {
    channelId: 'msteams',
    serviceUrl: activity.serviceUrl,
    bot: { id: activity.recipient.id },
    ...(isPersonal ? { user: userOf(activity) } : {}),
    ...(activity.channelData?.team ? { team: activity.channelData.team.id } : {}),
    conversation: {
      ...more,
      id: withoutThread(where),
      conversationType: kindOf(activity),
      tenantId: tenantOf(activity),
    } as Conversation['conversation'],
  };
}

function userOf({ from }: Envelope) {
  return { id: from.id, ...(from.aadObjectId ? { aadObjectId: from.aadObjectId } : {}) };
}

export function kindOf({ conversation, channelData }: Envelope): 'personal' | 'groupChat' | 'channel' {
  if (conversation.conversationType) return conversation.conversationType;
  if (channelData?.team) return 'channel';
  return conversation.isGroup ? 'groupChat' : 'personal';
}
