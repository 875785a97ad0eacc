import { Command, Option } from 'commander';
import { applyFigures, type FiguresDiff, figuresDiff } from '../app/results/import-figures.ts';
import type { School } from '../domain/people/people.ts';
import { FIGURE_SOURCES, type Figure, type FigureSource } from '../domain/results/figure.ts';
import { type FiguresRead, readFigures } from '../files/figures-table.ts';
import { action, type Result, WrongInput, withJson, withStore } from './command.ts';
import { audited } from './key.ts';
import { ownerInStore, settleOwner } from './owner-in-store.ts';
import { readInput, withOpenStore } from './store-url.ts';

export interface FiguresOptions {
  owner?: string;
  source?: FigureSource;
  dryRun?: boolean;
  store?: string;
  json?: boolean;
}

export function importFiguresCommand(): Command {
  const command = new Command('figures')
    .description(
      "bring in Udir's public figures of the own schools from a table of Statistikkbanken; all or none",
    )
    .argument('<file>', '.csv or .xlsx as exported, with organisasjonsnummer or the name of the school')
    .option(
      '--owner <folder-or-id>',
      "an owner's folder, or its id in the store (default: the only one there)",
    )
    .addOption(
      new Option('--source <id>', 'whose figures, where the table does not tell').choices(FIGURE_SOURCES),
    )
    .option('--dry-run', 'show what would change and change nothing')
    .helpOption('--help', 'show help')
    .addHelpText(
      'after',
      `
What Udir has hidden (*) stays hidden. Rows of other schools, and of one gender or group, are not kept.

Example: npm run arshjul -- import figures elevundersokelsen.csv --owner examples/fjordvik --dry-run`,
    )
    .action(action<FiguresOptions, [string]>((options, file) => importFigures(file, options)));
  return withJson(withStore(command));
}

export async function importFigures(file: string, options: FiguresOptions): Promise<Result> {
  return withOpenStore(options.store, async (opened) => {
    const store = audited(opened, 'import.figures');
    const bytes = readInput(file, 'a table from Statistikkbanken');
    const into = await ownerInStore(store, options.owner);
    const { owner, schools } = into;
    const read = await readFigures(bytes, schools, options.source);
    if (read.errors.length > 0) throw rowErrors(file, read);
    const diff = await figuresDiff(store, owner.id, read.figures);
    const dryRun = options.dryRun ?? false;
    if (!dryRun) {
      await settleOwner(store, into, { withPeople: true });
      if (!(await applyFigures(store, owner.id, diff)))
        throw new WrongInput([
          'Another program wrote to the store at the same time. No figure was imported; try again.',
        ]);
    }
    return report(file, { read, diff, schools, dryRun });
  });
}

function rowErrors(file: string, { errors }: FiguresRead): WrongInput {
  const count = errors.length;
  return new WrongInput([
    ...errors.map(({ row, message }) => `${file}:${row} ${message}`),
    `${count} ${count === 1 ? 'row is' : 'rows are'} wrong; no figure was imported`,
  ]);
}

interface Told {
  read: FiguresRead;
  diff: FiguresDiff;
  schools: School[];
  dryRun: boolean;
}

function report(file: string, { read, diff, schools, dryRun }: Told): Result {
  const perSchool = schools.map((school) => schoolLine(school, read.figures));
  const { others, parts } = read.leftOut;
  const verb = dryRun ? 'would be' : 'were';
  const lines = [
    ...read.warnings.map(({ row, message }) => `${file}:${row} ${message}`),
    ...perSchool,
    `${diff.added.length} figures ${verb} added and ${diff.changed.length} changed; ${diff.same} were there`,
    `Not kept: ${others} rows of other schools, kommuner, fylker and the country, ${parts} of one gender, group or question`,
    ...(dryRun ? ['Nothing was changed (--dry-run)'] : []),
  ];
  const json = { ok: true, dryRun, added: diff.added.length, changed: diff.changed.length, same: diff.same };
  return { lines, json: { ...json, leftOut: read.leftOut, warnings: read.warnings } };
}

function schoolLine({ id, name }: School, figures: Figure[]): string {
  const own = figures.filter((figure) => figure.school === id);
  if (own.length === 0) return `${name}: none`;
  const years = [...new Set(own.map((figure) => figure.schoolYear))].sort();
  const hidden = own.filter((figure) => figure.value === 'hidden').length;
  return `${name}: ${own.length} figures, ${years[0]} to ${years.at(-1)}, ${hidden} hidden by Udir`;
}
