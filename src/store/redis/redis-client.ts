import { Cluster, type CommonRedisOptions, Redis } from 'ioredis';
import type { RedisAddress } from './redis-url.ts';

export type RedisClient = Redis | Cluster;

export interface ClientSettings {
  /** No call takes longer. */
  budgetMs?: number;
}

const BUDGET_MS = 2000;

const LONGEST_PAUSE_MS = 500;

function retryDelay(times: number): number {
  return Math.min(25 * 2 ** times, LONGEST_PAUSE_MS);
}

/**
 * What was on its way when a connection broke is never sent again by the library: the link does that, under a name that
 * tells Redis whether it was done.
 */
function common(
  address: RedisAddress,
  { budgetMs = BUDGET_MS }: ClientSettings,
): CommonRedisOptions & { tls?: object } {
  return {
    connectionName: 'arshjulet',
    connectTimeout: budgetMs,
    socketTimeout: budgetMs,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    ...(address.username && { username: address.username }),
    ...(address.password && { password: address.password }),
    ...(address.tls && { tls: {} }),
  };
}

/** One server, or a first look at one host of a cluster. */
export function createSingle(address: RedisAddress, settings: ClientSettings): Redis {
  const [first] = address.hosts;
  return new Redis({
    ...common(address, settings),
    ...first,
    db: address.db,
    enableOfflineQueue: false,
    retryStrategy: retryDelay,
  });
}

export function createCluster(address: RedisAddress, settings: ClientSettings): Cluster {
  return new Cluster(address.hosts, {
    enableOfflineQueue: false,
    clusterRetryStrategy: retryDelay,
    slotsRefreshTimeout: settings.budgetMs ?? BUDGET_MS,
    retryDelayOnFailover: 100,
    retryDelayOnClusterDown: 100,
    // Names of hosts reach TLS as they were written, so that certificates match.
    ...(address.tls && { dnsLookup: (name, callback) => callback(null, name) }),
    redisOptions: common(address, settings),
  });
}
