import { afterAll, beforeAll, describe, it } from 'vitest';
import { openRedisStore } from '../../src/store/redis/open-redis-store.ts';
import { behavesLikeModel } from '../contracts/store-model.ts';
import { REDIS_SERVER, type RedisServer, startRedis } from '../support/redis-server.ts';

describe.skipIf(!REDIS_SERVER)('Redis does what the model does', () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());

  it('opened again on the way', () =>
    behavesLikeModel(
      async () => ({
        open: () => openRedisStore({ url: server.url }),
        durable: true,
        dispose: () => server.flush(),
      }),
      125,
    ));
});
