import { AppError } from '../../observe/app-error.ts';
import type { WireError } from './protocol.ts';

interface Fault {
  code: string;
  message: string;
  hint: string;
}

/** Longest prefix of SQLite's own code first. */
const FAULTS: readonly (readonly [string, Fault])[] = [
  [
    'SQLITE_BUSY',
    {
      code: 'STORE.LOCKED',
      message: 'Another program holds the database',
      hint: 'Stop the other program (a second bot, a backup tool, an open sqlite3 shell) and try again.',
    },
  ],
  [
    'SQLITE_READONLY',
    {
      code: 'STORE.READ_ONLY',
      message: 'The database file or its folder cannot be written',
      hint: 'Give the user that runs the bot write access to the file and to its folder.',
    },
  ],
  [
    'SQLITE_CANTOPEN',
    {
      code: 'STORE.CANNOT_OPEN',
      message: 'The database file cannot be opened',
      hint: 'Check that the path of the store URL is a file in a folder that the bot may read and write.',
    },
  ],
  [
    'SQLITE_FULL',
    {
      code: 'STORE.DISK_FULL',
      message: 'The disk is full; nothing was saved',
      hint: 'Free space on the disk. Nothing that was acknowledged is lost, and the bot goes on by itself.',
    },
  ],
  [
    'SQLITE_NOTADB',
    {
      code: 'STORE.CORRUPT',
      message: 'The file is not an SQLite database',
      hint: 'Check the path of the store URL. If it is right, move the file away and restore the latest backup.',
    },
  ],
  [
    'SQLITE_CORRUPT',
    {
      code: 'STORE.CORRUPT',
      message: 'The database is damaged',
      hint: 'Stop the bot, keep a copy of the file, and restore the latest backup.',
    },
  ],
  [
    'SQLITE_IOERR',
    {
      code: 'STORE.DISK_FAULT',
      message: 'The disk did not do as asked',
      hint: 'Look at the health of the disk and at the system log. What was not acknowledged may be lost.',
    },
  ],
];

/** SQLite's error as a fault with a sentence on what to do. */
export function sqliteFault(error: WireError): AppError {
  if (error.code.startsWith('STORE.')) return new AppError(error.code, error.message, { hint: error.hint });
  const known = FAULTS.find(([prefix]) => error.code.startsWith(prefix))?.[1];
  if (known) return new AppError(known.code, known.message, { hint: known.hint, cause: error });
  return new AppError('STORE.FAULT', `The store failed (${error.code})`, {
    hint: 'Report this with the log lines around it.',
    actor: 'nobody',
    cause: error,
  });
}

export function toWireError(error: unknown): WireError {
  if (error instanceof AppError) return { code: error.code, message: error.message, hint: error.hint };
  if (!(error instanceof Error)) return { code: 'UNKNOWN', message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return { code, message: error.message };
}
