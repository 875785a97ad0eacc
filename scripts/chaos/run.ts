import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { random } from '../../src/simulate/random.ts';
import { openStore } from '../../src/store/open-store.ts';
import { startLossyProxy } from '../../test/support/lossy-proxy.ts';
import { freePort, type RedisServer, startRedis } from '../../test/support/redis-server.ts';
import { createTempDir } from '../../test/support/temp-dir.ts';
import { type Instance, keepRunning } from './children.ts';
import { type Havoc, wreak } from './havoc.ts';
import type { Counts, Ledger } from './ledger.ts';
import type { FromPlatform, ToPlatform } from './platform.ts';
import { START, setUp } from './set-up.ts';
import { judge, lookInto, unfinished, type Verdict } from './verdict.ts';
import { type ChaosPlan, LEASE_MS, type PlatformPlaces } from './world.ts';

export interface ChaosResult extends Verdict {
  kills: number;
  seed: number;
  seconds: number;
  havoc: Havoc;
  counts: Counts;
  /** How each instance ended when it was asked to. */
  exits: (number | string)[];
}

export interface Progress {
  phase: 'set-up' | 'chaos' | 'quiet';
  kills: number;
  arrived: number;
  thanked: number;
}

const INSTANCES = 3;
/** One kill in so long, on average; a bot needs about as long to start. */
const GAP_MS = 2000;
const QUIET_MS = 180_000;
const BEFORE_AWAY_MS = 15_000;
const PLATFORM = fileURLToPath(new URL('./platform.ts', import.meta.url));

/** A round on Redis with three bots and faulty platforms, killed and cut; then what the platforms saw, held against the store. */
export async function chaos(
  plan: ChaosPlan,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<ChaosResult> {
  const began = performance.now();
  const closers: (() => Promise<unknown>)[] = [];
  const clean = async () => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  const interrupted = () => void clean().finally(() => process.exit(130));
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  try {
    return await run(plan, began, closers, onProgress);
  } finally {
    process.off('SIGINT', interrupted);
    process.off('SIGTERM', interrupted);
    await clean();
  }
}

async function run(
  plan: ChaosPlan,
  began: number,
  closers: (() => Promise<unknown>)[],
  onProgress: (progress: Progress) => void,
): Promise<ChaosResult> {
  const progress: Progress = { phase: 'set-up', kills: 0, arrived: 0, thanked: 0 };
  const tell = (more: Partial<Progress>) => onProgress(Object.assign(progress, more));
  tell({});
  const dir = await createTempDir();
  if (!process.env.CHAOS_KEEP) closers.push(dir.remove);
  else process.stderr.write(`logs: ${dir.path('')}\n`);
  const redis = await startRedis();
  closers.push(redis.stop);
  const platform = await startPlatform(plan.seed);
  closers.push(() => platform.close());
  platform.onProgress(({ arrived, thanked }) => tell({ arrived, thanked }));
  const store = await openStore(redis.url, { virtualTime: true });
  const { people, asked } = await setUp(
    store,
    plan,
    platform.places,
    Math.max(plan.kills * GAP_MS, plan.awayMs),
  );
  await store.close();

  const clockShiftMs = START - Date.now() - 5000;
  const wires = await Promise.all(Array.from({ length: INSTANCES }, () => startLossyProxy(redis.port)));
  closers.push(() => Promise.all(wires.map((wire) => wire.close())));
  const ports = await Promise.all(Array.from({ length: INSTANCES }, freePort));
  platform.begin({ seed: plan.seed, clockShiftMs, people, ports, asked });
  const instances = wires.map((wire, n) =>
    keepRunning({
      ...platform.places,
      port: ports[n] ?? 0,
      storeUrl: `redis://127.0.0.1:${wire.port}/0`,
      clockShiftMs,
      logFile: dir.path(`instance-${n}.log`),
      cacheFolder: dir.path('compiled'),
    }),
  );
  closers.push(() => Promise.all(instances.map((one) => one.stop())));
  await Promise.all(instances.map((one) => one.ready()));

  tell({ phase: 'chaos' });
  const dice = random(plan.seed, 'havoc');
  const onKill = (kills: number) => tell({ kills });
  if (plan.awayMs > 0) await leaveWithout(redis, plan.awayMs);
  const havoc = await wreak({ kills: plan.kills, gapMs: GAP_MS, dice, redis, instances, wires, onKill });

  tell({ phase: 'quiet' });
  const after = await openStore(redis.url, { virtualTime: true });
  closers.push(() => after.close());
  await untilQuiet(instances, async () => (await unfinished(after, asked)) === 0);
  const ledger = await platform.end();
  const exits = await Promise.all(instances.map((one) => one.stop()));
  const blocked = new Set(people.filter((one) => one.blocked).map(({ id }) => id));
  const verdict = judge(asked, blocked, ledger, await lookInto(after, asked));
  const seconds = Math.round((performance.now() - began) / 1000);
  return { kills: plan.kills, seed: plan.seed, seconds, ...verdict, havoc, counts: ledger.counts, exits };
}

/** Once the first have begun to answer. */
async function leaveWithout(redis: RedisServer, awayMs: number): Promise<void> {
  await pause(BEFORE_AWAY_MS);
  await redis.kill();
  await pause(awayMs);
  await redis.start();
}

/** Leases have to end, and what was put off has to come. */
async function untilQuiet(instances: Instance[], isDone: () => Promise<boolean>): Promise<void> {
  await Promise.all(instances.map((one) => one.ready()));
  const end = performance.now() + QUIET_MS;
  await pause(LEASE_MS / 5);
  while (performance.now() < end && !(await isDone())) await pause(500);
}

async function startPlatform(seed: number) {
  const child: ChildProcess = fork(PLATFORM, [String(seed)], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const say = (message: ToPlatform) => child.send(message);
  let listener: (progress: { arrived: number; thanked: number }) => void = () => undefined;
  const ready = Promise.withResolvers<PlatformPlaces>();
  const ledger = Promise.withResolvers<Ledger>();
  child.on('message', (message: FromPlatform) => {
    if (message.type === 'ready') ready.resolve(message.places);
    else if (message.type === 'ledger') ledger.resolve(message.ledger);
    else listener(message);
  });
  child.once('exit', () => {
    for (const waiting of [ready, ledger]) waiting.reject(new Error('the platform ended'));
  });
  ledger.promise.catch(() => undefined);
  const places = await ready.promise;
  return {
    places,
    onProgress(next: typeof listener) {
      listener = next;
    },
    begin: (world: Extract<ToPlatform, { type: 'begin' }>['world']) => say({ type: 'begin', world }),
    end() {
      say({ type: 'end' });
      return ledger.promise;
    },
    async close() {
      if (child.exitCode !== null) return;
      child.disconnect();
      await once(child, 'exit');
    },
  };
}
