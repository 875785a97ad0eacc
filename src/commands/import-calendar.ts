import { Command } from 'commander';
import { stampChange } from '../app/owner-plan.ts';
import type { Change, Store } from '../app/ports/store.ts';
import { calendarFrom } from '../domain/calendar/calendar-from.ts';
import type { CalendarDay, SchoolCalendar } from '../domain/calendar/school-calendar.ts';
import { schoolYearOf } from '../domain/calendar/weeks.ts';
import type { School } from '../domain/people/people.ts';
import { plain } from '../files/csv-table.ts';
import { suggest } from '../files/mistake.ts';
import { readSkolerute } from '../files/skolerute.ts';
import { action, type Result, WrongInput, withJson, withStore } from './command.ts';
import { audited } from './key.ts';
import { ownerInStore, settleOwner } from './owner-in-store.ts';
import { readInput, withStoreToFill } from './store-url.ts';

interface CalendarOptions {
  owner?: string;
  school?: string;
  dryRun?: boolean;
  store?: string;
  json?: boolean;
}

export function importCalendarCommand(): Command {
  const command = new Command('calendar')
    .description(
      "bring in a kommune's skolerute: the CSV forms of Stavanger and Gjesdal, or ICS; all of it or nothing",
    )
    .argument('<file>', 'the skolerute')
    .option(
      '--owner <folder-or-id>',
      "an owner's folder, or its id in the store (default: the only one there)",
    )
    .option(
      '--school <id>',
      'the school it is for, where the file does not name it; `all` for every school of the owner',
    )
    .option('--dry-run', 'show what it holds and change nothing')
    .helpOption('--help', 'show help')
    .addHelpText(
      'after',
      '\nExample: npm run arshjul -- import calendar skolerute-2026-2027.csv --owner fjordvik',
    )
    .action(
      action<CalendarOptions, [string]>((options, file) =>
        withStoreToFill(options.store, (store) =>
          importCalendar(audited(store, 'import.calendar'), file, options),
        ),
      ),
    );
  return withJson(withStore(command));
}

async function importCalendar(store: Store, file: string, options: CalendarOptions): Promise<Result> {
  const bytes = readInput(file, 'a skolerute as CSV or ICS');
  const into = await ownerInStore(store, options.owner);
  const read = readSkolerute(bytes, options.school === undefined ? {} : { school: options.school });
  if (read.errors.length > 0)
    throw new WrongInput(read.errors.map(({ row, message }) => `${file}:${row} ${message}`));
  const notes = read.warnings.map(({ row, message }) => `${file}:${row} ${message}`);
  const calendars = [...read.schools].flatMap(([name, days]) => {
    const schools = schoolsFor(name, into.schools, options.school);
    if (schools.length === 0)
      notes.push(
        `"${name}" is not a school of ${into.owner.name}; ${suggest(
          name,
          into.schools.map((school) => school.name),
        )}`,
      );
    return schools.flatMap((school) => calendarsOf(school, days, into.owner.timeZone, file));
  });
  if (calendars.length === 0)
    throw new WrongInput([
      ...notes,
      `${file} holds no days for any school of ${into.owner.name}. Nothing was imported.`,
    ]);
  if (!options.dryRun) {
    await settleOwner(store, into, { withPeople: true });
    await save(store, into.owner.id, calendars);
  }
  return report(calendars, notes, options.dryRun ?? false);
}

/** By the name in the file; a file for one unnamed school is for the one that `--school` says. */
function schoolsFor(name: string, schools: School[], given: string | undefined): School[] {
  const named = schools.filter((school) => plain(school.name) === plain(name) || school.id === plain(name));
  if (given === undefined)
    return named.length > 0 || name !== '' ? named : schools.length === 1 ? schools : [];
  if (given === 'all') return schools;
  const wanted = schools.filter(({ id }) => id === given);
  if (wanted.length === 0)
    throw new WrongInput([
      `there is no school "${given}". Expected: ${suggest(
        given,
        schools.map(({ id }) => id),
      )}`,
    ]);
  return named.length === 0 || named.some(({ id }) => id === given) ? wanted : [];
}

/** A file often holds more than one school year; each that has pupil days becomes a calendar. */
function calendarsOf(school: School, days: CalendarDay[], zone: string, file: string): SchoolCalendar[] {
  const years = Map.groupBy(days, ({ date }) => schoolYearOf(date));
  return [...years].flatMap(([schoolYear, own]) => {
    const made = calendarFrom(school.id, schoolYear, own, zone);
    if (made.ok) return [made.calendar];
    if (made.code === 'CALENDAR.NO_PUPIL_DAYS') return [];
    throw new WrongInput([`${file}: ${school.name} has ${made.params?.date} twice. Expected: each day once`]);
  });
}

async function save(store: Store, owner: string, calendars: SchoolCalendar[]): Promise<void> {
  const changes: Change[] = [];
  for (const body of calendars) {
    const id = `${body.school}:${body.schoolYear}`;
    const expect = (await store.read(owner, 'calendar', id))?.version ?? 0;
    changes.push({ type: 'put', collection: 'calendar', id, body, expect });
  }
  const saved = await store.commit(owner, [...changes, await stampChange(store, owner)]);
  if (!saved.ok)
    throw new WrongInput([
      'Another program wrote to the store at the same time. Nothing was imported; try again.',
    ]);
}

function report(calendars: SchoolCalendar[], notes: string[], dryRun: boolean): Result {
  const figures = calendars.map(({ school, schoolYear, days }) => ({
    school,
    schoolYear,
    first: days.find(({ pupilDay }) => pupilDay)?.date,
    last: days.findLast(({ pupilDay }) => pupilDay)?.date,
    pupilDays: days.filter(({ pupilDay }) => pupilDay).length,
    planningDays: days.filter(({ pupilDay, teacherDay }) => teacherDay && !pupilDay).length,
  }));
  const lines = figures.map(
    (one) =>
      `${one.school} ${one.schoolYear}: ${one.first} to ${one.last}, ${one.pupilDays} pupil days, ${one.planningDays} planning days`,
  );
  return {
    lines: [
      ...notes.map((note) => `note: ${note}`),
      ...lines,
      ...(dryRun ? ['Nothing was changed (--dry-run).'] : []),
    ],
    json: { ok: true, dryRun, calendars: figures, notes },
  };
}
