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
const MOST_TITLE = 60;

export interface WhatHappened {
  last(): Promise<Happened | undefined>;
  close(): void;
}

export function watchMoves(
  { owner, chat, store }: { owner: OwnerId; chat: WebChat; store: Store },
  time: TimeControl,
): WhatHappened {
  let sent: Promise<Sent | undefined>[] = [];
  let changed = new Set<string>();
  let isGoing = false;
  let found: Promise<Happened> | undefined;

  const stopTime = time.subscribe(({ jump }) => {
    if (jump && !isGoing) {
      sent = [];
      changed = new Set();
    }
    if (!jump && isGoing) found = sumUp(sent, changed);
    isGoing = jump !== undefined;
  });
  const stopChat = chat.subscribe((event) => {
    if (!isGoing || event.owner !== owner || event.from !== 'bot') return;
    // Read at once: in a moment it may have been answered, and be called something else.
    if (event.revision === 1) sent.push(readSent(store, owner, event));
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

interface Sent {
  title: string;
  conversation: WebConversation;
}

async function readSent(store: Store, owner: OwnerId, { id }: WebChatEvent): Promise<Sent | undefined> {
  const message = (await store.read(owner, 'webMessage', id).catch(() => undefined))?.body;
  if (!message?.deliveryId) return undefined;
  const { card, fallbackText, conversation } = message;
  return { title: shortened(titleOf(card) ?? fallbackText), conversation };
}

/** To its first sentence, and to whole words. */
function shortened(title: string): string {
  const [first = title] = title.split(/(?<=\p{L}[.!?]) /u);
  if (first.length <= MOST_TITLE) return first.replace(/\.$/, '');
  return `${first.slice(0, MOST_TITLE).replace(/\s+\S*$/, '')} …`;
}

/** By what the card is called; what one asked for oneself (an answer, not a delivery) is left out. */
async function sumUp(
  sent: readonly Promise<Sent | undefined>[],
  changed: ReadonlySet<string>,
): Promise<Happened> {
  const groups = new Map<string, SentTo>();
  for (const one of await Promise.all(sent)) {
    if (!one) continue;
    const { title } = one;
    const group = groups.get(title) ?? { title, people: [], teams: [] };
    addTo(group, one.conversation);
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
