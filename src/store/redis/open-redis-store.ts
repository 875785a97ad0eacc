import { setTimeout as pause } from 'node:timers/promises';
import type { SendLimiter } from '../../app/ports/send-limiter.ts';
import type { Store } from '../../app/ports/store.ts';
import { AppError } from '../../observe/app-error.ts';
import { checkServer, durabilityMistakes, infoOf, notDurable, type ServerSays } from './redis-check.ts';
import { createCluster, createSingle, type RedisClient } from './redis-client.ts';
import { redisFault, unavailable } from './redis-fault.ts';
import { LAYOUT, LAYOUT_KEY } from './redis-keys.ts';
import { createRedisLink } from './redis-link.ts';
import { createRedisPool } from './redis-pool.ts';
import { createRedisSendLimiter } from './redis-send-limiter.ts';
import { createRedisStore } from './redis-store.ts';
import { parseRedisUrl, type RedisAddress } from './redis-url.ts';

export interface RedisSettings {
  url: string;
  /** Refuse a Redis that may lose what was acknowledged. */
  production?: boolean;
  /** The operator vouches for the durability of a Redis that does not show its settings. */
  durabilityTrusted?: boolean;
  /** No call to the store takes longer, whatever happens to Redis. Slack waits three seconds. */
  budgetMs?: number;
  /** The callers' time is not that of the clock on the wall. */
  virtualTime?: boolean;
  connections?: number;
  /** How long to wait for Redis at the start, as while it loads its data. */
  openMs?: number;
}

interface OpenedRedis {
  clients: [RedisClient, ...RedisClient[]];
  servers: ServerSays[];
}

/** More than four share hardly more fsyncs. */
const CONNECTIONS = 4;
const OPEN_MS = 15_000;
const AGAIN_MS = 100;

export async function openRedisStore(settings: RedisSettings): Promise<Store> {
  return (await openRedisEngine(settings)).store;
}

/** What the instances share on the Redis that the URL names, one server or a cluster: which of them, it says itself. */
export async function openRedisEngine(
  settings: RedisSettings,
): Promise<{ store: Store; sendLimiter: SendLimiter }> {
  const { budgetMs = 2000, production = false, durabilityTrusted = false } = settings;
  const { replicas } = parseRedisUrl(settings.url);
  const { clients, servers } = await openInTime(settings);
  try {
    servers.forEach(checkServer);
    const mistakes = new Set(servers.flatMap((server) => durabilityMistakes(server, durabilityTrusted)));
    if (production && mistakes.size > 0) throw notDurable([...mistakes]);
    const [first, ...others] = clients;
    await claimLayout(first);
    const linkTo = (client: RedisClient) => createRedisLink({ client, budgetMs, replicas });
    const link = createRedisPool([linkTo(first), ...others.map(linkTo)]);
    const time = settings.virtualTime ? 'caller' : 'server';
    return { store: createRedisStore(link), sendLimiter: createRedisSendLimiter(link, { time }) };
  } catch (error) {
    for (const client of clients) client.disconnect();
    throw redisFault(error);
  }
}

/** A Redis that goes away between the connection and the first question is waited for like one that is not there yet. */
async function openInTime(settings: RedisSettings): Promise<OpenedRedis> {
  const deadline = Date.now() + (settings.openMs ?? OPEN_MS);
  while (true) {
    try {
      return await openRedis({ ...settings, openMs: Math.max(1, deadline - Date.now()) });
    } catch (error) {
      const fault = redisFault(error);
      if (fault.code !== 'STORE.UNAVAILABLE' || Date.now() + AGAIN_MS >= deadline) throw fault;
      await pause(AGAIN_MS);
    }
  }
}

/** Connects, and asks every server for its settings. Several hosts are those of a cluster. */
async function openRedis(settings: RedisSettings): Promise<OpenedRedis> {
  const address = parseRedisUrl(settings.url);
  if (address.hosts.length > 1) return openCluster(settings, address);
  const first = await connected(() => createSingle(address, settings), settings);
  const says = await askServer(first).catch((error: unknown) => {
    first.disconnect();
    throw redisFault(error);
  });
  if (infoOf(says.info, 'cluster_enabled') === '1') {
    first.disconnect();
    return openCluster(settings, address);
  }
  const others = await connectOthers(() => createSingle(address, settings), settings, first);
  return { clients: [first, ...others], servers: [says] };
}

async function openCluster(settings: RedisSettings, address: RedisAddress): Promise<OpenedRedis> {
  const make = () => createCluster(address, settings);
  const first = await connected(make, settings);
  const others = await connectOthers(make, settings, first);
  return { clients: [first, ...others], servers: await Promise.all(first.nodes('master').map(askServer)) };
}

async function connectOthers<C extends RedisClient>(
  make: () => C,
  settings: RedisSettings,
  first: C,
): Promise<C[]> {
  const others = Array.from({ length: (settings.connections ?? CONNECTIONS) - 1 }, () =>
    connected(make, settings),
  );
  try {
    return await Promise.all(others);
  } catch (error) {
    first.disconnect();
    for (const other of others) void other.then((client) => client.disconnect()).catch(() => undefined);
    throw error;
  }
}

async function connected<C extends RedisClient>(
  make: () => C,
  { openMs = OPEN_MS }: RedisSettings,
): Promise<C> {
  const client = make();
  await untilReady(client, openMs);
  return client;
}

/** What cannot get better by itself, as a wrong password, ends the waiting. */
async function untilReady(client: RedisClient, openMs: number): Promise<void> {
  if (client.status === 'ready') return;
  let last: unknown;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const timer = setTimeout(() => reject(unavailable(last)), openMs);
  client.on('error', (error: unknown) => {
    last = error;
    const fault = redisFault(error);
    if (fault.code !== 'STORE.UNAVAILABLE') reject(fault);
  });
  client.once('ready', resolve);
  try {
    await promise;
  } catch (error) {
    client.disconnect();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

async function askServer(server: RedisClient): Promise<ServerSays> {
  const info = String(await server.call('INFO', 'everything'));
  const names = ['appendonly', 'appendfsync', 'maxmemory-policy'];
  const settings = await server.call('CONFIG', 'GET', ...names).then(toRecord, () => undefined);
  return { info, settings };
}

/** CONFIG GET answers with a name and a value after one another, or with an object of both. */
function toRecord(reply: unknown): Record<string, string> {
  if (!Array.isArray(reply)) return reply as Record<string, string>;
  return Object.fromEntries(
    reply.flatMap((name, n) => (n % 2 === 0 ? [[String(name), String(reply[n + 1])]] : [])),
  );
}

async function claimLayout(client: RedisClient): Promise<void> {
  await client.call('SET', LAYOUT_KEY, LAYOUT, 'NX');
  const found = Number(await client.call('GET', LAYOUT_KEY));
  if (found === LAYOUT) return;
  throw new AppError('STORE.SCHEMA_TOO_NEW', `Redis holds layout ${found}; this program knows ${LAYOUT}`, {
    hint: 'Start the newer version of the program again, or restore a backup taken before the upgrade.',
  });
}
