import { isIsoDate } from '../domain/calendar/dates.ts';
import { LANGUAGES, type Language } from '../domain/language.ts';
import { type Person, ROLES, type Role } from '../domain/people/people.ts';
import type { IsoDate } from '../domain/time.ts';
import { cleanText } from '../domain/voice/answer.ts';
import { type ColumnNames, type CsvRow, plain, readCsv } from './csv-table.ts';
import { suggest } from './mistake.ts';
import { LANGUAGE_WORDS, OWNER_ROLES, ROLE_WORDS } from './people-words.ts';
import type { RowNote } from './row-note.ts';

type Column =
  | 'name'
  | 'firstName'
  | 'lastName'
  | 'email'
  | 'school'
  | 'role'
  | 'team'
  | 'homeroom'
  | 'language'
  | 'leave'
  | 'id';

const NAMES: ColumnNames<Column> = {
  name: ['navn', 'namn', 'name', 'fullt navn', 'fullt namn', 'full name'],
  firstName: ['fornavn', 'førenamn', 'fornamn', 'first name', 'given name'],
  lastName: ['etternavn', 'etternamn', 'last name', 'surname', 'family name'],
  email: [
    'e-post',
    'epost',
    'e-postadresse',
    'epostadresse',
    'mail',
    'email',
    'e-mail',
    'upn',
    'jobb e-post',
  ],
  school: [
    ...['skole', 'skule', 'skoler', 'skular', 'school', 'schools'],
    ...[
      'enhet',
      'eining',
      'arbeidssted',
      'arbeidsstad',
      'tjenestested',
      'tenestestad',
      'organisasjonsnummer',
    ],
  ],
  role: ['rolle', 'roller', 'stilling', 'stillingstittel', 'tittel', 'role', 'roles', 'title'],
  team: ['team', 'teams', 'trinn', 'lag'],
  homeroom: ['kontaktlærer for', 'kontaktlærar for', 'klasse', 'klasser', 'klassar', 'class', 'classes'],
  language: ['språk', 'målform', 'language'],
  leave: ['permisjon til', 'borte til', 'fravær til', 'permisjon t.o.m.', 'leave until', 'away until'],
  id: ['id', 'ansattnummer', 'ansattnr', 'tilsettnummer', 'tilsettnr', 'employee number'],
};

/** The places a person may belong to; names are matched without regard to case and blanks. */
export interface Places {
  schools: readonly { id: string; name: string; writtenStandard: 'nb' | 'nn'; orgNumber?: string }[];
  teams: readonly { id: string; school: string; name: string }[];
  /** Those that a teacher may be kontaktlærer for. */
  classes?: readonly { id: string; school: string; name: string }[];
  /** For owner staff without a language of their own. */
  language: 'nb' | 'nn';
}

export interface PeopleFile {
  people: Person[];
  /** What the list has no column for, and so says nothing of. */
  silent: ('teams' | 'homeroomOf')[];
  warnings: RowNote[];
  /** Anything here means that nobody may be imported. */
  errors: RowNote[];
}

/** A list of people as a kommune exports it. Several schools, roles or teams in one field are separated by `|`. */
export function readPeople(bytes: Uint8Array, places: Places): PeopleFile {
  const table = readCsv(bytes, NAMES, ['email', 'role']);
  const errors = [...table.errors, ...namelessHeader(table)];
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
  const silent = [
    ...(table.columns.includes('team') ? [] : ['teams' as const]),
    ...(table.columns.includes('homeroom') ? [] : ['homeroomOf' as const]),
  ];
  const listed = errors.length > 0 ? [] : people.map(({ person }) => person);
  return { people: listed, silent, warnings, errors };
}

function readPerson({ row, fields }: CsvRow<Column>, places: Places): { person?: Person; errors: RowNote[] } {
  const errors: RowNote[] = [];
  const fault = (message: string) => {
    errors.push({ row, message });
  };
  const name = nameFrom(fields, fault);
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
  const leave = fields.leave === '' ? undefined : dateFrom(fields.leave, fault);
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
    preferences: { reminders: 2, stopped: false, ...(leave ? { pausedUntil: leave } : {}) },
    active: true,
  };
  return { person, errors };
}

/** A header with neither a whole name nor both halves. */
function namelessHeader({ columns, errors }: { columns: Column[]; errors: RowNote[] }): RowNote[] {
  const named = columns.includes('name') || (columns.includes('firstName') && columns.includes('lastName'));
  if (named || (columns.length === 0 && errors.length > 0)) return [];
  return [{ row: 1, message: 'no column "navn", and not both "fornavn" and "etternavn"' }];
}

/** Signs that only hide something are taken away; what a spreadsheet would run as a formula is not a name. */
function nameFrom({ name, firstName, lastName }: Record<Column, string>, fault: Fault): string {
  // «Sæther, Ingvild», as some systems write it.
  const forward = name.replace(/^([^,]+),([^,]+)$/, '$2 $1');
  const whole = cleanText(forward || `${firstName} ${lastName}`).replace(/\s+/g, ' ');
  if (whole === '' || whole.length > 120) fault('the name is missing or longer than 120 characters');
  else if (/^[=+@-]|[<>]/.test(whole)) fault(`"${whole.slice(0, 40)}" is not a name`);
  return whole;
}

/** «2027-07-31», «31.07.2027», «31.7.27» */
function dateFrom(typed: string, fault: Fault): IsoDate | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{2}|\d{4})$/.exec(typed) ?? [];
  const date = day
    ? `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    : typed;
  if (isIsoDate(date)) return date;
  fault(`"${typed}" is not a date; write it as 31.07.2027`);
  return undefined;
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
  const school = places.schools.find(
    ({ id, name, orgNumber }) =>
      plain(name) === plain(word) || id === plain(word) || orgNumber === word.replace(/\s/g, ''),
  );
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
