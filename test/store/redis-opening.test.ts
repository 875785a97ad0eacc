import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { openRedisStore } from '../../src/store/redis/open-redis-store.ts';
import { parseRedisUrl } from '../../src/store/redis/redis-url.ts';
import { startRedisCluster } from '../support/redis-cluster.ts';
import { freePort, REDIS_SERVER, type RedisServer, startRedis } from '../support/redis-server.ts';
import { team } from '../support/store-fixtures.ts';

const fault = (code: string, hint: RegExp) => ({ name: 'AppError', code, hint: expect.stringMatching(hint) });

describe.skipIf(!REDIS_SERVER)('opening Redis', () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());

  it('by its URL, in production when it keeps what it acknowledges', async () => {
    const store = await openStore(server.url, { production: true });
    const change = { type: 'insert', collection: 'team', id: 'a', body: team('a') } as const;
    expect(await store.commit('o', [change])).toEqual({ ok: true });
    await store.close();
  });

  it.each([
    ['appendonly', 'no', 'yes'],
    ['appendfsync', 'everysec', 'always'],
    ['maxmemory-policy', 'allkeys-lru', 'noeviction'],
  ])('is refused in production with %s %s, and allowed elsewhere', async (setting, wrong, right) => {
    const admin = server.admin();
    await admin.config('SET', setting, wrong);
    try {
      const refused = openRedisStore({ url: server.url, production: true, durabilityTrusted: true });
      const hint = new RegExp(`${setting} is "${wrong}" and must be "${right}"`);
      await expect(refused).rejects.toMatchObject(fault('STORE.NOT_DURABLE', hint));
      await (await openRedisStore({ url: server.url })).close();
    } finally {
      await admin.config('SET', setting, right);
    }
  });

  it("needs the operator's word in production when CONFIG is not allowed", async () => {
    const managed = await startRedis(['--rename-command', 'CONFIG', '']);
    try {
      const refused = openRedisStore({ url: managed.url, production: true });
      await expect(refused).rejects.toMatchObject(
        fault('STORE.NOT_DURABLE', /CONFIG.*REDIS_DURABILITY=trusted/),
      );
      await (await openRedisStore({ url: managed.url, production: true, durabilityTrusted: true })).close();
    } finally {
      await managed.stop();
    }
  });

  it('tells a wrong password at once, and accepts the right one', async () => {
    const locked = await startRedis(['--user', 'bot', 'on', '>p@ss', '~arshjul:*', '+@all']);
    try {
      const wrong = openRedisStore({ url: `redis://bot:wrong@127.0.0.1:${locked.port}` });
      await expect(wrong).rejects.toMatchObject(fault('STORE.DENIED', /user:password/));
      await (await openRedisStore({ url: `redis://bot:p%40ss@127.0.0.1:${locked.port}/0` })).close();
    } finally {
      await locked.stop();
    }
  });

  it('works for a user who has only the rights that the hint names', async () => {
    const rights = ['~arshjul:*', '+@read', '+@write', '+@scripting', '+@connection', '+info'];
    const locked = await startRedis(['--user', 'bot', 'on', '>secret', ...rights]);
    try {
      const store = await openRedisStore({ url: `redis://bot:secret@127.0.0.1:${locked.port}` });
      const change = { type: 'insert', collection: 'team', id: 'a', body: team('a') } as const;
      expect(await store.commit('o', [change])).toEqual({ ok: true });
      expect(await store.claimDue(1, 1, 1)).toEqual([]);
      await store.close();
    } finally {
      await locked.stop();
    }
  });

  it('finds a cluster through any of the hosts, and tells when there is none', async () => {
    const dead = `127.0.0.1:${await freePort()}`;
    const none = openRedisStore({ url: `redis://${dead},127.0.0.1:${server.port}` });
    await expect(none).rejects.toMatchObject(fault('STORE.BAD_URL', /one host/));
    const cluster = await startRedisCluster();
    try {
      for (const url of [
        `redis://${dead},127.0.0.1:${cluster.nodes[0]?.port}`,
        cluster.nodes[1]?.url ?? '',
      ]) {
        const store = await openRedisStore({ url, production: true });
        expect(await store.nextDue()).toBeUndefined();
        await store.close();
      }
    } finally {
      await cluster.stop();
    }
  });

  it('says that nobody is there', async () => {
    const nobody = openRedisStore({ url: `redis://127.0.0.1:${await freePort()}`, openMs: 200 });
    await expect(nobody).rejects.toMatchObject(fault('STORE.UNAVAILABLE', /runs and can be reached/));
  });

  it('leaves the data of a newer program alone', async () => {
    const admin = server.admin();
    await admin.set('arshjul:layout', 2);
    const refused = openRedisStore({ url: server.url });
    await expect(refused).rejects.toMatchObject(fault('STORE.SCHEMA_TOO_NEW', /newer version/));
    await admin.del('arshjul:layout');
  });
});

describe('the Redis URL', () => {
  it('names one host or several, a user, a database and replicas', () => {
    expect(parseRedisUrl('redis://localhost')).toEqual({
      hosts: [{ host: 'localhost', port: 6379 }],
      db: 0,
      tls: false,
      replicas: 0,
    });
    expect(parseRedisUrl('rediss://bot:p%40%2F@a:1,[::1]:2/3?replicas=1')).toEqual({
      hosts: [
        { host: 'a', port: 1 },
        { host: '::1', port: 2 },
      ],
      db: 3,
      tls: true,
      username: 'bot',
      password: 'p@/',
      replicas: 1,
    });
    expect(parseRedisUrl('redis://:secret@a')).toMatchObject({ password: 'secret' });
    expect(parseRedisUrl('redis://secret@a')).toMatchObject({ password: 'secret' });
  });

  it.each([
    'redis:',
    'redis://',
    'redis://:p@:1',
    'redis://a:x',
    'redis://a/0?replicas=x',
    'redis://a?tls=1',
    'redis://%@a',
  ])('refuses %j without repeating it', (url) => {
    expect(() => parseRedisUrl(url)).toThrow(
      expect.objectContaining(fault('STORE.BAD_URL', /redis:\/\/host/)),
    );
  });
});
