import { expect, it } from 'vitest';
import { openRedisStore } from '../../src/store/redis/open-redis-store.ts';
import { ownerKeys } from '../../src/store/redis/redis-keys.ts';
import { startRedisCluster } from '../support/redis-cluster.ts';
import { REDIS_SERVER } from '../support/redis-server.ts';
import { ids, team } from '../support/store-fixtures.ts';

it.skipIf(!REDIS_SERVER)(
  'an owner whose slot moves to another node while it is written to loses nothing and is found there (ASK, MOVED)',
  async () => {
    const cluster = await startRedisCluster();
    const store = await openRedisStore({ url: cluster.url });
    try {
      const acknowledged: string[] = [];
      let working = true;
      const writing = (async () => {
        for (let n = 0; working; n += 1) {
          const change = { type: 'insert', collection: 'team', id: `n${n}`, body: team(`n${n}`) } as const;
          const done = await store.commit('o', [change]).catch(() => undefined);
          if (done?.ok) acknowledged.push(`n${n}`);
        }
      })();
      await expect.poll(() => acknowledged.length).toBeGreaterThan(20);

      const admins = cluster.nodes.map((node) => node.admin());
      const [key = ''] = ownerKeys('o');
      const slot = Number(await admins[0]?.call('CLUSTER', 'KEYSLOT', key));
      const counts = await Promise.all(
        admins.map((admin) => admin.call('CLUSTER', 'COUNTKEYSINSLOT', slot).then(Number, () => 0)),
      );
      const from = counts.findIndex((count) => count > 0);
      const to = (from + 1) % cluster.nodes.length;
      const [source, target] = [admins[from], admins[to]];
      const [sourceId, targetId] = await Promise.all(
        [source, target].map(async (admin) => String(await admin?.call('CLUSTER', 'MYID'))),
      );
      await target?.call('CLUSTER', 'SETSLOT', slot, 'IMPORTING', String(sourceId));
      await source?.call('CLUSTER', 'SETSLOT', slot, 'MIGRATING', String(targetId));
      const port = cluster.nodes[to]?.port ?? 0;
      while (true) {
        const keys = (await source?.call('CLUSTER', 'GETKEYSINSLOT', slot, 10)) as string[];
        if (keys.length === 0) break;
        await source?.call('MIGRATE', '127.0.0.1', port, '', 0, 5000, 'KEYS', ...keys);
      }
      for (const admin of [target, source, ...admins])
        await admin?.call('CLUSTER', 'SETSLOT', slot, 'NODE', String(targetId));

      const before = acknowledged.length;
      await expect.poll(() => acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(before + 20);
      working = false;
      await writing;
      expect(Number(await target?.call('CLUSTER', 'COUNTKEYSINSLOT', slot))).toBeGreaterThan(0);
      const there = new Set(await ids(store.list('o', 'team')));
      expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);
    } finally {
      await store.close();
      await cluster.stop();
    }
  },
  120_000,
);
