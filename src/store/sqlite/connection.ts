import { Worker } from 'node:worker_threads';
import { AppError } from '../../observe/app-error.ts';
import type { Operation, Operations, Reply, Request, WorkerSettings } from './protocol.ts';
import { sqliteFault } from './sqlite-fault.ts';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** One connection to the database, in a thread of its own. */
export interface Connection {
  call<O extends Operation>(op: O, args: Operations[O]): Promise<unknown>;
  close(): Promise<void>;
}

export async function openConnection(settings: WorkerSettings): Promise<Connection> {
  const worker = new Worker(new URL('./sqlite-worker.ts', import.meta.url), {
    name: `sqlite-${settings.role}`,
    workerData: settings,
    // It copies rows and little else; the engine would give it as much room as the main thread.
    resourceLimits: { maxYoungGenerationSizeMb: 8 },
    // Flags of the main program, as --input-type or --inspect-brk, are not for this thread.
    execArgv: [],
  });
  const waiting = new Map<number, Waiting>();
  let outgoing: Request[] = [];
  let calls = 0;
  let stopped: AppError | undefined;

  function wait(call: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      // The thread keeps the process alive only while somebody waits for it.
      if (waiting.size === 0) worker.ref();
      waiting.set(call, { resolve, reject });
    });
  }

  /** Calls made in the same turn cross together. */
  function send(request: Request): void {
    outgoing.push(request);
    if (outgoing.length === 1) queueMicrotask(flush);
  }

  function flush(): void {
    worker.postMessage(outgoing);
    outgoing = [];
  }

  function answer(reply: Reply): void {
    const caller = waiting.get(reply.call);
    waiting.delete(reply.call);
    if (waiting.size === 0) worker.unref();
    if ('error' in reply) caller?.reject(sqliteFault(reply.error));
    else caller?.resolve(reply.value);
  }

  function stop(fault: AppError): void {
    stopped ??= fault;
    for (const caller of waiting.values()) caller.reject(stopped);
    waiting.clear();
  }

  worker.on('message', (replies: Reply[]) => replies.forEach(answer));
  worker.on('error', (error) => stop(threadDied(error)));
  worker.on('exit', () => stop(threadDied(undefined)));

  const call: Connection['call'] = (op, args) => {
    if (stopped) return Promise.reject(stopped);
    calls += 1;
    const answered = wait(calls);
    send({ call: calls, op, args });
    return answered;
  };

  await wait(0);
  return {
    call,
    async close() {
      if (stopped) return;
      const done = call('close', {});
      stopped = new AppError('STORE.CLOSED', 'The store is closed', {
        hint: 'The program is shutting down; start it again.',
      });
      await done;
    },
  };
}

function threadDied(cause: unknown): AppError {
  return new AppError('STORE.STOPPED', 'The thread of the database has stopped', {
    hint: 'Restart the bot. What was acknowledged is saved.',
    cause,
  });
}
