import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { calendarFrom } from '../domain/calendar/calendar-from.ts';
import type { SchoolCalendar } from '../domain/calendar/school-calendar.ts';
import { spanOf } from '../domain/calendar/weeks.ts';
import type { Wheel } from '../domain/cycle/activity.ts';
import { layOver } from '../domain/cycle/lay-over.ts';
import type { LanguagePack } from '../domain/language-pack.ts';
import type { Person } from '../domain/people/people.ts';
import { plain } from './csv-table.ts';
import { decodeText } from './decode.ts';
import { defaultWheel } from './default-wheel.ts';
import { LANGUAGES_FOLDER, readLanguagePack } from './language-pack.ts';
import { type Mistake, suggest } from './mistake.ts';
import type { OwnerFolder } from './owner-folder-parts.ts';
import { ownerWarnings } from './owner-warnings.ts';
import { readPeople } from './people-csv.ts';
import { readPlan } from './plan-read.ts';
import type { RowNote } from './row-note.ts';
import { readSchools, type SchoolsFile } from './schools-yaml.ts';
import { readSkolerute, type Skolerute } from './skolerute.ts';

export const SCHOOLS_FILE = 'schools.yaml';
export const PEOPLE_FILE = 'people.csv';
export const WHEEL_FILE = 'arshjul.yaml';
const LARGEST_BYTES = 20_000_000;

export type OwnerFolderResult =
  | ({ ok: true; warnings: Mistake[] } & OwnerFolder)
  | { ok: false; mistakes: Mistake[]; warnings: Mistake[] };

/**
 * An owner's folder: schools.yaml, people.csv, the skolerute files it names and, when there is one, arshjul.yaml. All
 * mistakes of all files are reported together.
 */
export function readOwnerFolder(folder: string): OwnerFolderResult {
  const schoolsText = readText(folder, SCHOOLS_FILE);
  if (typeof schoolsText !== 'string') return { ok: false, mistakes: [schoolsText], warnings: [] };
  const schools = readSchools(schoolsText, SCHOOLS_FILE);
  if (!schools.ok) return { ok: false, mistakes: schools.mistakes, warnings: [] };
  const { file } = schools;
  const parts = {
    wheel: readWheel(folder, file),
    people: readStaff(folder, file),
    calendars: readCalendars(folder, file),
  };
  const languages = readLanguages(folder, parts.wheel.wheel);
  const all = [...Object.values(parts), languages];
  const mistakes = all.flatMap((part) => part.mistakes);
  const warnings = all.flatMap((part) => part.warnings);
  if (mistakes.length > 0) return { ok: false, mistakes, warnings };
  const { owner, schoolYears, schools: list, teams, classes } = file;
  const { people, wheel, calendars } = { ...parts.people, ...parts.wheel, ...parts.calendars };
  const { packs } = languages;
  const read: OwnerFolder = {
    owner,
    schoolYears,
    schools: list,
    teams,
    classes,
    people,
    wheel,
    calendars,
    packs,
  };
  return { ok: true, ...read, warnings: [...warnings, ...ownerWarnings(read)] };
}

interface Part {
  mistakes: Mistake[];
  warnings: Mistake[];
}

function readWheel(folder: string, { schools }: SchoolsFile): Part & { wheel: Wheel } {
  const wheel = defaultWheel();
  if (!existsSync(join(folder, WHEEL_FILE))) return { wheel, mistakes: [], warnings: [] };
  const text = readText(folder, WHEEL_FILE);
  if (typeof text !== 'string') return { wheel, mistakes: [text], warnings: [] };
  const plan = readPlan(text, WHEEL_FILE, { base: wheel, schools: schools.map(({ id }) => id) });
  if (!plan.ok) return { wheel, mistakes: plan.mistakes, warnings: [] };
  return { wheel: layOver(wheel, plan.patch), mistakes: [], warnings: [] };
}

/** languages/<tag>.yaml: what a kommune has added for pupils and parents. */
function readLanguages(folder: string, { questionSets }: Wheel): Part & { packs: LanguagePack[] } {
  const part: Part & { packs: LanguagePack[] } = { packs: [], mistakes: [], warnings: [] };
  const place = join(folder, LANGUAGES_FOLDER);
  const names = existsSync(place)
    ? readdirSync(place)
        .filter((name) => name.endsWith('.yaml'))
        .sort()
    : [];
  for (const name of names) {
    const file = join(LANGUAGES_FOLDER, name);
    const text = readText(folder, file);
    const read = typeof text === 'string' ? readLanguagePack(text, file, questionSets) : undefined;
    if (typeof text !== 'string') part.mistakes.push(text);
    else if (read && !read.ok) part.mistakes.push(...read.mistakes);
    else if (read?.ok) part.packs.push(read.pack);
  }
  return part;
}

