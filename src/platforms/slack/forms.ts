import { z } from 'zod';
import type { AdaptiveCard, Message } from '../../app/ports/messenger.ts';
import type { Store } from '../../app/ports/store.ts';
import { LANGUAGES } from '../../domain/language.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { Place } from './place.ts';

/** Cards that a button opens as a dialog: Slack gives back what was pressed, not what the message was made from. */
export interface Forms {
  find(place: Place, ts: string): Promise<Message | undefined>;
  /** Kept while the message has a button that opens it, gone when it has none any more. */
  follow(place: Place, ts: string, message: Message, dialog: boolean, now: EpochMs): Promise<void>;
}

const kept = z.object({
  card: z.looseObject({ type: z.literal('AdaptiveCard') }),
  fallbackText: z.string(),
  language: z.enum(LANGUAGES),
});

const idOf = ({ team, channel }: Place, ts: string) => `${team}:${channel}:${ts}`;

/** In the store, so that any instance can open what another sent, also after a restart. */
export function createForms(store: Store): Forms {
  async function keep(place: Place, ts: string, message: Message, now: EpochMs): Promise<void> {
    const { card, fallbackText, language } = message;
    const id = idOf(place, ts);
    const body = { card, fallbackText, language, at: now };
    await store.commit(place.owner, [
      { type: 'delete', collection: 'slackForm', id },
      { type: 'insert', collection: 'slackForm', id, body },
    ]);
  }

  async function forget(place: Place, ts: string): Promise<void> {
    const id = idOf(place, ts);
    if (!(await store.read(place.owner, 'slackForm', id))) return;
    await store.commit(place.owner, [{ type: 'delete', collection: 'slackForm', id }]);
  }

  return {
    follow: (place, ts, message, dialog, now) => (dialog ? keep(place, ts, message, now) : forget(place, ts)),
    async find(place, ts) {
      const stored = await store.read(place.owner, 'slackForm', idOf(place, ts));
      const read = kept.safeParse(stored?.body);
      return read.success ? { ...read.data, card: read.data.card as AdaptiveCard } : undefined;
    },
  };
}
