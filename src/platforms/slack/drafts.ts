import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { Store } from '../../app/ports/store.ts';
import type { EpochMs } from '../../domain/time.ts';
import { createSeal } from './install/seal.ts';

/** What somebody typed in a dialog and did not send. Answers without a name have drafts without one: keyed and sealed. */
export interface Drafts {
  keep(whose: Whose, values: Record<string, string>, now: EpochMs): Promise<void>;
  find(whose: Whose): Promise<Record<string, string> | undefined>;
  forget(whose: Whose): Promise<void>;
}

export interface Whose {
  owner: string;
  person: string;
  /** The action that the dialog would have sent, and about what. */
  verb: string;
  reference: string;
}

const values = z.record(z.string(), z.string());

export function createDrafts(store: Store, key: string): Drafts {
  const seal = createSeal(key, 'slack drafts');

  function idOf({ owner, person, verb, reference }: Whose): string {
    return createHmac('sha256', key)
      .update(JSON.stringify(['slack draft', owner, person, verb, reference]))
      .digest('base64url');
  }

  async function write(owner: string, id: string, sealed: string, now: EpochMs): Promise<void> {
    const body = { sealed, at: now };
    await store.commit(owner, [
      { type: 'delete', collection: 'slackDraft', id },
      { type: 'insert', collection: 'slackDraft', id, body },
    ]);
  }

  return {
    async keep(whose, typed, now) {
      const id = idOf(whose);
      const hasWords = Object.values(typed).some((one) => one.trim() !== '');
      if (hasWords) await write(whose.owner, id, seal.close(JSON.stringify(typed), id), now);
    },
    async find(whose) {
      const id = idOf(whose);
      const stored = await store.read(whose.owner, 'slackDraft', id);
      if (!stored) return undefined;
      return values.parse(JSON.parse(seal.open(stored.body.sealed, id)));
    },
    async forget(whose) {
      const id = idOf(whose);
      if (!(await store.read(whose.owner, 'slackDraft', id))) return;
      await store.commit(whose.owner, [{ type: 'delete', collection: 'slackDraft', id }]);
    },
  };
}

/** The card with what was typed in its fields. */
export function withValues(card: AdaptiveCard, typed: Record<string, string>): AdaptiveCard {
  return JSON.parse(JSON.stringify(card), (_key, node) => {
    const isField = typeof node === 'object' && node !== null && String(node.type).startsWith('Input.');
    return isField && Object.hasOwn(typed, node.id) ? { ...node, value: typed[node.id] } : node;
  });
}
