import type { Delivery } from '../../src/app/ports/delivery.ts';
import type { Change, Store } from '../../src/app/ports/store.ts';
import { collect, delivery, team } from './store-fixtures.ts';

const MESSAGE = { platform: 'teams' as const, id: 'm1', conversation: { id: '19:æ', '2': 'b', '1': 'a' } };
/** Breaks of lines that people type, beyond the BMP, half an emoji, NUL, a name that objects have. */
const WORDS = [
  'blåbær',
  'a\nb\r\nc',
  'a\u2028b\u2029c',
  '👩‍🏫',
  'half \ud83d',
  'a\u0000b',
  '","sum":"00000000"}',
  '__proto__',
];

const STATES: Partial<Delivery>[] = [
  { state: 'pending' },
  { state: 'pending', reason: 'paced', attempts: 1, urgent: true, params: { school: 'Ås' } },
  { state: 'claimed' },
  { state: 'sending', attempts: 1 },
  { state: 'sent', attempts: 1, message: MESSAGE, settledAt: 1500 },
  { state: 'unreachable', reason: 'left', settledAt: 1500 },
  { state: 'ambiguous', reason: 'timeout', attempts: 1, settledAt: 1500 },
  { state: 'expired', reason: 'late', settledAt: 1500, replaces: 'earlier' },
];

/** A little of everything that a store may hold, for two owners. */
export async function fillStore(store: Store): Promise<void> {
  for (const owner of ['o', 'ø']) {
    const teams = WORDS.map((name, n): Change => {
      return { type: 'insert', collection: 'team', id: `t${n}`, body: team(`t${n}`, name), version: n + 1 };
    });
    const deliveries = STATES.map((over, n): Change => {
      const made = { ...delivery(`d${n}`), owner, attempts: 0, state: 'pending' as const, ...over };
      return { type: 'restore', delivery: made };
    });
    const seen: Change = { type: 'insert', collection: 'inbox', id: 'e:1', body: { at: 7 } };
    await store.commit(owner, [...teams, seen, ...deliveries]);
  }
}

/** Documents with their versions, deliveries with their states. */
export async function contentOf(store: Store): Promise<unknown[]> {
  const content: unknown[] = [];
  for await (const owner of store.owners()) {
    for (const collection of ['team', 'inbox', 'restoring'] as const) {
      content.push(owner, collection, ...(await collect<unknown>(store.list(owner, collection))));
    }
    content.push(...(await collect(store.deliveries(owner))));
  }
  return content;
}
