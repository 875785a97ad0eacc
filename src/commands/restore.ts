import { Command } from 'commander';
import type { Filled } from '../store/copy/fill.ts';
import { action, type Result, withJson, withStore } from './command.ts';
import { createCounter } from './counter.ts';
import { assertFile, withStoreToFill } from './store-url.ts';

export interface PutInFlags {
  json?: boolean;
  replace?: boolean;
  holdDue?: boolean;
}

export function restoreCommand(): Command {
  const command = new Command('restore')
    .description('put a backup into the store: all of it or, when one line is wrong, nothing')
    .argument('<file>', 'a file that backup wrote')
    .helpOption('--help', 'show help')
    .addHelpText(
      'after',
      `
Stop every bot on the store first. One that was stopped goes on where it was when it is run again.

Example: npm run arshjul -- restore backup-2026-11-24.jsonl.gz --hold-due`,
    )
    .action(action<PutInFlags & { store?: string }, [string]>(restoreFile));
  return withJson(withStore(withPutInFlags(command)));
}

export function withPutInFlags(command: Command): Command {
  return command
    .option('--replace', 'delete what these owners have in the store, and put this in its place')
    .option('--hold-due', 'do not send what is due already: people may have got it since then');
}

async function restoreFile(
  { store: url, ...flags }: PutInFlags & { store?: string },
  file: string,
): Promise<Result> {
  assertFile(file, 'a file that backup wrote');
  const { restore } = await import('../store/copy/copy.ts');
  const counter = createCounter('put in');
  const filled = await withStoreToFill(url, (store) =>
    restore(store, file, { ...putInOptions(flags), onRecords: counter.at }),
  ).finally(counter.done);
  return putInResult(filled, flags);
}

export function putInOptions({ replace = false, holdDue = false }: PutInFlags) {
  return { replace, holdDue, now: Date.now() };
}

export function putInResult({ records, resumed, due }: Filled, { holdDue = false }: PutInFlags): Result {
  const lines = [
    `${records} documents and deliveries are in, and compared with where they came from`,
    ...(resumed ? ['It went on where an earlier run was stopped.'] : []),
    ...(due > 0 ? [dueLine(due, holdDue)] : []),
  ];
  return { lines, json: { ok: true, records, resumed, due, held: holdDue ? due : 0 } };
}

function dueLine(due: number, held: boolean): string {
  return held
    ? `${due} messages were due already and are not sent; the reminders reach those who miss one.`
    : `${due} messages are due already and are sent when the bot starts. If people may have them, run this again with --replace --hold-due first.`;
}
