import type { Language } from '../../domain/language.ts';
import type { OwnerId, PersonId, TeamId } from '../../domain/people/people.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { AdaptiveCard } from './messenger.ts';

/** `person:<id>`, the bot's chat with one person, or `team:<id>`, the team's channel. */
export type WebConversation = `person:${PersonId}` | `team:${TeamId}`;

/** A message in the workbench's chat. */
export interface WebMessage {
  conversation: WebConversation;
  at: EpochMs;
  /** 'bot', or the person who typed it. */
  from: 'bot' | PersonId;
  /** Absent for what a person typed. */
  card?: AdaptiveCard;
  /** The whole text of a typed message; else what is shown and read out where there is no card. */
  fallbackText: string;
  language: Language;
  /** The delivery that sent it; absent for replies and what was typed. */
  deliveryId?: string;
  /** In a team's channel: only this person sees it, as a form that one member opened. */
  onlyFor?: PersonId;
  /** 1 at first, +1 for each update in place. */
  revision: number;
  updatedAt?: EpochMs;
}

/** How far a person has read in a conversation. */
export interface WebSeen {
  /** Id of the last message seen. */
  last: string;
}

export interface WebChatEvent {
  owner: OwnerId;
  id: string;
  conversation: WebConversation;
  from: WebMessage['from'];
  onlyFor?: PersonId;
  revision: number;
}

export type NewWebMessage = Omit<WebMessage, 'at' | 'revision' | 'updatedAt'>;
export type WebRevision = Pick<WebMessage, 'card' | 'fallbackText' | 'language'>;

/** The workbench's chat: messages in the store, and word of each change to the windows that are open. */
export interface WebChat {
  /** The new id, after all earlier ones of the conversation in order of id. */
  post(owner: OwnerId, message: NewWebMessage, now: EpochMs): Promise<string>;
  /** Replaces what a message says. False when there is no such message. */
  revise(owner: OwnerId, id: string, revision: WebRevision, now: EpochMs): Promise<boolean>;
  /** Calls back after each commit, in this process. Returns how to stop. */
  subscribe(listener: (event: WebChatEvent) => void): () => void;
}
