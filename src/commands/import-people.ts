import { Command } from 'commander';
import { applyPeople, type PeopleChanges, peopleChanges } from '../app/import-people.ts';
import { readPeople } from '../files/people-csv.ts';
import { action, type Result, WrongInput, withJson, withStore } from './command.ts';
import { ownerInStore, settleOwner } from './owner-in-store.ts';
import { readInput, withOpenStore } from './store-url.ts';

interface PeopleOptions {
  owner?: string;
  dryRun?: boolean;
  everybody?: boolean;
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
    .option('--everybody', 'the file names everybody: who is not in it has left')
    .helpOption('--help', 'show help')
    .addHelpText(
      'after',
      '\nExample: npm run arshjul -- import people people.csv --owner examples/fjordvik --dry-run',
    )
    .action(
      action<PeopleOptions, [string]>((options, file) =>
        withOpenStore(options.store, async (store) => {
          const bytes = readInput(file, 'a CSV with one person a row');
          const into = await ownerInStore(store, options.owner);
          const read = readPeople(bytes, {
            schools: into.schools,
            teams: into.teams,
            classes: into.classes,
            language: into.owner.language,
          });
          if (read.errors.length > 0) {
            const count = read.errors.length;
            throw new WrongInput([
              ...read.errors.map(({ row, message }) => `${file}:${row} ${message}`),
              `${count} ${count === 1 ? 'row is' : 'rows are'} wrong; nobody was imported`,
            ]);
          }
          const changes = await peopleChanges(store, into.owner.id, {
            people: read.people,
            everybody: options.everybody ?? false,
          });
          if (!options.dryRun) await settleOwner(store, into, { withPeople: false });
          if (!options.dryRun && !(await applyPeople(store, into.owner.id, changes)).ok) {
            throw new WrongInput([
              'Another program wrote to the store at the same time. Nobody was imported; try again.',
            ]);
          }
          return report(
            changes,
            read.warnings.map(({ row, message }) => `${file}:${row} ${message}`),
            options.dryRun ?? false,
          );
        }),
      ),
    );
  return withJson(withStore(command));
}

function report(changes: PeopleChanges, warnings: string[], dryRun: boolean): Result {
  const { added, changed, left, unchanged } = changes;
  const lines = [
    ...warnings.map((line) => `note: ${line}`),
    ...added.map(({ name, roles }) => `+ ${name} (${roles.join(', ')})`),
    ...changed.map(({ person, fields }) => `~ ${person.name}: ${fields.join(', ')}`),
    ...left.map(({ name }) => `- ${name} has left`),
    `${dryRun ? 'Would be: ' : ''}${added.length} new, ${changed.length} changed, ${left.length} left, ${unchanged} as before`,
    ...(dryRun ? ['Nothing was changed (--dry-run).'] : []),
  ];
  const json = {
    ok: true,
    dryRun,
    added: added.map(({ id }) => id),
    changed: changed.map(({ person, fields }) => ({ id: person.id, fields })),
    left: left.map(({ id }) => id),
    unchanged,
    warnings,
  };
  return { lines, json };
}
