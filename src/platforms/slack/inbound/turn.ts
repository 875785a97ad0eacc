import type { Reply } from '../../../app/action.ts';
import type { Message } from '../../../app/ports/messenger.ts';
import { isPupilVerb } from '../../../app/pupil/class-card.ts';
import type { Verb } from '../../../app/verbs.ts';
import type { Language } from '../../../domain/language.ts';
import type { OwnerId, Person } from '../../../domain/people/people.ts';
import type { Meta } from '../dialogs.ts';
import { idIn } from '../place.ts';

/** One thing that somebody did in Slack, on its way through. */
export interface Turn {
  owner: OwnerId;
  /** The workspace that the app is installed in. */
  team: string;
  /** Slack's id of who did it. */
  user: string;
  /** Of another workspace, in a channel that the two share: nobody of ours, whatever the e-mail says. */
  foreign: boolean;
  /** The event's own key, the same when it comes again. */
  key: string;
  channel?: { id: string; name?: string };
  /** Lets a dialog be opened, for three seconds. */
  trigger?: string;
  /** Lets the message be replaced or a private one be added, for half an hour and five times. */
  responseUrl?: string;
  /** Norwegian until it is known who it is. */
  language: Language;
  person?: Person;
}

/** What the application answered, drawn. */
export interface Answer {
  reply: Reply;
  message: Message;
}

export function isRefusal({ reply }: Answer): boolean {
  return reply.code !== 'OK' && reply.code !== 'AGAIN';
}

/** Others read what is written here. A conversation with the bot has an id of its own kind. */
export function isShared({ channel }: Turn): boolean {
  return channel !== undefined && !channel.id.startsWith('D');
}

export function keyOf(team: string, ...parts: string[]): string {
  return `slack:${idIn(team, parts.join(':'))}`;
}

/** A pupil's dialog says which channel its card stands in: Slack's signature vouches for what we wrote there. */
export function inClass(turn: Turn, verb: Verb, { message }: Meta): Turn {
  return isPupilVerb(verb) && message ? { ...turn, channel: { id: message.channel } } : turn;
}
