import type { SchoolCalendar } from '../domain/calendar/school-calendar.ts';
import { schoolYearOf } from '../domain/calendar/weeks.ts';
import { toLocal } from '../domain/calendar/zoned-time.ts';
import type { QuestionSet, Wheel } from '../domain/cycle/activity.ts';
import { leadsSchool, type OwnerId, type Person, type School, type SchoolId, type Team } from '../domain/people/people.ts';
import { type Refusal, type Result, refuse } from '../domain/result.ts';
import type { Round } from '../domain/round/round.ts';
import type { EpochMs } from '../domain/time.ts';
import type { CollectionName, Collections } from './ports/collections.ts';
import type { Store, Stored } from './ports/store.ts';
import type { Ctx } from './use-case.ts';

/** Everything in a collection, or under a prefix, without versions. */
export async function all<C extends CollectionName>(
  store: Store,
  owner: OwnerId,
  collection: C,
  prefix?: string,
): Promise<Collections[C][]> {
  const bodies: Collections[C][] = [];
  for await (const { body } of store.list(owner, collection, prefix === undefined ? {} : { prefix })) bodies.push(body);
  return bodies;
}

export async function count(
  store: Store,
  owner: OwnerId,
  collection: CollectionName,
  prefix: string,
): Promise<number> {
  let n = 0;
  for await (const _ of store.list(owner, collection, { prefix })) n += 1;
  return n;
}

export async function loadSchool(ctx: Ctx, id: SchoolId): Promise<School | undefined> {
  return (await ctx.store.read(ctx.owner.id, 'school', id))?.body;
}

export async function loadWheel(store: Store, owner: OwnerId): Promise<Wheel> {
  const stored = await store.read(owner, 'wheel', 'wheel');
  return stored?.body ?? { activities: [], questionSets: [], nationalDates: [] };
}

export async function loadQuestionSet(ctx: Ctx, id: string): Promise<QuestionSet | undefined> {
  return (await loadWheel(ctx.store, ctx.owner.id)).questionSets.find((set) => set.id === id);
}

export async function peopleOf(store: Store, owner: OwnerId, school: SchoolId): Promise<Person[]> {
  return (await all(store, owner, 'person')).filter((person) => person.active && person.schools.includes(school));
}

export async function teamsOf(store: Store, owner: OwnerId, school: SchoolId): Promise<Team[]> {
  return (await all(store, owner, 'team')).filter((team) => team.school === school);
}

/** The school's calendar for the school year that `at` lies in, or the next one when that is missing. */
export async function calendarAt(
  store: Store,
  owner: OwnerId,
  school: SchoolId,
  zone: string,
  at: EpochMs,
): Promise<SchoolCalendar | undefined> {
  const year = schoolYearOf(toLocal(at, zone).date);
  return (await store.read(owner, 'calendar', `${school}:${year}`))?.body;
}

/** The schools whose leader the actor is. */
export async function ledSchools(ctx: Ctx): Promise<School[]> {
  const schools = await all(ctx.store, ctx.owner.id, 'school');
  return schools.filter((school) => leadsSchool(ctx.actor, school.id));
}

export interface LoadedRound {
  stored: Stored<Round>;
  round: Round;
  school: School;
}

/** A round that the actor leads; the only way for rektor's actions to reach one. */
export async function loadLedRound(ctx: Ctx, id: string): Promise<Result<LoadedRound>> {
  const loaded = await loadRound(ctx, id);
  if (!loaded.ok) return loaded;
  return leadsSchool(ctx.actor, loaded.round.school) ? loaded : refuse('NOT_ALLOWED.LEADER');
}

/** A round at a school where the actor works. Everybody else is told the same as when it does not exist. */
export async function loadRound(ctx: Ctx, id: string): Promise<Result<LoadedRound>> {
  const stored = await ctx.store.read(ctx.owner.id, 'round', id);
  if (!stored || !ctx.actor.schools.includes(stored.body.school)) return notFound();
  const school = await loadSchool(ctx, stored.body.school);
  return school ? { ok: true, stored, round: stored.body, school } : notFound();
}

export function notFound(): Refusal {
  return refuse('NOT_FOUND');
}

/** A reference may carry what the card was drawn for: `<id>@<detail>`. */
export function splitReference(reference: string): { id: string; detail: string } {
  const at = reference.lastIndexOf('@');
  return at < 0 ? { id: reference, detail: '' } : { id: reference.slice(0, at), detail: reference.slice(at + 1) };
}
