import { LANGUAGES, type Language } from '../domain/language.ts';
import { type Person, ROLES, type Role } from '../domain/people/people.ts';
import { type ColumnNames, type CsvRow, plain, type RowNote, readCsv } from './csv-table.ts';
import { suggest } from './mistake.ts';
import { LANGUAGE_WORDS, OWNER_ROLES, ROLE_WORDS } from './people-words.ts';

type Column = 'name' | 'email' | 'school' | 'role' | 'team' | 'homeroom' | 'language' | 'id';

const NAMES: ColumnNames<Column> = {
  name: ['navn', 'namn', 'name', 'fullt navn', 'fullt namn'],
  email: ['e-post', 'epost', 'e-postadresse', 'mail', 'email', 'e-mail'],
  school: ['skole', 'skule', 'skoler', 'skular', 'school', 'schools'],
  role: ['rolle', 'roller', 'stilling', 'role', 'roles'],
  team: ['team', 'teams', 'trinn', 'lag'],
  homeroom: ['kontaktlærer for', 'kontaktlærar for', 'klasse', 'klasser', 'klassar', 'class', 'classes'],
  language: ['språk', 'målform', 'language'],
  id: ['id', 'ansattnummer', 'tilsettnummer'],
};

/** The places a person may belong to; names are matched without regard to case and blanks. */
export interface Places {
  schools: readonly { id: string; name: string; writtenStandard: 'nb' | 'nn' }[];
  teams: readonly { id: string; school: string; name: string }[];
  /** Those that a teacher may be kontaktlærer for. */
  classes?: readonly { id: string; school: string; name: string }[];
  /** For owner staff without a language of their own. */
  language: 'nb' | 'nn';
}

export interface PeopleFile {
  people: Person[];
  warnings: RowNote[];
  /** Anything here means that nobody may be imported. */
  errors: RowNote[];
}

/** A list of people as a kommune exports it. Several schools, roles or teams in one field are separated by `|`. */
export function readPeople(bytes: Uint8Array, places: Places): PeopleFile {
  const table = readCsv(bytes, NAMES, ['name', 'email', 'role']);
  const errors = [...table.errors];
  const warnings = [...table.warnings];
  const people = table.rows.flatMap((row) => {
    const read = readPerson(row, places);
    errors.push(...read.errors);
    return read.person ? [{ row: row.row, person: read.person }] : [];
  });
  if (table.errors.length === 0 && table.rows.length === 0)
    errors.push({ row: 1, message: 'nobody is listed' });
  errors.push(...listedTwice(people));
  errors.sort((a, b) => a.row - b.row);
  return { people: errors.length > 0 ? [] : people.map(({ person }) => person), warnings, errors };
}

function readPerson({ row, fields }: CsvRow<Column>, places: Places): { person?: Person; errors: RowNote[] } {
  const errors: RowNote[] = [];
  const fault = (message: string) => {
    errors.push({ row, message });
  };
  const name = fields.name.replace(/\s+/g, ' ');
  if (name === '' || name.length > 120) fault('the name is missing or longer than 120 characters');
  const email = fields.email.toLowerCase();
  if (!/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]{2,}$/.test(email))
    fault(`"${fields.email}" is not an e-mail address`);
  const roles = several(fields.role).flatMap((word) => roleFrom(word, fault));
  if (fields.role === '') fault('the role is missing, as "lærer" or "rektor"');
  const schools = several(fields.school).flatMap((word) => schoolFrom(word, places, fault));
  // Without the right school no team can be right; telling that too would only confuse.
  const placed = schools.length === several(fields.school).length;
  const teams = placed ? several(fields.team).flatMap((word) => teamFrom(word, schools, places, fault)) : [];
  const homeroom = placed
    ? several(fields.homeroom ?? '').flatMap((word) => classFrom(word, schools, places, fault))
    : [];
  const language = languageFrom(fields.language, schools, places, fault);
  if (schools.length === 0 && fields.school === '' && roles.some((role) => !OWNER_ROLES.includes(role))) {
    fault(`${roles.join(', ')} needs a school`);
  }
  if (errors.length > 0) return { errors };
  const person: Person = {
    id: fields.id === '' ? idFrom(email) : idFrom(fields.id),
    name,
    email,
    schools: unique(schools),
    roles: unique(roles),
    teams: unique(teams),
    ...(homeroom.length > 0 ? { homeroomOf: unique(homeroom) } : {}),
    language,
    preferences: { reminders: 2, stopped: false },
    active: true,
  };
  return { person, errors };
}

function several(field: string): string[] {
  return field
    .split('|')
    .map((part) => part.trim())
    .filter(Boolean);
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}

/** The same address always gives the same id, so that a second import finds the person again. */
export function idFrom(text: string): string {
  const letters = text
    .toLowerCase()
    .replace(/æ/g, 'ae')
    .replace(/ø/g, 'o')
    .replace(/å/g, 'a')
    .normalize('NFD');
  return (
    letters
      .split('@')[0]
      ?.replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') ?? ''
  );
}

type Fault = (message: string) => void;

function roleFrom(word: string, fault: Fault): Role[] {
  const role = ROLES.find((known) => known.toLowerCase() === plain(word)) ?? ROLE_WORDS.get(plain(word));
  if (role) return [role];
  fault(`the role "${word}" is not known; ${suggest(word, ROLE_WORDS.keys())}`);
  return [];
}

function schoolFrom(word: string, places: Places, fault: Fault): string[] {
  const school = places.schools.find(({ id, name }) => plain(name) === plain(word) || id === plain(word));
  if (school) return [school.id];
  fault(
    `there is no school "${word}"; ${suggest(
      word,
      places.schools.map(({ name }) => name),
    )}`,
  );
  return [];
}

function teamFrom(word: string, schools: readonly string[], places: Places, fault: Fault): string[] {
  const near = places.teams.filter(({ school }) => schools.includes(school));
  const team = near.find(({ id, name }) => plain(name) === plain(word) || id === plain(word));
  if (team) return [team.id];
  fault(
    `there is no team "${word}" at the person's school; ${suggest(
      word,
      near.map(({ name }) => name),
    )}`,
  );
  return [];
}

function classFrom(word: string, schools: readonly string[], places: Places, fault: Fault): string[] {
  const near = (places.classes ?? []).filter(({ school }) => schools.includes(school));
  const found = near.find(({ id, name }) => plain(name) === plain(word) || id === plain(word));
  if (found) return [found.id];
  fault(
    `there is no class "${word}" at the person's school; ${suggest(
      word,
      near.map(({ name }) => name),
    )}`,
  );
  return [];
}

function languageFrom(word: string, schools: readonly string[], places: Places, fault: Fault): Language {
  const ofSchool = places.schools.find(({ id }) => id === schools[0])?.writtenStandard;
  if (word === '') return ofSchool ?? places.language;
  const language = LANGUAGE_WORDS.get(plain(word));
  if (language) return language;
  fault(`the language "${word}" is not known; write ${LANGUAGES.join(', ')}`);
  return places.language;
}

function listedTwice(people: readonly { row: number; person: Person }[]): RowNote[] {
  const rows = new Map<string, number>();
  const errors: RowNote[] = [];
  for (const { row, person } of people) {
    for (const [what, value] of [
      ['address', person.email],
      ['id', `id ${person.id}`],
    ] as const) {
      const earlier = rows.get(value);
      if (earlier === undefined) rows.set(value, row);
      else {
        errors.push({
          row,
          message: `the ${what} of ${person.email} is also in row ${earlier}; one row per person, with | between several schools or teams`,
        });
        break;
      }
    }
  }
  return errors;
}
