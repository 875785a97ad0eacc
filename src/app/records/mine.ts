import type { Owner, Person, PersonId } from '../../domain/people/people.ts';
import type { EpochMs } from '../../domain/time.ts';
import { COLLECTION_NAMES } from '../ports/collection-names.ts';
import type { CollectionName, Collections } from '../ports/collections.ts';
import type { Store } from '../ports/store.ts';
import type { App } from '../use-case.ts';
import { ownRecords } from './own-records.ts';

/** In the order in which they are told; each has a name and a sentence in the catalogues. */
export const HELD_KINDS = [
  'answer',
  'unnamedAnswer',
  'ballot',
  'preparation',
  'participation',
  'safetyAlert',
  'round',
  'measure',
  'address',
  'known',
  'hold',
] as const;
export type HeldKind = (typeof HELD_KINDS)[number];

/** Everything that the bot holds about one person, as a file for that person. */
export interface MineFile {
  owner: string;
  person: Person;
  at: string;
  /** By kind, each with its place in the store. */
  records: Record<string, { id: string; body: unknown }[]>;
  /** What was sent to the person: when, of which kind, and how it went. What it said is composed anew each time. */
  messages: { kind: string; dueAt: string; state: string; settledAt?: string }[];
  /** Where else the person's id stands in the store: how many documents of each collection. */
  elsewhere: Record<string, number>;
  /** How often the trail of changes names the person, by verb. */
  trail: Record<string, number>;
}

export async function mineFile(
  app: App,
  owner: Owner,
  personId: PersonId,
  now: EpochMs,
): Promise<MineFile | undefined> {
  const person = (await app.store.read(owner.id, 'person', personId))?.body;
  if (!person) return undefined;
  const records: MineFile['records'] = {};
  const add = (kind: string, id: string, body: unknown) => {
    records[kind] = [...(records[kind] ?? []), { id, body }];
  };
  for (const { collection, id, body } of await ownRecords(app, owner, personId, now))
    add(collection, id, body);
  const address = await app.store.read(owner.id, 'address', `person:${personId}`);
  if (address) add('address', address.id, address.body);
  for (const { collection, names } of MENTIONS) {
    for await (const { id, body } of app.store.list(owner.id, collection)) {
      if (names(body as never, personId)) add(collection, id, about(collection, body));
    }
  }
  return {
    owner: owner.name,
    person,
    at: iso(now),
    records,
    messages: await messagesTo(app, owner, personId),
    elsewhere: await elsewhere(app, owner, personId, records),
    trail: await trailOf(app, owner, personId),
  };
}

/** Where else a person's id stands. */
const MENTIONS: { collection: CollectionName; names(body: never, person: PersonId): boolean }[] = [
  mention('known', (body, person) => body.type === 'person' && body.person === person),
  mention('safetyAlert', (body, person) => body.from === person || body.acknowledged?.by === person),
  mention('round', (body, person) => body.createdBy === person),
  mention('measure', (body, person) => body.responsible === `person:${person}`),
  mention('hold', (body, person) => body.subject.type === 'person' && body.subject.id === person),
];

function mention<C extends CollectionName>(
  collection: C,
  names: (body: Collections[C], person: PersonId) => boolean,
): (typeof MENTIONS)[number] {
  return { collection, names: names as (body: never, person: PersonId) => boolean };
}

/** Of the school's own papers: that the person stands in them, not the whole paper. */
function about(collection: CollectionName, body: unknown): unknown {
  if (collection === 'round') return { role: 'createdBy', theme: (body as Collections['round']).theme };
  if (collection === 'measure') return { role: 'responsible', what: (body as Collections['measure']).what };
  return body;
}

/** Where the person belongs, by name. */
export async function placesOf(store: Store, owner: Owner, { schools, teams, homeroomOf = [] }: Person) {
  const named = async (collection: 'school' | 'team' | 'class', ids: string[]) => {
    const found = await Promise.all(ids.map((id) => store.read(owner.id, collection, id)));
    return found.flatMap((one) => (one ? [one.body.name] : []));
  };
  return {
    schools: await named('school', schools),
    teams: await named('team', teams),
    classes: await named('class', homeroomOf),
  };
}

async function messagesTo({ store }: App, owner: Owner, person: PersonId): Promise<MineFile['messages']> {
  const messages: MineFile['messages'] = [];
  for await (const { recipient, kind, dueAt, state, settledAt } of store.deliveries(owner.id)) {
    if (recipient.type !== 'person' || recipient.person !== person) continue;
    messages.push({
      kind,
      dueAt: iso(dueAt),
      state,
      ...(settledAt === undefined ? {} : { settledAt: iso(settledAt) }),
    });
  }
  return messages.sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
}

/** Listed above, in the outbox or in the trail: counted there. */
const COUNTED: ReadonlySet<CollectionName> = new Set<CollectionName>([
  'person',
  'audit',
  'webMessage',
  'webSeen',
]);

/** Looks through everything, so that a kind of document that is new to this file is not left out of the answer. */
async function elsewhere(
  { store }: App,
  owner: Owner,
  person: PersonId,
  listed: MineFile['records'],
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const signs = [`"${person}"`, `"person:${person}"`];
  for (const collection of COLLECTION_NAMES) {
    if (COUNTED.has(collection)) continue;
    const known = new Set(listed[collection]?.map(({ id }) => id));
    for await (const { id, body } of store.list(owner.id, collection)) {
      if (known.has(id)) continue;
      const words = JSON.stringify(body);
      if (id.endsWith(`:${person}`) || signs.some((sign) => words.includes(sign)))
        counts[collection] = (counts[collection] ?? 0) + 1;
    }
  }
  return counts;
}

async function trailOf({ store }: App, owner: Owner, person: PersonId): Promise<Record<string, number>> {
  const verbs: Record<string, number> = {};
  for await (const { body } of store.list(owner.id, 'audit')) {
    if (body.actor === `person:${person}`) verbs[body.verb] = (verbs[body.verb] ?? 0) + 1;
  }
  return verbs;
}

function iso(at: EpochMs): string {
  return new Date(at).toISOString();
}
