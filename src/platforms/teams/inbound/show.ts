import { recipientKey } from '../../../app/addresses.ts';
import type { Message } from '../../../app/ports/messenger.ts';
import type { Store } from '../../../app/ports/store.ts';
import type { Connector } from '../connector.ts';
import { type Conversation, conversationOf } from '../conversation.ts';
import type { KeepInPlace } from '../keep-in-place.ts';
import { messageActivity } from '../message-activity.ts';
import type { TeamsTexts } from '../texts.ts';
import { cardReply, type InvokeReply, textReply } from './invoke-reply.ts';
import { type Answer, isForAll, isRefusal, type Turn } from './turn.ts';

export interface ShowParts {
  store: Store;
  connector: Connector;
  keepInPlace: KeepInPlace;
  texts: TeamsTexts;
  /** Work that goes on after the reply. */
  background(work: Promise<unknown>): void;
}

/** Brings an answer to the one who asked for it, in the place where nobody else reads what is theirs alone. */
export function createShow({ store, connector, keepInPlace, texts, background }: ShowParts) {
  const post = (conversation: Conversation, message: Message) =>
    connector.post(conversation, messageActivity(message));

  function put({ conversation, activity }: Turn, message: Message): Promise<unknown> {
    return connector.put(conversation, activity.replyToId ?? '', messageActivity(message));
  }

  async function ownChat({ owner, person }: Turn): Promise<Conversation | undefined> {
    if (!person) return undefined;
    const stored = await store.read(owner, 'address', recipientKey({ type: 'person', person: person.id }));
    return stored?.body.platform === 'teams' ? conversationOf(stored.body) : undefined;
  }

  /** As the reply to the invoke: in time. */
  function asInvokeReply(turn: Turn, answer: Answer): InvokeReply {
    const { reply, message } = answer;
    const { card, fallbackText, language } = message;
    if (isRefusal(answer) && !reply.inPlace) return textReply(fallbackText);
    if (turn.shared) {
      if (isForAll(turn) && turn.activity.replyToId) background(put(turn, message));
      return cardReply(card);
    }
    if (reply.inPlace) {
      keepInPlace(turn.conversation, turn.activity.replyToId, message);
      return cardReply(card);
    }
    background(post(turn.conversation, message));
    return textReply(texts.say(language, 'teams.below'));
  }

  /** As messages: to a command, to an older client's button, and when the invoke's time was over. */
  async function asMessage(turn: Turn, { reply, message }: Answer): Promise<void> {
    if (turn.shared && isForAll(turn) && turn.activity.replyToId) return void (await put(turn, message));
    if (turn.shared) return toOwnChat(turn, message);
    if (reply.inPlace && turn.activity.replyToId) return void (await put(turn, message));
    await post(turn.conversation, message);
  }

  async function toOwnChat(turn: Turn, message: Message): Promise<void> {
    const chat = await ownChat(turn);
    if (chat) await post(chat, message);
    if (turn.event.type !== 'said') return;
    const key = chat ? 'teams.inYourChat' : 'teams.openChat';
    await inThread(turn, texts.say(message.language, key));
  }

  /** In a channel a short answer stands in the thread that was written in. */
  async function inThread({ conversation, activity }: Turn, text: string): Promise<void> {
    const thread = {
      ...conversation,
      conversation: { ...conversation.conversation, id: activity.conversation.id },
    };
    await connector.post(thread, { type: 'message', text });
  }

  async function notSaved(turn: Turn): Promise<void> {
    const message = texts.notSaved(turn.language);
    const chat = turn.shared ? await ownChat(turn) : turn.conversation;
    if (chat) await post(chat, message);
  }

  return { asInvokeReply, asMessage, inThread, notSaved, post };
}

export type Show = ReturnType<typeof createShow>;
