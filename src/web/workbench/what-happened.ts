import type { Store } from '../../app/ports/store.ts';
import type { WebChat, WebChatEvent, WebConversation } from '../../app/ports/web-chat.ts';
import type { OwnerId } from '../../domain/people/people.ts';
import type { TimeControl } from './time-control.ts';

/** The same card to some people and channels. */
export interface SentTo {
  title: string;
  people: string[];
  teams: string[];
}

/** What came of the last move of the time, for whoever moved it. */
export interface Happened {
  /** What most got first; the rest are counted. */
  sent: SentTo[];
  others: number;
  /** Cards that were already there and say something new: somebody answered, or a time went out. */
  changed: number;
}

const SHOWN = 2;

export interface WhatHappened {
  last(): Promise<Happened | undefined>;
  close(): void;
}

export function watchMoves(
  { owner, chat, store }: { owner: OwnerId; chat: WebChat; store: Store },
  time: TimeControl,
): WhatHappened {
  let sent: WebChatEvent[] = [];
  let changed = new Set<string>();
  let isGoing = false;
  let found: Promise<Happened> | undefined;

  const stopTime = time.subscribe(({ jump }) => {
    if (jump && !isGoing) {
      sent = [];
      changed = new Set();
    }
    if (!jump && isGoing) found = sumUp(store, owner, sent, changed);
    isGoing = jump !== undefined;
  });
  const stopChat = chat.subscribe((event) => {
    if (!isGoing || event.owner !== owner || event.from !== 'bot') return;
    if (event.revision === 1) sent.push(event);
    else changed.add(event.id);
  });

  return {
    last: async () => found,
    close() {
      stopTime();
      stopChat();
    },
  };
}

/** By what the card is called; what one asked for oneself (an answer, not a delivery) is left out. */
async function sumUp(
  store: Store,
  owner: OwnerId,
  events: readonly WebChatEvent[],
  changed: ReadonlySet<string>,
): Promise<Happened> {
  const groups = new Map<string, SentTo>();
  const read = await Promise.all(events.map(({ id }) => store.read(owner, 'webMessage', id)));
  for (const message of read) {
    if (!message?.body.deliveryId) continue;
    const title = titleOf(message.body.card) ?? message.body.fallbackText;
    const group = groups.get(title) ?? { title, people: [], teams: [] };
    addTo(group, message.body.conversation);
    groups.set(title, group);
  }
  const sorted = [...groups.values()].sort((a, b) => sizeOf(b) - sizeOf(a));
  return {
    sent: sorted.slice(0, SHOWN),
    others: sorted.slice(SHOWN).reduce((sum, group) => sum + sizeOf(group), 0),
    changed: changed.size,
  };
}

function addTo({ people, teams }: SentTo, conversation: WebConversation): void {
  const [kind, ...id] = conversation.split(':');
  const list = kind === 'team' ? teams : people;
  if (!list.includes(id.join(':'))) list.push(id.join(':'));
}

function sizeOf({ people, teams }: SentTo): number {
  return people.length + teams.length;
}

interface Element {
  style?: string;
  text?: string;
  inlines?: { text?: string; size?: string }[];
}

/** The heading of a card; one in somebody's own words is drawn in runs. */
function titleOf(card: unknown): string | undefined {
  const { body = [] } = (card ?? {}) as { body?: Element[] };
  const heading = body.find(({ style, text }) => style === 'heading' && text)?.text;
  const runs = body.find(({ inlines }) => inlines?.some(({ size }) => size === 'Large'))?.inlines;
  return heading ?? runs?.map(({ text = '' }) => text).join('');
}
