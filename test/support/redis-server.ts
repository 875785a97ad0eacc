import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { createTempDir } from './temp-dir.ts';

/** Undefined when this machine has none: then the tests that need it are skipped, and named. */
export const REDIS_SERVER = process.env.REDIS_SERVER ?? found('redis-server');

export interface RedisServer {
  port: number;
  url: string;
  pid(): number;
  /** Ends it at once, as a power cut of the process would; `start` brings it back with what is on disk. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** A connection beside the store's, to look and to meddle. */
  admin(): Redis;
  flush(): Promise<void>;
  stop(): Promise<void>;
}

const DURABLE = ['--appendonly', 'yes', '--appendfsync', 'always', '--maxmemory-policy', 'noeviction'];

/** A real server on a port of its own, in a folder of its own, that loses nothing it has acknowledged. */
export async function startRedis(more: string[] = [], chosenPort?: number): Promise<RedisServer> {
  const dir = await createTempDir();
  const port = chosenPort ?? (await freePort());
  const args = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--dir',
    dir.path(''),
    '--save',
    '',
    ...DURABLE,
    ...more,
  ];
  const admins: Redis[] = [];
  let child: ChildProcess;

  async function start(): Promise<void> {
    child = spawn(REDIS_SERVER ?? 'redis-server', args, { stdio: 'ignore' });
    await untilReady(port, child);
  }

  async function kill(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  function admin(): Redis {
    const made = new Redis({ host: '127.0.0.1', port, maxRetriesPerRequest: 3 });
    made.on('error', () => undefined);
    admins.push(made);
    return made;
  }

  await start();
  const keeper = admin();
  return {
    port,
    url: `redis://127.0.0.1:${port}/0`,
    pid: () => child.pid ?? 0,
    kill,
    start,
    admin,
    flush: async () => void (await keeper.flushall()),
    async stop() {
      for (const one of admins) one.disconnect();
      await kill();
      await dir.remove();
    },
  };
}

function found(program: string): string | undefined {
  try {
    return execFileSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function untilReady(port: number, child: ChildProcess): Promise<void> {
  const probe = new Redis({ host: '127.0.0.1', port, retryStrategy: () => 10, maxRetriesPerRequest: null });
  probe.on('error', () => undefined);
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`redis-server ended with ${String(code)}`);
  });
  ended.catch(() => undefined);
  try {
    await Promise.race([
      probe.ping(),
      ended,
      pause(15_000).then(() => Promise.reject(new Error('no redis-server'))),
    ]);
  } finally {
    probe.disconnect();
  }
}
