import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Person } from '../src/domain/people/people.ts';
import type { Served, ToServe } from './inbound-kinds.ts';
import type { Made, MakeRequest } from './inbound-requests.ts';

const LANES = 32;
const SERVER = fileURLToPath(new URL('./inbound-server.ts', import.meta.url));
const agent = new Agent({ keepAlive: true, maxSockets: LANES * 4 });

export interface Running {
  served: Served;
  /** Milliseconds of processor time that the server's process has taken so far, all its threads together. */
  cpuMs(): Promise<number>;
  stop(): Promise<void>;
}

export async function startServer(toServe: ToServe, execArgv: string[] = []): Promise<Running> {
  const child = fork(SERVER, [JSON.stringify(toServe)], {
    execArgv,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const served = (await answerOf(child, toServe.kind)) as Served;
  return {
    served,
    cpuMs() {
      child.send('cpu');
      return answerOf(child, toServe.kind) as Promise<number>;
    },
    async stop() {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

async function answerOf(child: ChildProcess, kind: string): Promise<unknown> {
  const stopped = new AbortController();
  try {
    const [said] = await Promise.race([
      once(child, 'message', stopped),
      once(child, 'exit', stopped).then(() => Promise.reject(new Error(`${kind} ended`))),
    ]);
    return said;
  } finally {
    stopped.abort();
  }
}

/** Milliseconds until the whole answer was there. */
function post(url: string, { headers, body }: Made): Promise<number> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method: 'POST',
      agent,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    });
    sent.once('error', reject);
    sent.once('response', (response) => {
      response.resume();
      response.once('end', () => {
        if (response.statusCode === 200) resolve(performance.now() - began);
        else reject(new Error(`answered ${response.statusCode}`));
      });
    });
    sent.end(body);
  });
}

export interface Load {
  url: string;
  make: MakeRequest;
  people: Person[];
}

let count = 0;

/** How many requests have been made by now. */
export function made(): number {
  return count;
}

function next({ make, people }: Load): Made {
  count += 1;
  const person = people[count % people.length];
  if (!person) throw new Error('nobody');
  return make(person, count);
}

/** As many as it can take, from so many people at once. How many were answered, and in how many seconds. */
export async function press(load: Load, ms: number): Promise<{ answered: number; seconds: number }> {
  const began = performance.now();
  let answered = 0;
  const lane = async () => {
    while (performance.now() < began + ms) {
      await post(load.url, next(load));
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return { answered, seconds: (performance.now() - began) / 1000 };
}

/** At an even pace, whether or not those before have been answered. */
export async function latencies(load: Load, perSecond: number, ms: number): Promise<number[]> {
  const times: Promise<number>[] = [];
  const began = performance.now();
  for (let n = 0; performance.now() - began < ms; n += 1) {
    const wait = began + (n * 1000) / perSecond - performance.now();
    if (wait > 0) await pause(wait);
    times.push(post(load.url, next(load)));
  }
  return Promise.all(times);
}

export function hangUp(): void {
  agent.destroy();
}
