import { createDocuments } from './documents.ts';
import { openDatabase } from './open-database.ts';
import { createOutbox } from './outbox.ts';
import type { Operations } from './protocol.ts';

/** What is looked up by its key, and so takes microseconds. */
const LOOKUPS = ['read', 'marks', 'readDelivery'] as const;
export type Lookup = (typeof LOOKUPS)[number];

export interface LocalReads {
  /** Undefined: to be asked of the reading thread instead. */
  look<L extends Lookup>(lookup: L, args: Operations[L]): { value: unknown } | undefined;
  close(): void;
}

/**
 * So many in one turn of the event loop, and the next go by the thread: a long row of reads must not keep the loop from
 * those who wait for an answer.
 */
const PER_TURN = 64;

/**
 * A connection in this very thread, for lookups: going by a thread and back costs ten times as much as finding a row.
 * It waits for nothing: in WAL mode a reader is not held up by writers, and when it is all the same (another program
 * changes the schema, the disk has a fault), the thread is asked and says what is wrong.
 */
export function openLocalReads(path: string, busyTimeoutMs: number): LocalReads {
  const db = openDatabase({ path, role: 'reader', busyTimeoutMs });
  db.pragma('busy_timeout = 0');
  const handlers = { ...createDocuments(db), ...createOutbox(db) };
  let left = PER_TURN;
  let turning = false;

  function newTurn(): void {
    left = PER_TURN;
    turning = false;
  }

  return {
    look(lookup, args) {
      if (left === 0 || !db.open) return undefined;
      left -= 1;
      if (!turning) {
        turning = true;
        setImmediate(newTurn);
      }
      try {
        return { value: handlers[lookup](args as never) };
      } catch {
        return undefined;
      }
    },
    close: () => void db.close(),
  };
}
