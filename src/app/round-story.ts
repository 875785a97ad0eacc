import type { Owner, SchoolId } from '../domain/people/people.ts';
import type { EpochMs } from '../domain/time.ts';
import { type LoadedRound, peopleOf, teamsOf } from './load.ts';
import type { Store } from './ports/store.ts';
import { roundContent, schoolPrerequisites, windowOpen } from './round-facts.ts';
import type { RoundStory } from './views/round-sections.ts';

/** All that rektor's card of a round shows. The round is as it will stand, also when it is not stored yet. */
export async function roundStoryOf(
  store: Store,
  owner: Owner,
  { round, school }: Pick<LoadedRound, 'round' | 'school'>,
  now: EpochMs,
): Promise<RoundStory> {
  const content = await roundContent(store, owner.id, round, now);
  return {
    round,
    school,
    zone: owner.timeZone,
    content: { ...content, facts: { ...content.facts, windowOpen: windowOpen(round, now) } },
    prerequisites: await schoolPrerequisites(store, owner.id, school.id, now, round),
    names: content.measures.length > 0 ? await responsibleNames(store, owner, [school.id]) : new Map(),
  };
}

/** Who is responsible, by `responsible`; for those who work at the school. */
export async function responsibleNames(
  store: Store,
  owner: Owner,
  schools: SchoolId[],
): Promise<Map<string, string>> {
  const people = await Promise.all(schools.map((id) => peopleOf(store, owner.id, id)));
  const teams = await Promise.all(schools.map((id) => teamsOf(store, owner.id, id)));
  return new Map([
    ...people.flat().map(({ id, name }): [string, string] => [`person:${id}`, name]),
    ...teams.flat().map(({ id, name }): [string, string] => [`team:${id}`, name]),
  ]);
}
