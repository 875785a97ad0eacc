import type { Owner, Person } from '../../domain/people/people.ts';
import { peopleOf } from '../load.ts';
import type { App } from '../use-case.ts';
import type { CardView } from '../view.ts';
import { type HowItEnded, overView } from '../views/voice-over.ts';
import type { HearingStory } from './hearing-story.ts';
import { resultFor } from './results.ts';

/** In place of the ways in, when nobody can answer any more: that it is over, and where the result is. */
export async function voiceOver(
  app: Pick<App, 'store' | 'minGroups'>,
  owner: Owner,
  person: Person,
  story: HearingStory,
): Promise<CardView> {
  return overView(person, story, await endOf(app, owner, person, story));
}

async function endOf(
  { store, minGroups }: Pick<App, 'store' | 'minGroups'>,
  owner: Owner,
  person: Person,
  story: HearingStory,
): Promise<HowItEnded> {
  if (story.round?.cancelled) return 'cancelled';
  const release = (await store.read(owner.id, 'release', story.hearing.id))?.body;
  if (!release) return 'soon';
  const staff = await peopleOf(store, owner.id, story.hearing.school);
  const taught = new Set(staff.flatMap((one) => one.homeroomOf ?? []));
  return resultFor({ person, taught }, story, release, minGroups) ? 'result' : 'nothing';
}
