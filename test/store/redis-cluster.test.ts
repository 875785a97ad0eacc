import { afterAll, beforeAll, describe, it } from 'vitest';
import { openRedisStore } from '../../src/store/redis/open-redis-store.ts';
import { storeContract } from '../contracts/store-contract.ts';
import { behavesLikeModel } from '../contracts/store-model.ts';
import { type RedisCluster, startRedisCluster } from '../support/redis-cluster.ts';
import { REDIS_SERVER } from '../support/redis-server.ts';

describe.skipIf(!REDIS_SERVER)('on a Redis Cluster of three', () => {
  let cluster: RedisCluster;
  beforeAll(async () => {
    cluster = await startRedisCluster();
  });
  afterAll(() => cluster.stop());
  const place = async () => ({
    open: () => openRedisStore({ url: cluster.url, budgetMs: 20_000 }),
    durable: true,
    dispose: () => cluster.flush(),
  });

  storeContract('Redis Cluster', place);

  it('does what the model does', () => behavesLikeModel(place, 25));
});
