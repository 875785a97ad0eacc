import { Command } from 'commander';
import { openStore } from '../store/open-store.ts';
import { action, type Result, withJson } from './command.ts';
import { createCounter } from './counter.ts';
import { type PutInFlags, putInOptions, putInResult, withPutInFlags } from './restore.ts';

interface CopyFlags extends PutInFlags {
  from: string;
  to: string;
}

export function copyCommand(): Command {
  const command = new Command('copy')
    .description('copy everything from one store to another, and compare them')
    .requiredOption('--from <url>', 'as sqlite:./data/arshjul.db')
    .requiredOption('--to <url>', 'as redis://host:6379/0')
    .helpOption('--help', 'show help')
    .addHelpText(
      'after',
      `
Stop every bot on both stores first. One that was stopped goes on where it was when it is run again.

Example: npm run arshjul -- copy --from sqlite:./data/arshjul.db --to redis://localhost:6379/0`,
    )
    .action(action<CopyFlags, []>(copyStore));
  return withJson(withPutInFlags(command));
}

async function copyStore({ from, to, ...flags }: CopyFlags): Promise<Result> {
  const { copy } = await import('../store/copy/copy.ts');
  const source = await openStore(from, { mustExist: true });
  const counter = createCounter('copied');
  try {
    const target = await openStore(to);
    try {
      const filled = await copy(source, target, { ...putInOptions(flags), onRecords: counter.at });
      return putInResult(filled, flags);
    } finally {
      await target.close();
    }
  } finally {
    counter.done();
    await source.close();
  }
}
