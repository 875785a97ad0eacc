import type { EpochMs } from '../domain/time.ts';
import type { Look } from './card-look.ts';
import type { PlatformRecord } from './records.ts';

/** A message as it now stands in somebody's chat or a team's channel. */
export interface ChatMessage {
  id: string;
  /** `person:<id>` or `team:<id>` */
  to: string;
  at: EpochMs;
  delivery?: string;
  /** In a channel: a form that only this person sees. */
  onlyFor?: string;
  look: Look;
  /** What can be read in it; empty when it was drawn before a restart. */
  words: string[];
}

/** The platform's chats: they stand outside the bot and outlive it. */
export interface Chat {
  get(id: string): ChatMessage | undefined;
  post(message: Omit<ChatMessage, 'id'>): ChatMessage;
  revise(id: string, drawn: Pick<ChatMessage, 'look' | 'words'>): ChatMessage | undefined;
  /** Messages of a conversation, oldest first. */
  of(to: string): ChatMessage[];
  remember(record: PlatformRecord): void;
}

export function createChat(): Chat {
  const messages = new Map<string, ChatMessage>();
  const conversations = new Map<string, ChatMessage[]>();

  function put(message: ChatMessage): ChatMessage {
    messages.set(message.id, message);
    const list = conversations.get(message.to) ?? [];
    conversations.set(message.to, list);
    list.push(message);
    return message;
  }

  function revise(id: string, drawn: Pick<ChatMessage, 'look' | 'words'>): ChatMessage | undefined {
    const message = messages.get(id);
    return message && Object.assign(message, drawn);
  }

  function putOrRevise(id: string, message: Omit<ChatMessage, 'id'>): void {
    if (!revise(id, message)) put({ ...message, id });
  }

  return {
    get: (id) => messages.get(id),
    post: (message) => put({ ...message, id: `m${messages.size + 1}` }),
    revise,
    of: (to) => conversations.get(to) ?? [],
    remember(record) {
      if (record.t === 'send' && record.message && record.look) {
        const { to, at, delivery, look } = record;
        putOrRevise(record.message, { to, at, delivery, look, words: [] });
      }
      if (record.t === 'update' && record.look) revise(record.message, { look: record.look, words: [] });
      if (record.t === 'press') {
        const { to, at, onlyFor, look } = record;
        putOrRevise(record.message, { to, at, look, words: [], ...(onlyFor ? { onlyFor } : {}) });
      }
    },
  };
}
