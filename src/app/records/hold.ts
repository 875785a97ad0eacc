import type { Owner } from '../../domain/people/people.ts';
import type { Hold } from '../../domain/records/records.ts';
import { all } from '../load.ts';
import type { Change } from '../ports/store.ts';
import type { App } from '../use-case.ts';

/** Whether a document of this id may not be deleted now. */
export type IsHeld = (collection: string, id: string) => boolean;

/** What slettestopp covers: everything under a school, under one round, or one person's. */
export async function heldBy(app: App, owner: Owner): Promise<IsHeld> {
  const holds = await all(app.store, owner.id, 'hold');
  if (holds.length === 0) return () => false;
  const roots = await rootsOf(app, owner, holds);
  const people = holds.flatMap(({ subject }) => (subject.type === 'person' ? [subject.id] : []));
  const keys = await pseudonymKeys(app, owner, people);
  return (_collection, id) =>
    roots.some((root) => isUnder(id, root)) ||
    people.some((person) => id === person || id.endsWith(`:${person}`)) ||
    keys.has(id);
}

/** A prompt's id stands first in what belongs to it; in a source note after the round. */
function isUnder(id: string, root: string): boolean {
  return id === root || id.startsWith(`${root}:`) || id.includes(`:${root}:`);
}

/** Rounds, prompts, hearings, dialogues and single documents of the school or round. */
async function rootsOf({ store }: App, owner: Owner, holds: Hold[]): Promise<string[]> {
  const schools = new Set(holds.flatMap(({ subject }) => (subject.type === 'school' ? [subject.id] : [])));
  const rounds = new Set(holds.flatMap(({ subject }) => (subject.type === 'round' ? [subject.id] : [])));
  const people = new Set(holds.flatMap(({ subject }) => (subject.type === 'person' ? [subject.id] : [])));
  // Some ids begin with the school's own.
  const roots = [...rounds, ...schools];
  for await (const { id, body } of store.list(owner.id, 'round'))
    if (schools.has(body.school)) roots.push(id);
  for await (const { id, body } of store.list(owner.id, 'prompt')) {
    // For one person: the prompt stays too, since the answer is found through it.
    const asked = body.people.some((person) => people.has(person));
    if ((body.school !== undefined && schools.has(body.school)) || rounds.has(body.round ?? ''))
      roots.push(id);
    else if (asked) roots.push(`${id}\u0000`);
  }
  for (const collection of ['hearing', 'dialogue', 'safetyAlert', 'helpRequest', 'commitment'] as const) {
    for await (const { id, body } of store.list(owner.id, collection))
      if (schools.has(body.school)) roots.push(id);
  }
  return roots;
}

/** Under which ids a person's nameless answers and votes stand. Only with the key can they be found. */
async function pseudonymKeys({ store, ids }: App, owner: Owner, people: string[]): Promise<Set<string>> {
  const keys = new Set<string>();
  if (people.length === 0) return keys;
  for await (const { id, body } of store.list(owner.id, 'prompt')) {
    for (const person of people) {
      if (!body.people.includes(person)) continue;
      keys.add(`${id}:${ids.pseudonym(person, id)}`);
      // The prompt stays too, since the answers are found through it.
      keys.add(id);
    }
  }
  for await (const { id } of store.list(owner.id, 'round')) {
    for (const person of people) keys.add(`${id}:${ids.pseudonym(person, `${id}:vote`)}`);
  }
  for await (const { id, body } of store.list(owner.id, 'safetyAlert')) {
    if (body.from !== undefined && people.includes(body.from)) keys.add(id);
  }
  return keys;
}

/** The changes without the deletions that a slettestopp forbids. */
export async function withoutHeld(app: App, owner: Owner, changes: Change[]): Promise<Change[]> {
  const isHeld = await heldBy(app, owner);
  return changes.filter((change) => change.type !== 'delete' || !isHeld(change.collection, change.id));
}
