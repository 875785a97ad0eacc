import { expect, it } from 'vitest';
import { openRedisStore } from '../../src/store/redis/open-redis-store.ts';
import { REDIS_SERVER, startRedis } from '../support/redis-server.ts';
import { team } from '../support/store-fixtures.ts';

/** Redis waits so long at each key that it loads: with a few keys it is as slow as with millions. */
const SLOW_LOADING = ['--key-load-delay', '1000', '--loading-process-events-interval-bytes', '1024'];
const KEYS = 3000;

it.skipIf(!REDIS_SERVER)(
  'a Redis that loads its data is waited for, by a start and by what is asked meanwhile',
  async () => {
    const server = await startRedis(SLOW_LOADING);
    const store = await openRedisStore({ url: server.url, budgetMs: 500 });
    try {
      await store.commit('o', [{ type: 'insert', collection: 'team', id: 'a', body: team('a') }]);
      const pipeline = server.admin().pipeline();
      for (let n = 0; n < KEYS; n += 1) pipeline.set(`other:${n}`, 'x');
      await pipeline.exec();
      const admin = server.admin();
      await admin.bgrewriteaof();
      await expect
        .poll(async () => String(await admin.info('persistence')))
        .toContain('aof_rewrite_in_progress:0');
      await server.kill();
      const started = server.start();
      const asked = await store.read('o', 'team', 'a').catch((error: unknown) => error);
      expect(asked).toMatchObject({ code: 'STORE.UNAVAILABLE' });
      const other = await openRedisStore({ url: server.url });
      expect(await other.read('o', 'team', 'a')).toMatchObject({ version: 1 });
      await other.close();
      await started;
      await expect
        .poll(() => store.read('o', 'team', 'a').catch(() => undefined))
        .toMatchObject({ version: 1 });
    } finally {
      await store.close();
      await server.stop();
    }
  },
);
