import type { PeopleDiff } from '../app/people/import-people.ts';
import type { Person, School, Team } from '../domain/people/people.ts';
import {
  emptyChairs,
  handOvers,
  isManyLeavers,
  type RosterChanges,
  type RosterField,
} from '../domain/people/roster-changes.ts';
import type { Result } from './command.ts';

interface Names {
  schools: School[];
  teams: Pick<Team, 'id' | 'name'>[];
}

/** What would change, or has changed, one line a person, in words that can be read aloud. */
export function peopleReport(
  diff: PeopleDiff,
  { notes, dryRun, teams }: { notes: string[]; dryRun: boolean; teams: Pick<Team, 'id' | 'name'>[] },
): Result {
  const { changes } = diff;
  const names = { schools: diff.schools, teams };
  const warnings = warningsOf(diff);
  const lines = [
    ...notes.map((line) => `note: ${line}`),
    ...personLines(changes, names),
    ...handOversOf(diff),
    ...warnings.map((line) => `careful: ${line}`),
    summary(changes, dryRun),
    ...(dryRun ? ['Nothing was changed (--dry-run).'] : []),
  ];
  return { lines, json: jsonOf(changes, { notes, warnings, dryRun }) };
}

function personLines(changes: RosterChanges, names: Names): string[] {
  const { added, changed, moved, back, onLeave, left } = changes;
  return [
    ...added.map((person) => `+ ${person.name}: ${placeOf(person, names)}`),
    ...back.map((person) => `+ ${person.name} is back: ${placeOf(person, names)}`),
    ...changed.map(
      ({ before, after, fields }) => `~ ${after.name}: ${fieldsOf(before, after, fields, names)}`,
    ),
    ...moved.map(
      ({ before, after, fields }) => `> ${after.name} moves: ${fieldsOf(before, after, fields, names)}`,
    ),
    ...onLeave.map(({ person, until }) => `= ${person.name} is away until ${until}: no messages`),
    ...left.map((person) => `- ${person.name} has left: ${placeOf(person, names)}`),
  ];
}

function placeOf(person: Person, names: Names): string {
  const roles = person.roles.join(', ');
  const schools = namesOf(person.schools, names.schools);
  const teams = namesOf(person.teams, names.teams);
  return [roles, schools === '' ? "the owner's office" : schools, teams]
    .filter((part) => part !== '')
    .join(' · ');
}

function fieldsOf(before: Person, after: Person, fields: RosterField[], names: Names): string {
  return fields
    .map((field) => `${FIELD_WORDS[field]} ${said(before, field, names)} -> ${said(after, field, names)}`)
    .join('; ');
}

const FIELD_WORDS: Record<RosterField, string> = {
  name: 'name',
  email: 'e-mail',
  schools: 'school',
  roles: 'role',
  teams: 'team',
  homeroomOf: 'contact teacher of',
};

function said(person: Person, field: RosterField, names: Names): string {
  const value = person[field] ?? [];
  if (typeof value === 'string') return value;
  if (value.length === 0) return 'none';
  if (field === 'schools') return namesOf(value, names.schools);
  return field === 'teams' ? namesOf(value, names.teams) : value.join(', ');
}

function namesOf(ids: readonly string[], known: readonly { id: string; name: string }[]): string {
  return ids.map((id) => known.find((one) => one.id === id)?.name ?? id).join(', ');
}

function handOversOf({ before, after, schools }: PeopleDiff): string[] {
  return handOvers(before, after, schools).map(
    ({ school, to }) =>
      `! ${to.name} takes over as rektor at ${namesOf([school], schools)}: gets the history, open tiltak and promises`,
  );
}

function warningsOf({ before, after, schools, changes }: PeopleDiff): string[] {
  const chairs = emptyChairs(before, after, schools);
  return [
    ...chairs.schools.map(
      (name) => `${name} is left without a rektor: nobody is asked about what it has promised`,
    ),
    ...(chairs.owner ? ['nobody is left at the owner: nobody gets the digest'] : []),
    ...(isManyLeavers(before, changes)
      ? [`${changes.left.length} would leave; is this the whole list? Without --dry-run, add --many`]
      : []),
    ...(changes.missing.length > 0
      ? [
          `${changes.missing.length} in the roster are not in the file and stay; with --leavers they have left`,
        ]
      : []),
  ];
}

function summary(changes: RosterChanges, dryRun: boolean): string {
  const { added, changed, moved, back, onLeave, left, unchanged } = changes;
  const counts = [
    `${added.length} new`,
    `${changed.length} changed`,
    `${moved.length} moved`,
    ...(back.length > 0 ? [`${back.length} back`] : []),
    ...(onLeave.length > 0 ? [`${onLeave.length} away`] : []),
    `${left.length} left`,
    `${unchanged} as before`,
  ];
  return `${dryRun ? 'Would be: ' : ''}${counts.join(', ')}`;
}

function jsonOf(
  { added, changed, moved, back, onLeave, left, missing, unchanged }: RosterChanges,
  more: { notes: string[]; warnings: string[]; dryRun: boolean },
) {
  const ids = (people: Person[]) => people.map(({ id }) => id);
  return {
    ok: true,
    ...more,
    added: ids(added),
    back: ids(back),
    changed: changed.map(({ after, fields }) => ({ id: after.id, fields })),
    moved: moved.map(({ after, fields }) => ({ id: after.id, fields })),
    onLeave: onLeave.map(({ person, until }) => ({ id: person.id, until })),
    left: ids(left),
    missing: ids(missing),
    unchanged,
  };
}
