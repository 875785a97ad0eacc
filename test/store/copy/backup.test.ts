import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../src/app/ports/store.ts';
import { backUp } from '../../../src/store/copy/backup-file.ts';
import { checkBackup } from '../../../src/store/copy/check-backup.ts';
import { restore } from '../../../src/store/copy/copy.ts';
import { withSum } from '../../../src/store/copy/record.ts';
import { createMemoryStore } from '../../../src/store/memory/memory-store.ts';
import { contentOf, fillStore } from '../../support/stored-year.ts';
import { createTempDir, type TempDir } from '../../support/temp-dir.ts';

const NOW = 500;
const options = { replace: false, holdDue: false, now: NOW };
const fault = (code: string, message = /./) => ({
  name: 'AppError',
  code,
  message: expect.stringMatching(message),
  hint: expect.stringMatching(/\w+ .+\./),
});

let dir: TempDir;
let store: Store;
let file: string;
let lines: string[];
beforeEach(async () => {
  dir = await createTempDir();
  store = createMemoryStore();
  await fillStore(store);
  file = dir.path('b.jsonl');
  await backUp(store, file, { now: NOW });
  lines = (await readFile(file, 'utf8')).split('\n').slice(0, -1);
});
afterEach(() => dir.remove());

/** Written as a file of its own; refused, and nothing of it is in the store. */
async function refused(changed: string[], message: RegExp): Promise<void> {
  const path = dir.path('changed.jsonl');
  await writeFile(path, changed.map((line) => `${line}\n`).join(''));
  const target = createMemoryStore();
  await expect(restore(target, path, options)).rejects.toMatchObject(fault('COPY.BAD_BACKUP', message));
  expect(await contentOf(target)).toEqual([]);
}

describe('a backup', () => {
  it('gives back everything: documents, versions, deliveries in every state', async () => {
    const target = createMemoryStore();
    expect(await restore(target, file, options)).toEqual({ records: 34, resumed: false, due: 0 });
    expect(await contentOf(target)).toEqual(await contentOf(store));
    expect(await target.nextDue()).toBe(await store.nextDue());
  });

  it('is one JSON document a line, which only its user may read', async () => {
    expect(lines).toHaveLength(36);
    for (const line of lines) expect(JSON.parse(line)).toHaveProperty('sum');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('is the same whichever order things were written in, and compressed when its name says so', async () => {
    const copied = createMemoryStore();
    await restore(copied, file, options);
    await backUp(copied, dir.path('again.jsonl.gz'), { now: NOW });
    const again = gunzipSync(await readFile(dir.path('again.jsonl.gz'))).toString('utf8');
    expect(again).toBe(await readFile(file, 'utf8'));
    expect((await checkBackup(dir.path('again.jsonl.gz'))).counts).toEqual({
      owners: 2,
      documents: 18,
      deliveries: 16,
    });
  });

  it('of an empty store is a backup too', async () => {
    await backUp(createMemoryStore(), dir.path('empty.jsonl'), { now: NOW });
    expect(await restore(createMemoryStore(), dir.path('empty.jsonl'), options)).toMatchObject({
      records: 0,
    });
  });

  it('never writes over a file, and leaves none behind that is not whole', async () => {
    await expect(backUp(store, file, { now: NOW })).rejects.toMatchObject(fault('COPY.FILE_EXISTS'));
    const broken: Store = {
      ...store,
      deliveries: () => {
        throw new Error('gone');
      },
    };
    await expect(backUp(broken, dir.path('half.jsonl'), { now: NOW })).rejects.toThrow('gone');
    await expect(stat(dir.path('half.jsonl'))).rejects.toMatchObject({ code: 'ENOENT' });
    await backUp(store, dir.path('half.jsonl'), { now: NOW });
  });
});

describe('a bad backup changes nothing, and is told by its line:', () => {
  it('any line that was changed in any place', async () => {
    for (const [n, line] of lines.entries()) {
      const at = Math.floor((line.length * ((n * 7) % 11)) / 11);
      const other = line[at] === 'x' ? 'y' : 'x';
      const changed = lines.with(n, `${line.slice(0, at)}${other}${line.slice(at + 1)}`);
      await refused(changed, new RegExp(`changed\\.jsonl:${n + 1}: `));
    }
  });

  it('any line that is gone, there twice, or in another place', async () => {
    for (let n = 1; n < lines.length - 1; n += 1) {
      await refused(lines.toSpliced(n, 1), /lost or gained lines/);
      await refused(lines.toSpliced(n, 0, lines[n]!), new RegExp(`:${n + 2}: .*twice`));
      if (n > 1) await refused(lines.with(n, lines[n - 1]!).with(n - 1, lines[n]!), /order|lost or gained/);
    }
    await refused(lines.slice(1), /:1: is not a backup/);
  });

  it('a file that was cut off, anywhere', async () => {
    for (let n = 1; n < lines.length; n += 5) await refused(lines.slice(0, n), /the end is missing/);
    const text = (await readFile(file, 'utf8')).slice(0, -20);
    await writeFile(dir.path('cut.jsonl'), text);
    await expect(checkBackup(dir.path('cut.jsonl'))).rejects.toMatchObject(
      fault('COPY.BAD_BACKUP', /damaged/),
    );
  });

  it('lines after the end, no backup at all, a newer one, an empty file', async () => {
    await refused([...lines, lines[1]!], /comes after the end/);
    await refused(['{"name":"Kari"}'], /:1: is not a backup/);
    await refused([], /the end is missing/);
    await refused(lines.with(0, withSum({ arshjul: 'backup', format: 2, createdAt: 1 })), /newer version/);
  });

  it('what no store would hold, though its sums are right', async () => {
    const document = { owner: 'o', collection: 'team', id: 'x', version: 1, body: {} };
    const wrong: [object, RegExp][] = [
      [{ ...document, collection: 'grades' }, /:2: /],
      [{ ...document, version: 0 }, /:2: /],
      [{ ...document, id: '' }, /:2: /],
      [{ ...document, body: 'text' }, /:2: /],
      [{ ...document, more: 1 }, /:2: /],
      [{ owner: 'o', delivery: { id: 'd' } }, /:2: /],
    ];
    for (const [record, message] of wrong) await refused(lines.with(1, withSum(record)), message);
  });

  it('a damaged compressed file', async () => {
    await backUp(store, dir.path('c.jsonl.gz'), { now: NOW });
    const bytes = await readFile(dir.path('c.jsonl.gz'));
    await chmod(dir.path('c.jsonl.gz'), 0o600);
    await writeFile(dir.path('c.jsonl.gz'), bytes.subarray(0, bytes.length - 30));
    const target = createMemoryStore();
    await expect(restore(target, dir.path('c.jsonl.gz'), options)).rejects.toMatchObject(
      fault('COPY.BAD_BACKUP'),
    );
    expect(await contentOf(target)).toEqual([]);
  });
});
