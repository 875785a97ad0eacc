import type { OwnerData } from '../../src/app/import-owner.ts';
import type { Message } from '../../src/app/ports/messenger.ts';
import type { Change, Store } from '../../src/app/ports/store.ts';
import { toEpoch } from '../../src/domain/calendar/zoned-time.ts';
import { readOwnerFolder } from '../../src/files/owner-folder.ts';
import { lookOf, wordsOf } from '../../src/simulate/card-look.ts';
import { createChat } from '../../src/simulate/chat.ts';
import { createChecker } from '../../src/simulate/check/checker.ts';
import { createSchoolHours } from '../../src/simulate/school-hours.ts';
import { createMemoryStore } from '../../src/store/memory/memory-store.ts';

const ZONE = 'Europe/Oslo';

export function moment(date: string, time = '10:00'): number {
  return toEpoch(date, time, ZONE);
}

/** A checker with Fjordvik in front of it, and a world that a test can break as it likes. */
export function createWatchedWorld() {
  const data = readOwnerFolder('examples/fjordvik');
  if (!data.ok) throw new Error('Fjordvik cannot be read');
  const store: Store = createMemoryStore();
  const chat = createChat();
  const hours = createSchoolHours(data.schools, data.calendars, ZONE);
  const pseudonym = (person: string, scope: string) =>
    `hidden-${scope.length}-${person.length}-${person.charCodeAt(0)}`;
  const nothing = () => undefined;
  const checker = createChecker({ data, store, chat, hours, pseudonym, onViolation: nothing, note: nothing });
  let keys = 0;

  return {
    data: data as OwnerData,
    store,
    chat,
    checker,
    pseudonym,
    broken: () => [...new Set(checker.report.violations().map(({ invariant }) => invariant))],
    /** A message that arrives, as the platform would note it. */
    send(
      to: string,
      delivery: string,
      at: number,
      { body = [], language = 'nb' }: { body?: unknown[]; language?: string } = {},
    ) {
      const card = { type: 'AdaptiveCard', body };
      const drawn = { card, fallbackText: 'Hei.', language } as Message;
      const message = chat.post({ to, at, delivery, look: lookOf(card), words: wordsOf(card) });
      checker.remember({ t: 'send', at, to, delivery, end: 'sent', message: message.id, look: message.look });
      checker.posted({ kind: 'send', at, to, delivery, end: 'sent', message, drawn });
      return message;
    },
    /** Somebody got a yes. */
    yes(
      actor: string,
      verb: string,
      ref: string,
      values: Record<string, string> = {},
      at = moment('2026-09-15'),
    ) {
      keys += 1;
      const ack = { at, key: `k${keys}`, actor, verb, ref, values };
      checker.acknowledge(ack);
      return ack;
    },
    async put(...changes: Change[]) {
      const done = await store.commit(data.owner.id, changes);
      if (!done.ok) throw new Error('conflict');
    },
    person: (id: string) => {
      const found = data.people.find((one) => one.id === id);
      if (!found) throw new Error(`nobody is called ${id}`);
      return found;
    },
  };
}

export type WatchedWorld = ReturnType<typeof createWatchedWorld>;

export const text = (words: string) => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', text: words }],
});
export const button = (verb: string, ref: string) => ({
  type: 'Action.Execute',
  verb,
  data: { ref },
  title: verb,
});
