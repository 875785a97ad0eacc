import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { importPeople } from '../../src/commands/import-people.ts';
import { openStore } from '../../src/store/open-store.ts';
import { createTempDir, type TempDir } from '../support/temp-dir.ts';

const LISTS = ['examples/fjordvik/people.csv', 'test/commands/people-files/02-windows-1252.csv'] as const;
let dir: TempDir;
beforeEach(async () => {
  dir = await createTempDir();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await dir.remove();
});

it('a command with another key than the trail’s writes nothing, and says which key it needs', async () => {
  const store = `sqlite:${dir.path('store.db')}`;
  const options = { store, owner: 'examples/fjordvik' };
  vi.stubEnv('ARSHJUL_KEY', 'k'.repeat(40));
  await importPeople(LISTS[0], options);
  const before = await rowsAndPeople(store);
  vi.stubEnv('ARSHJUL_KEY', 'x'.repeat(40));
  await expect(importPeople(LISTS[1], options)).rejects.toThrow('not the key');
  expect(await rowsAndPeople(store)).toEqual(before);
  vi.stubEnv('ARSHJUL_KEY', 'k'.repeat(40));
  await importPeople(LISTS[1], options);
  expect(await rowsAndPeople(store)).toEqual([before[0]! + 1, before[1]! + 2]);
});

async function rowsAndPeople(url: string): Promise<number[]> {
  const store = await openStore(url);
  const counts = [0, 0];
  for await (const _ of store.list('fjordvik', 'audit')) counts[0]! += 1;
  for await (const _ of store.list('fjordvik', 'person')) counts[1]! += 1;
  await store.close();
  return counts;
}
