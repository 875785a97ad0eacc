/** Thread that owns one connection. A slow disk stops this thread, never the one that answers Teams and Slack. */
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { Database } from 'better-sqlite3';
import { type Answer, createBatch, type Handler } from './batch.ts';
import { createDocuments, isDocumentChange } from './documents.ts';
import { openDatabase } from './open-database.ts';
import { createOutbox } from './outbox.ts';
import type { Operation, Operations, Reply, Request, WorkerSettings } from './protocol.ts';
import { toWireError } from './sqlite-fault.ts';

/** More than this and the first callers of a burst would wait for the last. */
const MAX_BATCH = 512;
/** Some hundred answers: a log of a few megabytes. */
const CHANGES_PER_CHECKPOINT = 500;
/** The answer to the opening itself. */
const OPENING = 0;

function createHandlers(db: Database): Record<Operation, Handler> {
  const documents = createDocuments(db);
  const outbox = createOutbox(db);
  const answering =
    <A>(operation: (args: A) => unknown) =>
    (args: A): Answer => ({ value: operation(args) });

  function commit({ owner, changes }: Operations['commit']): Answer {
    for (const change of changes) {
      if (isDocumentChange(change)) {
        const found = documents.apply(owner, change);
        if (found) return { value: { ok: false, code: 'STORE.CONFLICT', ...found }, undo: true };
      } else outbox.apply(owner, change);
    }
    return { value: { ok: true } };
  }

  return {
    read: answering(documents.read),
    list: answering(documents.list),
    nextOwner: answering(documents.nextOwner),
    marks: answering(documents.marks),
    readDelivery: answering(outbox.readDelivery),
    deliveries: answering(outbox.deliveries),
    nextDue: answering(outbox.nextDue),
    backlog: answering(outbox.backlog),
    claimDue: answering(outbox.claimDue),
    beginSending: answering(outbox.beginSending),
    settle: answering(outbox.settle),
    commit,
    // Only outside a transaction: everything that was committed goes into the database, and the log becomes empty.
    forgetPast: answering(() => db.pragma('wal_checkpoint(TRUNCATE)')),
    close: answering(() => db.close().open),
  };
}

function serve(port: MessagePort, run: (requests: Request[]) => Reply[], rest: () => void): void {
  function received(): Request[] | undefined {
    return receiveMessageOnPort(port)?.message as Request[] | undefined;
  }

  function work(requests: Request[]): boolean {
    while (requests.length < MAX_BATCH) {
      const more = received();
      if (!more) break;
      requests.push(...more);
    }
    const closing = requests.filter((request) => request.op === 'close');
    const apart = requests.filter((request) => request.op === 'forgetPast');
    const replies = run(requests.filter((request) => !closing.includes(request) && !apart.includes(request)));
    port.postMessage([...replies, ...run(apart), ...run(closing)]);
    if (closing.length > 0) port.close();
    return closing.length === 0;
  }

  port.on('message', (first: Request[]) => {
    for (let next: Request[] | undefined = first; next; next = received()) if (!work(next)) return;
    rest();
  });
}

/**
 * Folds the write-ahead log into the file once enough has been written: those who wrote have their answers by then. A fault
 * of the disk is nobody's here, since all is safe in the log: whoever writes next is told.
 */
function createRest(db: Database): () => void {
  const written = db.prepare<[], number>('SELECT total_changes()').pluck();
  let folded = 0;
  return () => {
    const now = written.get() ?? 0;
    if (now - folded < CHANGES_PER_CHECKPOINT) return;
    folded = now;
    try {
      db.pragma('wal_checkpoint(PASSIVE)');
    } catch {
      // Tried again after as many changes, and by COMMIT when the log has grown long.
    }
  };
}

function start(port: MessagePort, settings: WorkerSettings): void {
  try {
    const db = openDatabase(settings);
    serve(port, createBatch(db, createHandlers(db)), createRest(db));
    port.postMessage([{ call: OPENING, value: true }] satisfies Reply[]);
  } catch (error) {
    port.postMessage([{ call: OPENING, error: toWireError(error) }] satisfies Reply[]);
    port.close();
  }
}

if (parentPort) start(parentPort, workerData as WorkerSettings);
