import { Command } from 'commander';
import { applyPeople, peopleDiff } from '../app/people/import-people.ts';
import type { Store } from '../app/ports/store.ts';
import { isManyLeavers } from '../domain/people/roster-changes.ts';
import { type PeopleFile, readPeople } from '../files/people-csv.ts';
import type { RowNote } from '../files/row-note.ts';
import { action, WrongInput, withJson, withStore } from './command.ts';
import { audited } from './key.ts';
import { ownerInStore, settleOwner } from './owner-in-store.ts';
import { peopleReport } from './people-report.ts';
import { readInput, withStoreToFill } from './store-url.ts';

export interface PeopleOptions {
  owner?: string;
  dryRun?: boolean;
  leavers?: boolean;
  everybody?: boolean;
  many?: boolean;
  store?: string;
  json?: boolean;
}

export function importPeopleCommand(): Command {
  const command = new Command('people')
    .description('bring in staff from a CSV as a kommune exports it; all rows or none')
    .argument('<file>', 'columns Navn;E-post;Skole;Rolle;Team;Språk, in any order and with other usual names')
    .option(
      '--owner <folder-or-id>',
      "an owner's folder, or its id in the store (default: the only one there)",
    )
    .option('--dry-run', 'show what would change and change nothing')
    .option('--leavers', 'the file names everybody: who is not in it has left')
    .option('--everybody', 'the same as --leavers')
    .option('--many', 'yes, that many have left')
    .helpOption('--help', 'show help')
    .addHelpText(
      'after',
      '\nExample: npm run arshjul -- import people people.csv --owner examples/fjordvik --dry-run',
    )
    .action(action<PeopleOptions, [string]>((options, file) => importPeople(file, options)));
  return withJson(withStore(command));
}

/** What the command does, given its options. */
export async function importPeople(file: string, options: PeopleOptions) {
  return withStoreToFill(options.store, async (opened) => {
    const store = audited(opened, 'import.people');
    const bytes = readInput(file, 'a CSV with one person a row');
    const into = await ownerInStore(store, options.owner);
    const { owner, schools, teams, classes } = into;
    const read = readPeople(bytes, { schools, teams, classes, language: owner.language });
    if (read.errors.length > 0) throw rowErrors(file, read);
    const leavers = options.leavers ?? options.everybody ?? false;
    const diff = await peopleDiff(store, owner.id, { ...read, leavers, schools });
    const dryRun = options.dryRun ?? false;
    const { conflicts } = diff.changes;
    if (conflicts.length > 0) throw twoPeople(file, conflicts);
    if (!dryRun) {
      if (isManyLeavers(diff.before, diff.changes) && !options.many) throw tooMany(diff.changes.left.length);
      await settleOwner(store, into, { withPeople: false });
      if (!(await applyPeople(store, owner.id, diff, await nowIn(store, owner.id))).ok) throw busy();
    }
    const notes = notesOf(file, read.warnings);
    return peopleReport(diff, { notes, dryRun, teams });
  });
}

/** The workbench has its own time. */
async function nowIn(store: Store, owner: string): Promise<number> {
  return (await store.read(owner, 'workbench', 'time'))?.body.now ?? Date.now();
}

function notesOf(file: string, notes: RowNote[]): string[] {
  return notes.map(({ row, message }) => `${file}:${row} ${message}`);
}

function rowErrors(file: string, { errors, warnings }: Pick<PeopleFile, 'errors' | 'warnings'>): WrongInput {
  const count = errors.length;
  return new WrongInput([
    // A wrong header says itself which columns it has.
    ...notesOf(
      file,
      warnings.filter(({ row }) => row > 1),
    ).map((line) => `note: ${line}`),
    ...notesOf(file, errors),
    `${count} ${count === 1 ? 'row is' : 'rows are'} wrong; nobody was imported`,
  ]);
}

function twoPeople(
  file: string,
  conflicts: {
    before: { name: string; email: string; id: string };
    after: { name: string; email: string };
  }[],
): WrongInput {
  return new WrongInput([
    ...conflicts.map(
      ({ before, after }) =>
        `${file}: ${after.name} (${after.email}) would get the id "${before.id}", which is ${before.name}'s (${before.email}). Give each an id of their own in a column "Ansattnummer"`,
    ),
    'Nobody was imported',
  ]);
}

function tooMany(left: number): WrongInput {
  return new WrongInput([
    `The file would make ${left} people leave. Is it the whole list?`,
    'Look with --dry-run; if it is right, add --many. Nobody was imported.',
  ]);
}

function busy(): WrongInput {
  return new WrongInput([
    'Another program wrote to the store at the same time. Nobody was imported; try again.',
  ]);
}
