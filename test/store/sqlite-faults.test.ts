import { chmod, copyFile, mkdir, open, readFile, stat, writeFile } from 'node:fs/promises';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/app/ports/store.ts';
import { openStore } from '../../src/store/open-store.ts';
import { sqliteFault } from '../../src/store/sqlite/sqlite-fault.ts';
import { createSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { ids, team } from '../support/store-fixtures.ts';
import { createTempDir, type TempDir } from '../support/temp-dir.ts';

let dir: TempDir;
let path: string;
beforeEach(async () => {
  dir = await createTempDir();
  path = dir.path('store.db');
});
afterEach(() => dir.remove());

const insert = (store: Store, id: string) =>
  store.commit('o', [{ type: 'insert', collection: 'team', id, body: team(id) }]);
const fault = (code: string) => ({ name: 'AppError', code, hint: expect.stringMatching(/\w+ .+\./) });

describe('opening', () => {
  it('makes the folder and a file that only its user may read', async () => {
    const store = await createSqliteStore({ path: dir.path('new/folder/store.db') });
    await insert(store, 'a');
    const { mode } = await stat(dir.path('new/folder/store.db'));
    expect(mode & 0o777).toBe(0o600);
    await store.close();
  });

  it('refuses a file that is no database, and leaves it as it was', async () => {
    await writeFile(path, 'not a database, but long enough to be taken for one at first sight '.repeat(20));
    const before = await readFile(path);
    await expect(createSqliteStore({ path })).rejects.toMatchObject(fault('STORE.CORRUPT'));
    expect(await readFile(path)).toEqual(before);
  });

  it('refuses the database of another program, and leaves it as it was', async () => {
    const other = new Sqlite(path);
    other.exec('CREATE TABLE recipe (name TEXT)');
    other.close();
    await expect(createSqliteStore({ path })).rejects.toMatchObject(fault('STORE.FOREIGN_FILE'));
    const again = new Sqlite(path, { readonly: true });
    expect(again.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['recipe']);
    again.close();
  });

  it('refuses a newer schema', async () => {
    await (await createSqliteStore({ path })).close();
    const db = new Sqlite(path);
    db.exec("INSERT INTO migration (version, name) VALUES (99, 'from the future')");
    db.close();
    await expect(createSqliteStore({ path })).rejects.toMatchObject(fault('STORE.SCHEMA_TOO_NEW'));
  });

  it('refuses a folder and an impossible path', async () => {
    await mkdir(path);
    await expect(createSqliteStore({ path })).rejects.toMatchObject(fault('STORE.CANNOT_OPEN'));
    await writeFile(dir.path('file'), '');
    const below = createSqliteStore({ path: dir.path('file/store.db') });
    await expect(below).rejects.toMatchObject(fault('STORE.CANNOT_OPEN'));
  });

  it.skipIf(process.getuid?.() === 0)('refuses a file that it may not write', async () => {
    await (await createSqliteStore({ path })).close();
    await chmod(path, 0o400);
    await expect(createSqliteStore({ path })).rejects.toMatchObject(fault('STORE.READ_ONLY'));
  });

  it('says that another program holds the file', async () => {
    await (await createSqliteStore({ path })).close();
    const other = new Sqlite(path);
    other.exec('BEGIN EXCLUSIVE');
    const opening = createSqliteStore({ path, busyTimeoutMs: 20 });
    await expect(opening).rejects.toMatchObject(fault('STORE.LOCKED'));
    other.close();
  });

  it('notices a damaged page and does not make it up', async () => {
    const store = await createSqliteStore({ path });
    for (let n = 0; n < 300; n += 1) await insert(store, `a${n}${'x'.repeat(200)}`);
    await store.close();
    const file = await open(path, 'r+');
    const { size } = await file.stat();
    await file.write(Buffer.alloc(size - 8192, 0xa5), 0, size - 8192, 8192);
    await file.close();
    const damaged = createSqliteStore({ path }).then(async (found) => {
      try {
        return await ids(found.list('o', 'team'));
      } finally {
        await found.close();
      }
    });
    await expect(damaged).rejects.toMatchObject(fault('STORE.CORRUPT'));
  });
});

describe('a fault of the disk', () => {
  it.each([
    ['SQLITE_READONLY_DBMOVED', 'STORE.READ_ONLY'],
    ['SQLITE_FULL', 'STORE.DISK_FULL'],
    ['SQLITE_IOERR_FSYNC', 'STORE.DISK_FAULT'],
    ['SQLITE_CORRUPT_INDEX', 'STORE.CORRUPT'],
  ])('%s is %s with a hint', (code, expected) => {
    expect(sqliteFault({ code, message: 'x' })).toMatchObject(fault(expected));
  });
});

describe('when another program holds the database', () => {
  it('fails the writes with a hint, saves nothing of them, and goes on afterwards', async () => {
    const store = await createSqliteStore({ path, busyTimeoutMs: 20 });
    const other = new Sqlite(path);
    other.exec('BEGIN IMMEDIATE');
    await expect(insert(store, 'a')).rejects.toMatchObject(fault('STORE.LOCKED'));
    other.exec('COMMIT');
    expect(await insert(store, 'b')).toEqual({ ok: true });
    expect(await ids(store.list('o', 'team'))).toEqual(['b']);
    other.close();
    await store.close();
  });

  it('reads and lives on while a write waits', async () => {
    const store = await createSqliteStore({ path, busyTimeoutMs: 10_000 });
    await insert(store, 'a');
    const other = new Sqlite(path);
    other.exec('BEGIN IMMEDIATE');
    let written = false;
    const write = insert(store, 'b').then(() => {
      written = true;
    });
    for (let n = 0; n < 20; n += 1) expect(await store.read('o', 'team', 'a')).toBeDefined();
    expect(written).toBe(false);
    other.exec('COMMIT');
    await write;
    expect(await store.read('o', 'team', 'b')).toBeDefined();
    other.close();
    await store.close();
  });
});

describe('what is on disk', () => {
  it('holds no order of insertion', async () => {
    await (await createSqliteStore({ path })).close();
    const db = new Sqlite(path, { readonly: true });
    for (const table of ['document', 'delivery', 'migration']) {
      expect(() => db.prepare(`SELECT rowid FROM ${table}`)).toThrow(/no such column/);
    }
    db.close();
  });

  it('no longer holds what was deleted', async () => {
    const store = await createSqliteStore({ path });
    await store.commit('o', [
      { type: 'insert', collection: 'team', id: 'a', body: team('a', 'secret-of-a-pupil') },
    ]);
    await store.commit('o', [{ type: 'delete', collection: 'team', id: 'a' }]);
    await store.close();
    expect((await readFile(path)).includes('secret-of-a-pupil')).toBe(false);
  });

  it('is folded into the file when nobody waits, not only at the end', async () => {
    const store = await createSqliteStore({ path });
    const many = Array.from({ length: 600 }, (_, n) => team(`t${n}`));
    await store.commit(
      'o',
      many.map((body) => ({ type: 'insert', collection: 'team', id: body.id, body })),
    );
    // The file without its log. Each look comes after another call of the thread.
    async function inFile(): Promise<unknown> {
      await store.backlog(0);
      await copyFile(path, dir.path('alone.db'));
      const alone = new Sqlite(dir.path('alone.db'));
      const count = alone.prepare('SELECT count(*) FROM document').pluck().get();
      alone.close();
      return count;
    }
    let found = await inFile();
    for (let looks = 1; found !== 600 && looks < 50; looks += 1) found = await inFile();
    expect(found).toBe(600);
    await store.close();
  });

  it('is one file after closing', async () => {
    const store = await createSqliteStore({ path });
    await insert(store, 'a');
    await store.close();
    await expect(stat(`${path}-wal`)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('a batch', () => {
  it('keeps what is right when one of the calls that came together is wrong', async () => {
    const store = await createSqliteStore({ path });
    const results = await Promise.all([
      insert(store, 'a'),
      store.commit('o', [
        { type: 'insert', collection: 'team', id: 'b', body: team('b') },
        { type: 'put', collection: 'team', id: 'b', body: team('b'), expect: 9 },
      ]),
      // A fraction of a millisecond does not fit in the column: a fault in the middle of the batch.
      store.claimDue(1, 1, 1),
      store
        .commit('o', [
          { type: 'insert', collection: 'team', id: 'c', body: team('c') },
          { type: 'withdraw', delivery: 'd', reason: 'x', at: 1 },
          {
            type: 'enqueue',
            delivery: {
              id: 'd',
              recipient: { type: 'person', person: 'p' },
              kind: 'k',
              subject: 's',
              dueAt: 0.5,
              expiresAt: 9,
              urgent: false,
            },
          },
        ])
        .catch((error: { code: string }) => error.code),
      insert(store, 'e'),
    ]);
    expect(results).toEqual([
      { ok: true },
      { ok: false, code: 'STORE.CONFLICT', collection: 'team', id: 'b' },
      [],
      'STORE.FAULT',
      { ok: true },
    ]);
    expect(await ids(store.list('o', 'team'))).toEqual(['a', 'e']);
    await store.close();
  });
});

describe('the store URL', () => {
  it('opens SQLite in a file and in memory', async () => {
    for (const url of [`sqlite:${path}`, 'sqlite::memory:']) {
      const store = await openStore(url);
      expect(await insert(store, 'a')).toEqual({ ok: true });
      await store.close();
    }
  });

  it.each([
    ['postgres://x', 'STORE.BAD_URL'],
    ['sqlite:', 'STORE.BAD_URL'],
    ['data.db', 'STORE.BAD_URL'],
    ['', 'STORE.BAD_URL'],
  ])('refuses %j and says what to write', async (url, code) => {
    await expect(openStore(url)).rejects.toMatchObject(fault(code));
  });
});
