import type { Wheel } from '../domain/cycle/activity.ts';
import {
  leadsSchool,
  type Owner,
  type OwnerId,
  type Person,
  type School,
  type SchoolClass,
  type SchoolId,
  type Team,
} from '../domain/people/people.ts';
import { maySee } from '../domain/privacy/visibility.ts';
import { type Refusal, type Result, refuse } from '../domain/result.ts';
import type { Round } from '../domain/round/round.ts';
import { ownerPlan } from './owner-plan.ts';
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
  for await (const { body } of store.list(owner, collection, prefix === undefined ? {} : { prefix }))
    bodies.push(body);
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

export async function loadWheel(store: Store, owner: Owner): Promise<Wheel> {
  return (await ownerPlan(store, owner)).wheel;
}

export async function peopleOf(store: Store, owner: OwnerId, school: SchoolId): Promise<Person[]> {
  return (await all(store, owner, 'person')).filter(
    (person) => person.active && person.schools.includes(school),
  );
}

export async function teamsOf(store: Store, owner: OwnerId, school: SchoolId): Promise<Team[]> {
  return (await all(store, owner, 'team')).filter((team) => team.school === school);
}

/** By year, then by name. */
export async function classesOf(store: Store, owner: OwnerId, school: SchoolId): Promise<SchoolClass[]> {
  return (await all(store, owner, 'class'))
    .filter((one) => one.school === school)
    .sort((a, b) => a.yearLevel - b.yearLevel || a.name.localeCompare(b.name, 'nb'));
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
  // Rounds are worked on by the school itself; the owner reads what is shared by its own ways.
  const here = stored && ctx.actor.schools.includes(stored.body.school);
  if (!stored || !here || !maySee(ctx.actor, 'process', { school: stored.body.school, shared: false }))
    return notFound();
  const school = await loadSchool(ctx, stored.body.school);
  return school ? { ok: true, stored, round: stored.body, school } : notFound();
}

export function notFound(): Refusal {
  return refuse('NOT_FOUND');
}

/** A reference may carry what the card was drawn for: `<id>@<detail>`. */
export function splitReference(reference: string): { id: string; detail: string } {
  const at = reference.lastIndexOf('@');
  if (at < 0) return { id: reference, detail: '' };
  return { id: reference.slice(0, at) || 'self', detail: reference.slice(at + 1) };
}
