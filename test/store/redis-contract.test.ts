import { afterAll, beforeAll, describe } from 'vitest';
import { openRedisStore } from '../../src/store/redis/open-redis-store.ts';
import { storeContract } from '../contracts/store-contract.ts';
import { REDIS_SERVER, type RedisServer, startRedis } from '../support/redis-server.ts';

describe.skipIf(!REDIS_SERVER)('on a Redis server', () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());

  storeContract('Redis', async () => ({
    open: () => openRedisStore({ url: server.url, budgetMs: 20_000 }),
    durable: true,
    dispose: () => server.flush(),
  }));
});
