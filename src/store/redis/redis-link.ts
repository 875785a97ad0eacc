import { setTimeout as pause } from 'node:timers/promises';
import { createOneWrite } from './one-write.ts';
import type { RedisClient } from './redis-client.ts';
import { isPassing, redisFault, unavailable } from './redis-fault.ts';
import type { Script } from './scripts.ts';

export type Argument = string | number | Buffer;

/** A connection on which every call ends in time: with an answer, or with an AppError. */
export interface RedisLink {
  /** Runs a script. What is asked again after a lost connection carries the same arguments. */
  run(script: Script, keys: readonly string[], args: readonly Argument[]): Promise<unknown>;
  /** Like `run`, and waits for the replicas that the URL asks for. */
  write(script: Script, keys: readonly string[], args: readonly Argument[]): Promise<unknown>;
  command(name: string, ...args: Argument[]): Promise<unknown>;
  isUp(): boolean;
  disconnect(): void;
}

export interface LinkSettings {
  client: RedisClient;
  /** How long one call may take, repeated or not. */
  budgetMs: number;
  replicas: number;
}

const FIRST_PAUSE_MS = 20;

export function createRedisLink({ client, budgetMs, replicas }: LinkSettings): RedisLink {
  /** Since when there has been no connection. */
  let downSince: number | undefined = client.status === 'ready' ? undefined : Date.now();
  let lastError: unknown;
  const gather = createOneWrite(client);
  client.on('ready', () => {
    downSince = undefined;
  });
  client.on('close', () => {
    downSince ??= Date.now();
  });
  client.on('error', (error: unknown) => {
    lastError = error;
  });

  /** Those who come while Redis is away wait for the rest of the budget, not for a budget of their own. */
  async function ready(deadline: number): Promise<void> {
    while (client.status !== 'ready') {
      const until = Math.min(deadline, (downSince ?? Date.now()) + budgetMs);
      if (Date.now() >= until || client.status === 'end') throw unavailable(lastError);
      await pause(FIRST_PAUSE_MS);
    }
  }

  async function attempt(send: () => Promise<unknown>, deadline: number): Promise<unknown> {
    const left = deadline - Date.now();
    if (left <= 0) throw unavailable(lastError);
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const timer = setTimeout(() => reject(unavailable(lastError)), left);
    try {
      gather();
      send().then(resolve, reject);
      return await promise;
    } finally {
      clearTimeout(timer);
    }
  }

  async function inTime(send: () => Promise<unknown>): Promise<unknown> {
    const deadline = Date.now() + budgetMs;
    for (let tries = 0; ; tries += 1) {
      await ready(deadline);
      try {
        return await attempt(send, deadline);
      } catch (error) {
        if (!isPassing(error) || Date.now() >= deadline) throw redisFault(error);
        lastError = error;
        notice(error);
        await pause(Math.min(FIRST_PAUSE_MS * 2 ** tries, 200, Math.max(1, deadline - Date.now())));
      }
    }
  }

  /** A server that has become a replica is left: behind the same name there may be another by now. */
  function notice(error: unknown): void {
    if (error instanceof Error && error.message.startsWith('READONLY') && 'connector' in client) {
      client.disconnect(true);
    }
  }

  function send(
    command: 'EVALSHA' | 'EVAL',
    script: Script,
    keys: readonly string[],
    args: readonly Argument[],
  ) {
    const name = command === 'EVAL' ? script.text : script.sha;
    return client.call(command, name, keys.length, ...keys, ...args);
  }

  async function evaluate(script: Script, keys: readonly string[], args: readonly Argument[]) {
    try {
      return await send('EVALSHA', script, keys, args);
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
      return await send('EVAL', script, keys, args);
    }
  }

  /** Together on one connection: WAIT speaks of the writes of its own connection. */
  async function evaluateAndWait(script: Script, keys: readonly string[], args: readonly Argument[]) {
    const results = await client
      .pipeline()
      .eval(script.text, keys.length, ...keys, ...args)
      .wait(replicas, Math.ceil(budgetMs / 2))
      .exec();
    const [evaluated, waited] = results ?? [];
    const error = evaluated?.[0] ?? waited?.[0];
    if (error) throw error;
    if (Number(waited?.[1]) < replicas) throw new Error('NOREPLICAS: too few replicas have the write');
    return evaluated?.[1];
  }

  return {
    run: (script, keys, args) => inTime(() => evaluate(script, keys, args)),
    write: (script, keys, args) =>
      inTime(() => (replicas > 0 ? evaluateAndWait : evaluate)(script, keys, args)),
    command: (name, ...args) => inTime(() => client.call(name, ...args)),
    isUp: () => client.status === 'ready',
    disconnect: () => client.disconnect(),
  };
}
