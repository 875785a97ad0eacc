import type { Log } from '../../app/ports/log.ts';
import type { Message } from '../../app/ports/messenger.ts';
import type { Connector } from './connector.ts';
import type { Conversation } from './conversation.ts';
import { messageActivity } from './message-activity.ts';
import { outcomeOf } from './outcome.ts';

/**
 * The card in a reply to an invoke is shown where the button was pressed and not kept: on another device, or after a
 * restart, the old one would stand there again. So the message itself is edited too, unhurried.
 */
export type KeepInPlace = (
  conversation: Conversation,
  id: string | null | undefined,
  message: Message,
) => void;

/** Of the 20 a second that the outbox leaves free in each tenant. */
const GAP_MS = 100;
const MAX_WAITING = 20_000;
const MAX_TRIES = 3;

interface Edit {
  conversation: Conversation;
  id: string;
  message: Message;
  tries: number;
}

export function createKeepInPlace({ connector, log }: { connector: Connector; log: Log }) {
  /** By message: only the newest counts. Lost in a crash, which harms nothing but looks. */
  const waiting = new Map<string, Edit>();
  let running: Promise<void> | undefined;
  let stopping = false;

  const keepInPlace: KeepInPlace = (conversation, id, message) => {
    if (!id || stopping || waiting.size >= MAX_WAITING) return;
    const key = `${conversation.conversation.id} ${id}`;
    waiting.delete(key);
    waiting.set(key, { conversation, id, message, tries: 0 });
    running ??= run().finally(() => {
      running = undefined;
    });
  };

  async function run(): Promise<void> {
    for (let next = first(); next; next = first()) {
      const wait = await edit(next);
      await pause(stopping ? 0 : wait);
    }
  }

  function first(): Edit | undefined {
    const [entry] = waiting;
    if (!entry) return undefined;
    waiting.delete(entry[0]);
    return entry[1];
  }

  /** Editing again does no harm, so here a fault may be tried again. */
  async function edit(one: Edit): Promise<number> {
    try {
      await connector.put(one.conversation, one.id, messageActivity(one.message));
      return GAP_MS;
    } catch (error) {
      const outcome = outcomeOf(error);
      const again = outcome.type === 'retry-after' && one.tries + 1 < MAX_TRIES && !stopping;
      const key = `${one.conversation.conversation.id} ${one.id}`;
      if (again && !waiting.has(key)) waiting.set(key, { ...one, tries: one.tries + 1 });
      if (!again) log.info('A card could not be kept in place', { outcome: outcome.type });
      return outcome.type === 'retry-after' ? outcome.ms : GAP_MS;
    }
  }

  return {
    keepInPlace,
    /** Finishes what waits. */
    async close(): Promise<void> {
      stopping = true;
      await running;
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