function readStaff(
  folder: string,
  { schools, teams, classes, owner }: SchoolsFile,
): Part & { people: Person[] } {
  const bytes = readBytes(folder, PEOPLE_FILE);
  if (!(bytes instanceof Uint8Array)) return { people: [], mistakes: [bytes], warnings: [] };
  const { people, errors, warnings } = readPeople(bytes, {
    schools,
    teams,
    classes,
    language: owner.language,
  });
  return { people, mistakes: errors.map(note(PEOPLE_FILE)), warnings: warnings.map(note(PEOPLE_FILE)) };
}

function readCalendars(folder: string, file: SchoolsFile): Part & { calendars: SchoolCalendar[] } {
  const part: Part & { calendars: SchoolCalendar[] } = { calendars: [], mistakes: [], warnings: [] };
  const read = new Map<string, Skolerute>();
  for (const { file: name } of file.skoleruter) {
    if (read.has(name)) continue;
    const bytes = readBytes(folder, name);
    if (!(bytes instanceof Uint8Array)) {
      part.mistakes.push(bytes);
      continue;
    }
    const skolerute = readSkolerute(bytes);
    read.set(name, skolerute);
    part.mistakes.push(...skolerute.errors.map(note(name)));
    part.warnings.push(...skolerute.warnings.map(note(name)));
  }
  for (const entry of file.skoleruter) {
    const skolerute = read.get(entry.file);
    if (skolerute && skolerute.errors.length === 0) addCalendars(part, file, entry, skolerute);
  }
  return part;
}

function addCalendars(
  part: Part & { calendars: SchoolCalendar[] },
  { schoolYears, owner }: SchoolsFile,
  { school, name, file, line, column }: SchoolsFile['skoleruter'][number],
  { schools }: Skolerute,
): void {
  const found =
    [...schools].find(([known]) => plain(known) === plain(name)) ??
    (schools.size === 1 && schools.has('') ? (['', schools.get('') ?? []] as const) : undefined);
  const mistake = (message: string, expected: string) => {
    part.mistakes.push({ file: SCHOOLS_FILE, line, column, message, expected });
  };
  if (!found) {
    mistake(`${file} has no days for "${name}"`, suggest(name, schools.keys()));
    return;
  }
  for (const schoolYear of schoolYears) {
    const { first, last } = spanOf(schoolYear);
    const days = found[1].filter(({ date }) => date >= first && date <= last);
    const result = calendarFrom(school, schoolYear, days, owner.timeZone);
    if (result.ok) part.calendars.push(result.calendar);
    else
      mistake(
        `${file} has no school days in ${schoolYear} for "${name}"`,
        'the days of every school year named in schoolYears',
      );
  }
}

function note(file: string): (row: RowNote) => Mistake {
  return ({ row, message }) => ({ file, line: row, column: 1, message, expected: '' });
}

function readText(folder: string, name: string): string | Mistake {
  const bytes = readBytes(folder, name);
  if (!(bytes instanceof Uint8Array)) return bytes;
  const { text, encoding } = decodeText(bytes);
  if (encoding === 'utf-8') return text;
  return { file: name, line: 1, column: 1, message: `the file is saved as ${encoding}`, expected: 'UTF-8' };
}

/** Only files inside the folder are read, whatever schools.yaml says. */
function readBytes(folder: string, name: string): Uint8Array | Mistake {
  const path = resolve(folder, name);
  const fault = (message: string, expected: string) => ({
    file: name,
    line: 1,
    column: 1,
    message,
    expected,
  });
  if (!existsSync(path) || !statSync(path).isFile()) {
    return fault('the file is missing', `a file at ${join(folder, name)}`);
  }
  if (relative(realpathSync(folder), realpathSync(path)).startsWith('..')) {
    return fault('the file lies outside the folder', "a file in the owner's folder");
  }
  if (statSync(path).size > LARGEST_BYTES) return fault('the file is too large', 'at most 20 MB');
  return readFileSync(path);
}
