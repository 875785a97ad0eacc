import Sqlite from 'better-sqlite3';
import { AppError } from '../../observe/app-error.ts';

/**
 * Holds a store for one running program. The lock is SQLite's own, on an empty file beside the store: the system lets go
 * of it when the process ends, however it ends, so there is nothing to clean up after a crash.
 */
export function holdForOneProgram(path: string): () => void {
  if (path === ':memory:') return () => undefined;
  const db = new Sqlite(`${path}.running`, { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (!(error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY'))) throw error;
    throw new AppError('STORE.IN_USE', `Årshjulet is already running on the store ${path}`, {
      hint: 'Årshjulet kjører alt på dette lageret. Bruk det som kjører, eller stopp det først med Ctrl+C.\nUse the one that runs, or stop it first (Ctrl+C; after `npm start` was ended from outside, its node process may still run). For a second one beside it: STORE_URL=sqlite:./data/another.db PORT=3979 npm start',
      cause: error,
    });
  }
  return () => {
    db.exec('ROLLBACK');
    db.close();
  };
}
