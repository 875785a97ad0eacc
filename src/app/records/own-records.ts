import type { Owner, PersonId } from '../../domain/people/people.ts';
import { isUnnamed, type Prompt } from '../../domain/voice/prompt.ts';
import type { CollectionName, Collections } from '../ports/collections.ts';
import type { Stored } from '../ports/store.ts';
import { answerKey, unnamedKey } from '../prompt-story.ts';
import type { App } from '../use-case.ts';

/** What a person has said themselves, wherever it stands: also what carries no name, found with the key. */
export interface OwnRecord<C extends CollectionName = CollectionName> {
  collection: C;
  id: string;
  version: number;
  body: Collections[C];
  /** Still open to answers: taking it away does not bring the question back. */
  open: boolean;
}

export const OWN_COLLECTIONS = ['answer', 'unnamedAnswer', 'ballot', 'preparation', 'participation'] as const;

export async function ownRecords(
  app: App,
  owner: Owner,
  person: PersonId,
  now: number,
): Promise<OwnRecord[]> {
  const found: OwnRecord[] = [];
  const take = async <C extends CollectionName>(collection: C, id: string, open: boolean) => {
    const stored = await app.store.read(owner.id, collection, id);
    if (stored) found.push(asOwn(collection, stored, open));
  };
  for await (const { body: prompt } of app.store.list(owner.id, 'prompt')) {
    const open = now < prompt.closesAt;
    if (prompt.people.includes(person)) await answersTo(app, prompt, person, (c, id) => take(c, id, open));
  }
  for await (const { body: round } of app.store.list(owner.id, 'round')) {
    if (!round.vote) continue;
    const open = now < round.vote.closesAt;
    await take('ballot', `${round.id}:${app.ids.pseudonym(person, `${round.id}:vote`)}`, open);
    await take('participation', `${round.id}:vote:${person}`, open);
  }
  for await (const stored of app.store.list(owner.id, 'preparation')) {
    if (stored.body.person === person) found.push(asOwn('preparation', stored, false));
  }
  return found;
}

async function answersTo(
  { ids }: App,
  prompt: Prompt,
  person: PersonId,
  take: (collection: 'answer' | 'unnamedAnswer' | 'participation', id: string) => Promise<void>,
): Promise<void> {
  if (isUnnamed(prompt.purpose)) await take('unnamedAnswer', unnamedKey(ids, prompt, person));
  else await take('answer', answerKey(prompt, person));
  await take('participation', answerKey(prompt, person));
}

function asOwn<C extends CollectionName>(
  collection: C,
  { id, version, body }: Stored<Collections[C]>,
  open: boolean,
): OwnRecord {
  return { collection, id, version, body, open };
}
