import type { Database } from 'better-sqlite3';
import { AppError } from '../../observe/app-error.ts';

/** 'arsh': tells our files from other SQLite files. */
const APPLICATION_ID = 0x61727368;

/**
 * Tables are WITHOUT ROWID: a rowid would keep the order of insertion, and with it who answered first.
 * Never change a migration that has been released; add one.
 */
const MIGRATIONS: readonly { name: string; sql: string }[] = [
  {
    name: 'documents and outbox',
    sql: `
      CREATE TABLE document (
        owner TEXT NOT NULL, collection TEXT NOT NULL, id TEXT NOT NULL,
        version INTEGER NOT NULL, body TEXT NOT NULL,
        PRIMARY KEY (owner, collection, id)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE delivery (
        owner TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL,
        state TEXT NOT NULL, urgent INTEGER NOT NULL, due_at INTEGER NOT NULL, attempts INTEGER NOT NULL,
        token TEXT, lease_until INTEGER, message TEXT, reason TEXT, settled_at INTEGER,
        PRIMARY KEY (owner, id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX delivery_pending ON delivery (urgent, due_at, id, owner) WHERE state = 'pending';
      CREATE INDEX delivery_leased ON delivery (lease_until) WHERE lease_until IS NOT NULL;`,
  },
  {
    name: 'marks',
    sql: `
      CREATE TABLE mark (
        owner TEXT NOT NULL, collection TEXT NOT NULL, mark TEXT NOT NULL,
        PRIMARY KEY (owner, collection)
      ) STRICT, WITHOUT ROWID;`,
  },
];
export const SCHEMA_VERSION = MIGRATIONS.length;

/** Brings the file up to this program's schema. Runs inside the caller's exclusive transaction. */
export function migrate(db: Database): void {
  const found = schemaVersion(db);
  if (found > SCHEMA_VERSION) throw tooNew(found);
  if (found === SCHEMA_VERSION) return;
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.exec(
    'CREATE TABLE IF NOT EXISTS migration (version INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT, WITHOUT ROWID',
  );
  const done = db.prepare('INSERT INTO migration (version, name) VALUES (?, ?)');
  for (const [index, migration] of MIGRATIONS.entries()) {
    if (index < found) continue;
    db.exec(migration.sql);
    done.run(index + 1, migration.name);
  }
}

function schemaVersion(db: Database): number {
  const tables = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
  if (tables === 0) return 0;
  if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) throw foreign();
  return Number(db.prepare('SELECT coalesce(max(version), 0) FROM migration').pluck().get());
}

function tooNew(found: number): AppError {
  return new AppError(
    'STORE.SCHEMA_TOO_NEW',
    `The database has schema ${found}; this program knows ${SCHEMA_VERSION}`,
    { hint: 'Start the newer version of the program again, or restore a backup taken before the upgrade.' },
  );
}

function foreign(): AppError {
  return new AppError('STORE.FOREIGN_FILE', 'The file is an SQLite database, but not one of this program', {
    hint: 'Point the store URL at another path; this file is left as it was.',
  });
}
