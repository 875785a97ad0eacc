import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import type { Store } from '../app/ports/store.ts';
import { commitAudited, verifyAudit } from '../app/records/audit.ts';
import { isSchoolYear } from '../domain/calendar/weeks.ts';
import { type Hold, type HoldSubject, holdId } from '../domain/records/records.ts';
import { createIds } from '../ids.ts';
import { checkArchive, writeArchive } from './archive-files.ts';
import { action, EXIT, type Result, WrongInput, withJson, withStore } from './command.ts';
import { assertOwnKey, botKey, neededKey } from './key.ts';
import { ownerInStore } from './owner-in-store.ts';
import { withOpenStore } from './store-url.ts';
import { exportWarnings, isOtherKey, trailLines } from './trail-words.ts';

interface Options {
  owner?: string;
  store?: string;
  schoolYear?: string;
  out?: string;
  school?: string;
  round?: string;
  person?: string;
  reason?: string;
  json?: boolean;
}

const OWNER = [
  '--owner <folder-or-id>',
  "an owner's folder, or its id in the store (default: the only one there)",
] as const;

export function archiveCommand(): Command {
  return new Command('archive')
    .description('export for the archive, the trail of changes, and slettestopp')
    .helpOption('--help', 'show help')
    .addCommand(exportCommand())
    .addCommand(checkCommand())
    .addCommand(verifyCommand())
    .addCommand(holdCommand('hold', 'stop every deletion clock for a school, a round or a person', hold))
    .addCommand(holdCommand('release', 'lift a slettestopp', release));
}

function exportCommand(): Command {
  const command = new Command('export')
    .description('write what is kept for good as JSON Lines with a manifest (arkivforskrifta § 5)')
    .option(...OWNER)
    .option('--school-year <year>', 'only this one, as 2026/27 (default: everything)')
    .requiredOption('--out <folder>', 'a new folder')
    .helpOption('--help', 'show help')
    .action(
      action<Options, []>((options) => withOpenStore(options.store, (store) => exportAll(store, options))),
    );
  return withJson(withStore(command));
}

async function exportAll(store: Store, { owner: given, schoolYear, out = '' }: Options): Promise<Result> {
  if (schoolYear !== undefined && !isSchoolYear(schoolYear))
    throw new WrongInput([`"${schoolYear}" is not a school year. Expected: 2026/27`]);
  const { owner } = await ownerInStore(store, given);
  const key = botKey();
  const trail = await verifyAudit({ store, ids: createIds(key ?? '') }, owner.id);
  const manifest = await writeArchive({
    store,
    owner,
    schoolYear,
    now: Date.now(),
    out,
    version: version(),
    trail: { rows: trail.rows, end: trail.end, faults: key === undefined ? null : trail.faults.length },
  });
  const records = manifest.files.reduce((sum, file) => sum + file.records, 0);
  const warnings = exportWarnings(key === undefined ? undefined : trail);
  return {
    lines: [
      `${records} records in ${manifest.files.length} files: ${out}`,
      ...warnings.map((line) => `careful: ${line}`),
    ],
    json: { ok: true, manifest, warnings },
  };
}

function checkCommand(): Command {
  const command = new Command('check')
    .description('check an export: every file there, whole, in order; exit 1 when something is wrong')
    .argument('<folder>', 'where it was written')
    .helpOption('--help', 'show help')
    .action(
      action<Options, [string]>((_options, folder) => {
        const { faults, manifest } = checkArchive(folder);
        return {
          lines: faults.length > 0 ? faults : [`${manifest.files.length} files as they were written`],
          json: { ok: faults.length === 0, faults },
          code: faults.length > 0 ? EXIT.wrongInput : EXIT.done,
        };
      }),
    );
  return withJson(command);
}

function verifyCommand(): Command {
  const command = new Command('verify')
    .description('check the trail of changes: no row changed, none missing; exit 1 when something is wrong')
    .option(...OWNER)
    .helpOption('--help', 'show help')
    .addHelpText('after', '\nNote the seal it prints somewhere else: with it, also a cut-off end is found.')
    .action(
      action<Options, []>((options) => withOpenStore(options.store, (store) => verify(store, options))),
    );
  return withJson(withStore(command));
}

async function verify(store: Store, { owner: given }: Options): Promise<Result> {
  const { owner } = await ownerInStore(store, given);
  const trail = await verifyAudit({ store, ids: createIds(neededKey()) }, owner.id);
  const { rows, end, faults } = trail;
  const lines = trailLines(trail);
  return {
    lines:
      lines.length > 0 ? lines : [`${rows} rows, whole and in order. Seal of the last: ${end || '(none)'}`],
    json: { ok: faults.length === 0, rows, end, faults, otherKey: isOtherKey(trail) },
    code: faults.length > 0 ? EXIT.wrongInput : EXIT.done,
  };
}

function holdCommand(
  name: string,
  description: string,
  work: (store: Store, options: Options) => Promise<Result>,
): Command {
  const command = new Command(name)
    .description(description)
    .option(...OWNER)
    .option('--school <id>', 'everything at the school')
    .option('--round <id>', 'one round')
    .option('--person <id>', "one person's own")
    .helpOption('--help', 'show help')
    .action(action<Options, []>((options) => withOpenStore(options.store, (store) => work(store, options))));
  if (name === 'hold')
    command.requiredOption('--reason <text>', 'the case, as «Sak 26/114»; nothing about people');
  return withJson(withStore(command));
}

async function subjectOf(store: Store, owner: string, options: Options): Promise<HoldSubject> {
  const given = (['school', 'round', 'person'] as const).filter((type) => options[type] !== undefined);
  const [type] = given;
  if (!type || given.length > 1)
    throw new WrongInput(['Expected: exactly one of --school, --round and --person']);
  const id = options[type] ?? '';
  if (!(await store.read(owner, type, id)))
    throw new WrongInput([`there is no ${type} "${id}" in the store`]);
  return { type, id };
}

async function hold(store: Store, options: Options): Promise<Result> {
  const { owner } = await ownerInStore(store, options.owner);
  const subject = await subjectOf(store, owner.id, options);
  const id = holdId(subject);
  const at = Date.now();
  const body: Hold = { subject, reason: options.reason ?? '', by: 'operator', at };
  const known = await store.read(owner.id, 'hold', id);
  const parts = { store, ids: createIds(neededKey()) };
  await assertOwnKey(store, parts.ids, owner.id);
  const done = await commitAudited(parts, owner.id, { actor: 'operator', verb: 'archive.hold', at }, [
    { type: 'put', collection: 'hold', id, body, expect: known?.version ?? 0 },
  ]);
  if (!done) throw new WrongInput(['Another program changed it at the same time. Try again.']);
  return { lines: [`Slettestopp on ${id}`], json: { ok: true, hold: body } };
}

async function release(store: Store, options: Options): Promise<Result> {
  const { owner } = await ownerInStore(store, options.owner);
  const id = holdId(await subjectOf(store, owner.id, options));
  if (!(await store.read(owner.id, 'hold', id))) throw new WrongInput([`there is no slettestopp on ${id}`]);
  const parts = { store, ids: createIds(neededKey()) };
  await assertOwnKey(store, parts.ids, owner.id);
  const deed = { actor: 'operator', verb: 'archive.release', at: Date.now() } as const;
  await commitAudited(parts, owner.id, deed, [{ type: 'delete', collection: 'hold', id }]);
  return { lines: [`Lifted: ${id}`], json: { ok: true, lifted: id } };
}

function version(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
