import type { Database } from 'better-sqlite3';
import Sqlite from 'better-sqlite3';
import type { WorkerSettings } from './protocol.ts';
import { migrate } from './schema.ts';

/** Keeps the write-ahead log from staying large after a burst. */
const WAL_LIMIT_BYTES = 16 * 1024 * 1024;

/** Opens the file as this program needs it; throws SQLite's error or an AppError. */
export function openDatabase({ path, role, busyTimeoutMs }: WorkerSettings): Database {
  const reader = role === 'reader';
  const db = new Sqlite(path, { readonly: reader, fileMustExist: reader, timeout: busyTimeoutMs });
  try {
    if (!reader) prepareWriter(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function prepareWriter(db: Database): void {
  db.pragma('journal_mode = WAL');
  // In WAL mode only FULL makes COMMIT wait for the disk; better-sqlite3 is built with NORMAL as the default there.
  db.pragma('synchronous = FULL');
  db.pragma(`journal_size_limit = ${WAL_LIMIT_BYTES}`);
  // The thread folds the log in when nobody waits (sqlite-worker.ts); in a COMMIT only when it has grown long.
  db.pragma(`wal_autocheckpoint = ${WAL_LIMIT_BYTES / 4096}`);
  // What a savepoint would undo is kept in memory, not written to a file of its own.
  db.pragma('temp_store = MEMORY');
  // What retention deletes is overwritten, not only unlinked.
  db.pragma('secure_delete = ON');
  db.transaction(() => migrate(db)).exclusive();
}
