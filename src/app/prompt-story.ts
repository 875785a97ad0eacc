import type { Owner, Person } from '../domain/people/people.ts';
import { type Result, refuse } from '../domain/result.ts';
import { isUnnamed, type Prompt, type Replaced } from '../domain/voice/prompt.ts';
import { friendsFor } from './dialogue/friends.ts';
import { loadWheel, notFound, teamsOf } from './load.ts';
import type { Ids } from './ports/clock.ts';
import type { Store } from './ports/store.ts';
import type { PromptStory } from './views/question.ts';

/** A prompt with all that its card needs. Refused alike when it does not exist and when the person was not asked. */
export async function loadStory(
  store: Store,
  owner: Owner,
  person: Person,
  promptId: string,
): Promise<Result<{ story: PromptStory }>> {
  const prompt = (await store.read(owner.id, 'prompt', promptId))?.body;
  if (!prompt?.people.includes(person.id)) return notFound();
  // Asked while at the school, and moved since: neither reminded nor heard there any more.
  if (prompt.school && !person.schools.includes(prompt.school)) return notFound();
  const loaded = await storyOf(store, owner, prompt);
  if (!loaded.ok || prompt.purpose !== 'criticalFriends') return loaded;
  const friends = await friendsFor(store, owner, prompt, person);
  return friends ? { ok: true, story: { ...loaded.story, friends } } : loaded;
}

export async function storyOf(
  store: Store,
  owner: Owner,
  prompt: Prompt,
): Promise<Result<{ story: PromptStory }>> {
  const wheel = await loadWheel(store, owner);
  const set = wheel.questionSets.find((one) => one.id === prompt.questionSet);
  if (!set) return refuse('PROMPT.SET_GONE');
  const story: PromptStory = { prompt, set, zone: owner.timeZone };
  const activity = wheel.activities.find((one) => one.id === prompt.activity);
  if (activity) story.activity = activity;
  if (prompt.school) {
    const school = (await store.read(owner.id, 'school', prompt.school))?.body;
    if (school) story.school = school;
    story.teams = await teamsOf(store, owner.id, prompt.school);
  }
  if (prompt.round) {
    const round = (await store.read(owner.id, 'round', prompt.round))?.body;
    if (round) story.round = round;
  }
  return { ok: true, story };
}

export function answerKey(prompt: Prompt, person: string): string {
  return `${prompt.id}:${person}`;
}

export function unnamedKey(ids: Ids, prompt: Prompt, person: string): string {
  return `${prompt.id}:${ids.pseudonym(person, prompt.id)}`;
}

export interface OwnAnswer {
  texts: Record<string, string>;
  shared: boolean;
  team?: string;
  version: number;
  replaced?: Replaced;
}

/** What this person has answered, also when it stands without a name. */
export async function ownAnswer(
  store: Store,
  ids: Ids,
  owner: string,
  prompt: Prompt,
  person: string,
): Promise<OwnAnswer | undefined> {
  if (isUnnamed(prompt.purpose)) {
    const stored = await store.read(owner, 'unnamedAnswer', unnamedKey(ids, prompt, person));
    if (!stored) return undefined;
    const { texts, replaced } = stored.body;
    return { texts, shared: false, version: stored.version, ...(replaced ? { replaced } : {}) };
  }
  const stored = await store.read(owner, 'answer', answerKey(prompt, person));
  if (!stored) return undefined;
  const { texts, sharedWithTeam, team, replaced } = stored.body;
  return {
    texts,
    shared: sharedWithTeam,
    version: stored.version,
    ...(team === undefined ? {} : { team }),
    ...(replaced ? { replaced } : {}),
  };
}
