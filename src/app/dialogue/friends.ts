import { toLocal } from '../../domain/calendar/zoned-time.ts';
import type { Occurrence, Question } from '../../domain/cycle/activity.ts';
import { type FriendRotation, friendsOf, nextRotation } from '../../domain/dialogue/critical-friends.ts';
import type { Owner, Person } from '../../domain/people/people.ts';
import type { IsoDate } from '../../domain/time.ts';
import type { Prompt } from '../../domain/voice/prompt.ts';
import { all, loadWheel } from '../load.ts';
import type { Store } from '../ports/store.ts';

/** The questions that friends ask each other, the same to all. */
export const FRIENDS_CARD = 'critical-friends-card';

/** Who meets whom this time; those who are away the whole window are left out, and come next time. */
export async function rotationFor(
  store: Store,
  owner: Owner,
  { opensAt, closesAt }: Occurrence,
  rektorer: Person[],
): Promise<FriendRotation> {
  const last = toLocal(closesAt, owner.timeZone).date;
  const away = rektorer.filter((person) => isAway(person, last)).map(({ id }) => id);
  const earlier = (await all(store, owner.id, 'friendRotation')).sort((a, b) => a.at - b.at);
  const people = rektorer.map(({ id }) => id);
  return nextRotation(people, new Set(away), earlier, opensAt);
}

function isAway({ preferences }: Person, last: IsoDate): boolean {
  return preferences.stopped || (preferences.pausedUntil ?? '') >= last;
}

export interface Friends {
  people: { name: string; email: string; schools: string[] }[];
  card: Question[];
}

/** Whom a rektor meets, and what they talk about. */
export async function friendsFor(
  store: Store,
  owner: Owner,
  prompt: Prompt,
  person: Person,
): Promise<Friends | undefined> {
  const rotation = (await store.read(owner.id, 'friendRotation', prompt.id))?.body;
  if (!rotation) return undefined;
  const people: Friends['people'] = [];
  for (const id of friendsOf(rotation, person.id)) {
    const friend = (await store.read(owner.id, 'person', id))?.body;
    if (!friend?.active) continue;
    const schools = await Promise.all(friend.schools.map((one) => store.read(owner.id, 'school', one)));
    const { name, email } = friend;
    people.push({ name, email, schools: schools.flatMap((one) => (one ? [one.body.name] : [])) });
  }
  const { questionSets } = await loadWheel(store, owner);
  return { people, card: questionSets.find(({ id }) => id === FRIENDS_CARD)?.questions ?? [] };
}
