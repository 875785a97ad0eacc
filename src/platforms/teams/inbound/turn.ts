import type { Reply } from '../../../app/action.ts';
import type { Message } from '../../../app/ports/messenger.ts';
import type { Language } from '../../../domain/language.ts';
import type { OwnerId, Person } from '../../../domain/people/people.ts';
import type { Conversation } from '../conversation.ts';
import { languageOf } from '../texts.ts';
import { conversationIn, type Envelope, kindOf } from './envelope.ts';
import type { TeamsEvent } from './read-event.ts';

/** One activity on its way through. */
export interface Turn {
  owner: OwnerId;
  activity: Envelope;
  event: TeamsEvent;
  conversation: Conversation;
  /** Others see what is written here. */
  shared: boolean;
  /** Of the client, until it is known who it is. */
  language: Language;
  person?: Person;
}

/** What the application answered, drawn. */
export interface Answer {
  reply: Reply;
  message: Message;
}

export function turnOf(owner: OwnerId, activity: Envelope, event: TeamsEvent): Turn {
  return {
    owner,
    activity,
    event,
    conversation: conversationIn(activity),
    shared: kindOf(activity) !== 'personal',
    language: languageOf(activity.locale),
  };
}

export function isInvoke({ event }: Turn): boolean {
  return 'invoke' in event && event.invoke;
}

/** A reply that is not for one person alone: which team the channel belongs to. */
export function isForAll({ event }: Turn): boolean {
  return event.type === 'acted' && event.verb.startsWith('channel.');
}

export function isRefusal({ reply }: Answer): boolean {
  return reply.code !== 'OK' && reply.code !== 'AGAIN';
}
