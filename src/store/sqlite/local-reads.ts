import { createDocuments } from './documents.ts';
import { openDatabase } from './open-database.ts';
import { createOutbox } from './outbox.ts';
import type { Operations } from './protocol.ts';
import { createTurns } from './turns.ts';

/** What one read costs, about as many microseconds in tens. */
const COSTS = {
  read: 1,
  marks: 1,
  readDelivery: 1,
  nextOwner: 1,
  nextDue: 1,
  list: 16,
  deliveries: 16,
} as const;
export type Reading = keyof typeof COSTS;

export interface LocalReads {
  /** Undefined: to be asked of the thread instead. */
  read<R extends Reading>(reading: R, args: Operations[R]): Promise<{ value: unknown } | undefined>;
  close(): void;
}

/** So much in one turn of the event loop; what is more waits for the next, so that others get their answers in between. */
const PER_TURN = 64;

/**
 * A connection in this very thread, for reading: going by a thread and back costs ten times as much as finding a row.
 * It waits for nobody. In WAL mode a reader is not held up by writers and their fsyncs; when it is all the same (another
 * program changes the schema, the disk has a fault), the thread is asked, which waits or says what is wrong.
 */
export function openLocalReads(path: string, busyTimeoutMs: number): LocalReads {
  const db = openDatabase({ path, role: 'reader', busyTimeoutMs });
  db.pragma('busy_timeout = 0');
  const handlers = { ...createDocuments(db), ...createOutbox(db) };
  const turns = createTurns(PER_TURN);

  return {
    async read(reading, args) {
      await turns.take(COSTS[reading]);
      if (!db.open) return undefined;
      try {
        return { value: handlers[reading](args as never) };
      } catch {
        return undefined;
      }
    },
    close: () => void db.close(),
  };
}
