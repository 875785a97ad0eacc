import { z } from 'zod';
import { isVerb, type Verb } from '../../../app/verbs.ts';
import { type Envelope, kindOf } from './envelope.ts';

/** What somebody or Teams did, read from an activity. */
export type TeamsEvent =
  | { type: 'said'; text: string }
  /** A button. `invoke`: Teams waits for the new card; otherwise it came as a message from an older client. */
  | { type: 'acted'; verb: Verb; reference: string; values: Record<string, string>; invoke: boolean }
  /** A button of a card that we did not send like that. */
  | { type: 'malformed'; invoke: boolean }
  | { type: 'installed' }
  /** The app was taken away, or the channel was. */
  | { type: 'removed'; channel?: string }
  /** An invoke that this bot has nothing for. */
  | { type: 'unknownInvoke' }
  /** People of a team of Teams, by their object ids. */
  | { type: 'members'; came: string[]; left: string[] }
  | { type: 'nothing' };

const MAX_FIELDS = 50;
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const fields = z
  .record(z.string().max(200), z.unknown())
  .refine((it) => Object.keys(it).length <= MAX_FIELDS + 2);
const verb = z.string().refine(isVerb);
const reference = z.string().max(1000);

const executed = z.looseObject({
  action: z.looseObject({
    type: z.literal('Action.Execute'),
    verb,
    data: z.intersection(z.looseObject({ ref: reference }), fields),
  }),
});
const submitted = z.intersection(z.looseObject({ verb, ref: reference }), fields);

export function readEvent(activity: Envelope): TeamsEvent {
  switch (activity.type) {
    case 'message':
      return message(activity);
    case 'invoke':
      return activity.name === 'adaptiveCard/action' ? invoked(activity.value) : { type: 'unknownInvoke' };
    case 'installationUpdate':
      return { type: activity.action?.startsWith('remove') ? 'removed' : 'installed' };
    case 'conversationUpdate':
      return members(activity);
    default:
      return { type: 'nothing' };
  }
}

function message({ text, value }: Envelope): TeamsEvent {
  if (typeof value === 'object' && value !== null) return submittedCard(value);
  return text ? { type: 'said', text: withoutMentions(text) } : { type: 'nothing' };
}

function submittedCard(value: unknown): TeamsEvent {
  const read = submitted.safeParse(value);
  if (!read.success) return { type: 'malformed', invoke: false };
  const { verb, ref, ...rest } = read.data;
  return { type: 'acted', verb, reference: ref, values: textsIn(rest), invoke: false };
}

function invoked(value: unknown): TeamsEvent {
  const read = executed.safeParse(value);
  if (!read.success) return { type: 'malformed', invoke: true };
  const { verb, data } = read.data.action;
  const { ref, ...rest } = data;
  return { type: 'acted', verb, reference: ref, values: textsIn(rest), invoke: true };
}

/** What was typed, as text. Anything that a field cannot hold is left out. */
function textsIn(data: Record<string, unknown>): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(data)) {
    const read = scalar.safeParse(value);
    if (read.success && name !== '__proto__') texts[name] = read.data === null ? '' : String(read.data);
  }
  return texts;
}

/** In a channel the bot is spoken to by «<at>Årshjulet</at> status». */
function withoutMentions(text: string): string {
  return text.replace(/<at\b[^>]*>[^<]*<\/at>/gi, ' ').trim();
}

function members(activity: Envelope): TeamsEvent {
  const { membersAdded, membersRemoved, recipient, channelData } = activity;
  // In a channel `installationUpdate` comes too, and one introduction is enough.
  const isPersonal = kindOf(activity) === 'personal';
  if (isPersonal && membersAdded?.some((one) => one.id === recipient.id)) return { type: 'installed' };
  if (membersRemoved?.some((one) => one.id === recipient.id)) return { type: 'removed' };
  if (channelData?.eventType === 'channelDeleted' && channelData.channel) {
    return { type: 'removed', channel: channelData.channel.id };
  }
  // Who belongs to a team is for the roster to say; that somebody is gone from Teams is told to those who keep it.
  const ids = (list: typeof membersAdded) => (list ?? []).flatMap(({ aadObjectId }) => aadObjectId ?? []);
  const [came, left] = [ids(membersAdded), ids(membersRemoved)];
  return came.length + left.length > 0 ? { type: 'members', came, left } : { type: 'nothing' };
}
