import { Command } from 'commander';
import { action, withJson, withStore } from './command.ts';
import { createCounter } from './counter.ts';
import { withOpenStore } from './store-url.ts';

interface BackupOptions {
  json?: boolean;
  store?: string;
}

export function backupCommand(): Command {
  const command = new Command('backup')
    .description('write everything in the store to a file of JSON Lines')
    .argument('<file>', 'a new file, as backup-2026-11-24.jsonl; .jsonl.gz is compressed')
    .helpOption('--help', 'show help')
    .addHelpText(
      'after',
      `
The file holds personal data: only its user may read it; keep it as safe as the store, and delete it in time. What the bot
deletes stays in older backups. ARSHJUL_KEY is not in it: keep that elsewhere.
While the bot runs, the file may hold some things from before an answer and some from after it.

Example: npm run arshjul -- backup backup-2026-11-24.jsonl.gz`,
    )
    .action(action<BackupOptions, [string]>(backup));
  return withJson(withStore(command));
}

async function backup({ store: url }: BackupOptions, file: string) {
  const { backUp } = await import('../store/copy/backup-file.ts');
  const counter = createCounter('read');
  const counts = await withOpenStore(url, (store) =>
    backUp(store, file, { now: Date.now(), onRecords: counter.at }),
  ).finally(counter.done);
  const { owners, documents, deliveries } = counts;
  return {
    lines: [`${file}: ${owners} owners, ${documents} documents, ${deliveries} deliveries`],
    json: { ok: true, file, ...counts },
  };
}
