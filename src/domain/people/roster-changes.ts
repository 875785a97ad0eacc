import type { IsoDate } from '../time.ts';
import type { Person, PersonId, School, SchoolId } from './people.ts';

/** What a list of people does to the roster. */
export interface RosterChanges {
  added: Person[];
  /** Role, team, name or address is another; the school is the same. */
  changed: { before: Person; after: Person; fields: RosterField[] }[];
  /** Another school, or one more or less. */
  moved: { before: Person; after: Person; fields: RosterField[] }[];
  /** Had left, and is in the list again. */
  back: Person[];
  /** Away until a date that the list says. */
  onLeave: { person: Person; until: IsoDate }[];
  /** Not in a list that names everybody. */
  left: Person[];
  /** Not in the list; left as they are, as nobody said that the list names everybody. */
  missing: Person[];
  unchanged: number;
  /** One id for two different people. */
  conflicts: { before: Person; after: Person }[];
}

export const ROSTER_FIELDS = ['name', 'email', 'schools', 'roles', 'teams', 'homeroomOf'] as const;
export type RosterField = (typeof ROSTER_FIELDS)[number];

/** What a list may have no column for. */
export type SilentField = 'teams' | 'homeroomOf';

/** What people chose themselves (language, reminders) stays; a leave in the list is a pause, never a shorter one. */
export function rosterChanges(
  known: Person[],
  listed: Person[],
  { leavers = false, silent = [] }: { leavers?: boolean; silent?: readonly SilentField[] } = {},
): RosterChanges {
  const byId = new Map(known.map((person) => [person.id, person]));
  const byEmail = new Map(known.map((person) => [person.email, person]));
  const changes: RosterChanges = {
    ...{ added: [], changed: [], moved: [], back: [], onLeave: [], left: [], missing: [] },
    ...{ unchanged: 0, conflicts: [] },
  };
  const seen = new Set<PersonId>();
  for (const person of listed) {
    const before = byEmail.get(person.email) ?? byId.get(person.id);
    if (before) seen.add(before.id);
    place(changes, before, before ? keepSilent(before, person, silent) : person);
  }
  const gone = known.filter(({ id, active }) => active && !seen.has(id));
  if (leavers) changes.left = gone;
  else changes.missing = gone;
  return changes;
}

/** What the list says nothing of stays, unless the person goes to another school. */
function keepSilent(before: Person, listed: Person, silent: readonly SilentField[]): Person {
  if (text(before.schools) !== text(listed.schools)) return listed;
  const kept: Partial<Pick<Person, SilentField>> = {};
  if (silent.includes('teams')) kept.teams = before.teams;
  if (silent.includes('homeroomOf') && before.homeroomOf) kept.homeroomOf = before.homeroomOf;
  return { ...listed, ...kept };
}

function place(changes: RosterChanges, before: Person | undefined, listed: Person): void {
  const until = listed.preferences.pausedUntil;
  if (!before) {
    changes.added.push(listed);
    if (until) changes.onLeave.push({ person: listed, until });
    return;
  }
  if (before.email !== listed.email && before.name !== listed.name) {
    changes.conflicts.push({ before, after: listed });
    return;
  }
  const after = merged(before, listed);
  const fields = ROSTER_FIELDS.filter((field) => text(before[field]) !== text(after[field]));
  if (!before.active) changes.back.push(after);
  else if (fields.includes('schools')) changes.moved.push({ before, after, fields });
  else if (fields.length > 0) changes.changed.push({ before, after, fields });
  const leaves = after.preferences.pausedUntil !== before.preferences.pausedUntil;
  if (leaves && until) changes.onLeave.push({ person: after, until });
  if (before.active && fields.length === 0 && !leaves) changes.unchanged += 1;
}

function merged(before: Person, listed: Person): Person {
  const dates = [before.preferences.pausedUntil, listed.preferences.pausedUntil];
  const longest = dates
    .filter((date) => date !== undefined)
    .sort()
    .at(-1);
  const { pausedUntil: _own, ...own } = before.preferences;
  return {
    ...listed,
    id: before.id,
    language: before.language,
    preferences: { ...own, ...(longest ? { pausedUntil: longest } : {}) },
  };
}

/** Lists are compared without regard to their order. */
function text(value: unknown): string {
  return JSON.stringify(Array.isArray(value) ? [...value].sort() : (value ?? []));
}

/** Everybody whose document is written, as they will be. */
export function written({ added, changed, moved, back, onLeave, left }: RosterChanges): Person[] {
  const all = [
    ...added,
    ...changed.map(({ after }) => after),
    ...moved.map(({ after }) => after),
    ...back,
    ...onLeave.map(({ person }) => person),
    ...left.map((person) => ({ ...person, active: false })),
  ];
  return [...new Map(all.map((person) => [person.id, person])).values()];
}

/** The roster as it will be. */
export function rosterAfter(known: Person[], changes: RosterChanges): Person[] {
  const after = new Map(known.map((person) => [person.id, person]));
  for (const person of written(changes)) after.set(person.id, person);
  return [...after.values()];
}

export interface HandOver {
  school: SchoolId;
  /** The new rektor. */
  to: Person;
  /** Those who no longer are. */
  from: PersonId[];
}

/** Schools whose rektor is another than before. */
export function handOvers(before: Person[], after: Person[], schools: Pick<School, 'id'>[]): HandOver[] {
  return schools.flatMap(({ id }) => {
    const [was, is] = [principalsOf(before, id), principalsOf(after, id)];
    const from = was.filter((one) => !is.some(({ id: same }) => same === one.id)).map((one) => one.id);
    const arrived = is.filter((one) => !was.some(({ id: same }) => same === one.id));
    // The first rektor of a school takes nothing over.
    return was.length === 0 ? [] : arrived.map((to) => ({ school: id, to, from }));
  });
}

function principalsOf(people: Person[], school: SchoolId): Person[] {
  return people.filter(
    (person) => person.active && person.schools.includes(school) && person.roles.includes('principal'),
  );
}

/** What would leave a school or the owner with nobody: told before anything is done. */
export function emptyChairs(
  before: Person[],
  after: Person[],
  schools: Pick<School, 'id' | 'name'>[],
): { schools: string[]; owner: boolean } {
  const staff = (people: Person[]) =>
    people.some(
      (one) =>
        one.active && one.roles.some((role) => role === 'educationDirector' || role === 'ownerAdvisor'),
    );
  return {
    schools: schools
      .filter(({ id }) => principalsOf(before, id).length > 0 && principalsOf(after, id).length === 0)
      .map(({ name }) => name),
    owner: staff(before) && !staff(after),
  };
}

/** A list that would send more than this share away is most likely not the whole list. */
export const MANY_LEAVERS_SHARE = 0.3;
export const MANY_LEAVERS_LEAST = 5;

export function isManyLeavers(known: Person[], { left }: Pick<RosterChanges, 'left'>): boolean {
  const active = known.filter((person) => person.active).length;
  return left.length > MANY_LEAVERS_LEAST && left.length > active * MANY_LEAVERS_SHARE;
}
