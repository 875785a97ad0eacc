import type { Database } from 'better-sqlite3';
import { type Operation, type Reply, type Request, WRITES } from './protocol.ts';
import { toWireError } from './sqlite-fault.ts';

/** What an operation answers; with `undo` nothing that it wrote is kept. */
export interface Answer {
  value: unknown;
  undo?: boolean;
}
export type Handler = (args: never) => Answer;

/**
 * Runs the calls that arrived together in one transaction, each in a savepoint of its own, so that they share one
 * fsync. Nothing is answered before the COMMIT is on disk.
 */
export function createBatch(db: Database, handlers: Record<Operation, Handler>) {
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const savepoint = db.prepare('SAVEPOINT one');
  const release = db.prepare('RELEASE one');
  const back = db.prepare('ROLLBACK TO one');

  function runOne(request: Request): Reply {
    try {
      return { call: request.call, value: handlers[request.op](request.args as never).value };
    } catch (error) {
      return failed(request, error);
    }
  }

  function runInSavepoint(request: Request): Reply {
    savepoint.run();
    let reply: Reply;
    try {
      const answer = handlers[request.op](request.args as never);
      if (answer.undo) back.run();
      reply = { call: request.call, value: answer.value };
    } catch (error) {
      // A full disk or a disk fault ends the whole transaction: then every call of the batch has failed.
      if (!db.inTransaction) throw error;
      back.run();
      reply = failed(request, error);
    }
    release.run();
    return reply;
  }

  return function runBatch(requests: Request[]): Reply[] {
    if (!requests.some((request) => WRITES.has(request.op))) return requests.map(runOne);
    try {
      begin.run();
      const replies = requests.map(runInSavepoint);
      commit.run();
      return replies;
    } catch (error) {
      if (db.inTransaction) db.exec('ROLLBACK');
      return requests.map((request) => failed(request, error));
    }
  };
}

function failed(request: Request, error: unknown): Reply {
  return { call: request.call, error: toWireError(error) };
}
