import { Command } from 'commander';
import type { Store } from '../app/ports/store.ts';
import { isSchoolYear, schoolYearOf } from '../domain/calendar/weeks.ts';
import { toEpoch, toLocal } from '../domain/calendar/zoned-time.ts';
import { suggest } from '../files/mistake.ts';
import { action, dateOption, type Result, WrongInput, withJson, withStore } from './command.ts';
import { ownerInStore } from './owner-in-store.ts';
import { withOpenStore } from './store-url.ts';

interface ReportOptions {
  schoolYear?: string;
  school?: string;
  owner?: string;
  asOf?: string;
  store?: string;
  out: string;
  json?: boolean;
}

export function reportCommand(): Command {
  const command = new Command('report')
    .description("write each school's kvalitetsmelding and the owner's, as .docx and .md with pictures")
    .option('--school-year <year>', 'as 2026/27 (default: the one we are in)')
    .option('--school <id>', "only this school's (default: every school, and the owner's own)")
    .option(
      '--owner <folder-or-id>',
      "an owner's folder, or its id in the store (default: the only one there)",
    )
    .option('--as-of <date>', 'as things stood that day, as 2027-06-15 (default: today)', dateOption)
    .requiredOption('--out <folder>', 'where the files are written')
    .helpOption('--help', 'show help')
    .addHelpText(
      'after',
      `
Only rounds that rektor has finished and shared are told. A report is marked UTKAST until rektor and owner have approved
it in the chat («kvalitetsmelding»), and again when something in it changes.

Example: npm run arshjul -- report --school-year 2026/27 --owner fjordvik --out out/`,
    )
    .action(
      action<ReportOptions, []>((options) => withOpenStore(options.store, (store) => write(store, options))),
    );
  return withJson(withStore(command));
}

async function write(store: Store, options: ReportOptions): Promise<Result> {
  const { owner, schools, folder } = await ownerInStore(store, options.owner);
  if (folder)
    throw new WrongInput([
      `${owner.name} is not in this store, so there is nothing to report. Expected: --store with the bot's own store`,
    ]);
  const now = options.asOf ? toEpoch(options.asOf, '12:00', owner.timeZone) : Date.now();
  const schoolYear = options.schoolYear ?? schoolYearOf(toLocal(now, owner.timeZone).date);
  if (!isSchoolYear(schoolYear))
    throw new WrongInput([`"${schoolYear}" is not a school year. Expected: 2026/27`]);
  const chosen = schools.filter(({ id }) => options.school === undefined || id === options.school);
  if (chosen.length === 0)
    throw new WrongInput([
      `there is no school "${options.school}". Expected: ${suggest(
        options.school ?? '',
        schools.map(({ id }) => id),
      )}`,
    ]);
  const { writeReports } = await import('./write-reports.ts');
  const withOwner = options.school === undefined;
  const reports = await writeReports({
    store,
    owner,
    schools: chosen,
    withOwner,
    schoolYear,
    now,
    out: options.out,
  });
  return {
    lines: reports.map(({ docx, md, final }) => `${final ? 'Final' : 'Draft'}  ${docx}  ${md}`),
    json: { ok: true, schoolYear, reports },
  };
}
