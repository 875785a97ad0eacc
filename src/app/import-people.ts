import type { OwnerId, Person } from '../domain/people/people.ts';
import { all } from './load.ts';
import type { Address } from './ports/messenger.ts';
import type { Change, Store } from './ports/store.ts';

export interface PeopleChanges {
  added: Person[];
  changed: { person: Person; fields: string[] }[];
  /** Not in the list although it names everybody: they have left. */
  left: Person[];
  unchanged: number;
}

export interface PeopleImport {
  people: Person[];
  /** The list names everybody: who is not in it has left. */
  everybody: boolean;
}

/** What a list of people would change. What people chose themselves (language, reminders, pause) stays as it is. */
export async function peopleChanges(
  store: Store,
  owner: OwnerId,
  { people, everybody }: PeopleImport,
): Promise<PeopleChanges> {
  const known = new Map((await all(store, owner, 'person')).map((person) => [person.id, person]));
  const listed = new Set(people.map(({ id }) => id));
  const changes: PeopleChanges = { added: [], changed: [], left: [], unchanged: 0 };
  for (const person of people) {
    const old = known.get(person.id);
    const next = old ? { ...person, language: old.language, preferences: old.preferences } : person;
    const fields = old ? differing(old, next) : [];
    if (!old) changes.added.push(next);
    else if (fields.length > 0) changes.changed.push({ person: next, fields });
    else changes.unchanged += 1;
  }
  if (everybody) changes.left = [...known.values()].filter(({ id, active }) => active && !listed.has(id));
  return changes;
}

function differing(old: Person, next: Person): string[] {
  const fields = [...new Set([...Object.keys(old), ...Object.keys(next)])] as (keyof Person)[];
  return fields.filter((field) => JSON.stringify(old[field]) !== JSON.stringify(next[field]));
}

/** All in one commit: either every row has its effect or none. */
export async function applyPeople(
  store: Store,
  owner: OwnerId,
  { added, changed, left }: PeopleChanges,
  addressOf?: (key: `person:${string}`) => Address,
): Promise<{ ok: boolean }> {
  const bodies = [
    ...added,
    ...changed.map(({ person }) => person),
    ...left.map((person) => ({ ...person, active: false })),
  ];
  const changes: Change[] = [];
  for (const body of bodies) {
    const expect = (await store.read(owner, 'person', body.id))?.version ?? 0;
    changes.push({ type: 'put', collection: 'person', id: body.id, body, expect });
    const address = addressOf?.(`person:${body.id}`);
    if (address)
      changes.push({ type: 'insert', collection: 'address', id: `person:${body.id}`, body: address });
  }
  if (changes.length === 0) return { ok: true };
  return { ok: (await store.commit(owner, changes)).ok };
}
