import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TempDir {
  path(name: string): string;
  remove(): Promise<void>;
}

export async function createTempDir(): Promise<TempDir> {
  const root = await mkdtemp(join(tmpdir(), 'arshjulet-'));
  return { path: (name) => join(root, name), remove: () => rm(root, { recursive: true, force: true }) };
}
