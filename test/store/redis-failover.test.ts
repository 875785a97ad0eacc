import { expect, it } from 'vitest';
import { openRedisStore } from '../../src/store/redis/open-redis-store.ts';
import { startLossyProxy } from '../support/lossy-proxy.ts';
import { REDIS_SERVER, startRedis } from '../support/redis-server.ts';
import { ids, team } from '../support/store-fixtures.ts';

it.skipIf(!REDIS_SERVER)(
  'after a failover everything acknowledged is there, when the URL asks for a replica',
  async () => {
    const primary = await startRedis();
    const replica = await startRedis(['--replicaof', '127.0.0.1', String(primary.port)]);
    const proxy = await startLossyProxy(primary.port);
    const url = `redis://127.0.0.1:${proxy.port}/0?replicas=1`;
    const store = await openRedisStore({ url, budgetMs: 1000 });
    const put = (id: string) =>
      store
        .commit('o', [{ type: 'put', collection: 'team', id, body: team(id), expect: 0 }])
        .catch(() => undefined);
    try {
      const acknowledged: string[] = [];
      await expect.poll(() => put('first'), { timeout: 10_000 }).toEqual({ ok: true });
      const putting = Array.from({ length: 300 }, async (_, n) => {
        const id = `n${n}`;
        if ((await put(id))?.ok) acknowledged.push(id);
      });
      await expect.poll(() => acknowledged.length, { interval: 1 }).toBeGreaterThan(0);
      await primary.kill();
      await Promise.all(putting);
      await replica.admin().replicaof('NO', 'ONE');
      proxy.leadTo(replica.port);
      const there = async () => ids(store.list('o', 'team')).catch((): string[] => []);
      await expect.poll(there, { timeout: 10_000 }).toContain('first');
      const found = new Set(await there());
      expect(acknowledged.filter((id) => !found.has(id))).toEqual([]);
      // Alone, the new master has no replica: nothing is acknowledged that it could lose.
      const alone = store.commit('o', [
        { type: 'insert', collection: 'team', id: 'alone', body: team('alone') },
      ]);
      await expect(alone).rejects.toMatchObject({ code: 'STORE.UNAVAILABLE' });
    } finally {
      await store.close();
      await proxy.close();
      await primary.stop();
      await replica.stop();
    }
  },
);
