import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { ids } from '../support/store-fixtures.ts';
import { createTempDir, type TempDir } from '../support/temp-dir.ts';

const CHILD = fileURLToPath(new URL('../support/committing-child.ts', import.meta.url));
/** Kills at these many acknowledgements: at the first commits, amid a run, and across a checkpoint. */
const KILL_AFTER = [1, 7, 150, 2500];

let dir: TempDir;
beforeEach(async () => {
  dir = await createTempDir();
});
afterEach(() => dir.remove());

/** Starts a child, kills it hard, and gives what it had acknowledged. */
async function commitUntilKilled(path: string, round: number, acks: number): Promise<string[]> {
  const child = spawn(process.execPath, [CHILD, path, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    printed += chunk;
    if (printed.split('\n').length > acks + 1) child.kill('SIGKILL');
  });
  const [, signal] = await once(child, 'close');
  expect(signal).toBe('SIGKILL');
  return printed.split('\n').slice(1, -1);
}

it('has everything that was acknowledged, and nothing by halves, after being killed', async () => {
  const path = dir.path('store.db');
  const acknowledged: string[] = [];
  for (const [round, acks] of KILL_AFTER.entries()) {
    acknowledged.push(...(await commitUntilKilled(path, round, acks)));
    const store = await createSqliteStore({ path });
    const documents = await ids(store.list('o', 'team'));
    const deliveries = await ids(store.deliveries('o'));
    await store.close();
    const there = new Set(documents);
    expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);
    expect(deliveries).toEqual(documents);
  }
  expect(acknowledged.length).toBeGreaterThan(2500);
});
