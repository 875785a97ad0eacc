import { statSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeFolder } from '../../src/files/make-folder.ts';
import { createTempDir, type TempDir } from '../support/temp-dir.ts';

let dir: TempDir;
beforeEach(async () => {
  dir = await createTempDir();
});
afterEach(() => dir.remove());

it('makes a folder with those above it, and is content with one that is there', () => {
  const path = dir.path('a/b/c');
  makeFolder(path);
  makeFolder(path);
  expect(statSync(path).isDirectory()).toBe(true);
});

it('says why where none can be made, and comes back also under /proc', () => {
  writeFileSync(dir.path('file'), '');
  expect(() => makeFolder(dir.path('file'))).toThrow(/EEXIST/);
  expect(() => makeFolder(dir.path('file/below'))).toThrow(/EEXIST|ENOTDIR/);
  expect(() => makeFolder('/proc/arshjul/below')).toThrow(/ENOENT|EACCES|EPERM/);
});
