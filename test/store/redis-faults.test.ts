import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/app/ports/store.ts';
import { openRedisStore } from '../../src/store/redis/open-redis-store.ts';
import { redisFault } from '../../src/store/redis/redis-fault.ts';
import { type LossyProxy, startLossyProxy } from '../support/lossy-proxy.ts';
import { REDIS_SERVER, type RedisServer, startRedis } from '../support/redis-server.ts';
import { delivery, ids, team } from '../support/store-fixtures.ts';

const BUDGET_MS = 600;
/** A machine that does much else may be late by this. */
const SLACK_MS = 900;
const fault = (code: string) => ({ name: 'AppError', code, hint: expect.stringMatching(/\w+ .+\./) });
const put = (store: Store, id: string, expected = 0) =>
  store.commit('o', [{ type: 'put', collection: 'team', id, body: team(id), expect: expected }]);

async function timed<T>(work: Promise<T>): Promise<{ ms: number; error: unknown }> {
  const began = performance.now();
  const error = await work.then(
    () => undefined,
    (failed: unknown) => failed,
  );
  return { ms: performance.now() - began, error };
}

describe.skipIf(!REDIS_SERVER)('when Redis fails', () => {
  let server: RedisServer;
  let proxy: LossyProxy;
  let store: Store;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    proxy = await startLossyProxy(server.port);
    store = await openRedisStore({ url: `redis://127.0.0.1:${proxy.port}`, budgetMs: BUDGET_MS });
  });
  afterEach(async () => {
    await store.close();
    await proxy.close();
    await server.flush();
  });

  describe('an answer that was lost on the way', () => {
    it('of a commit: it is done once and told as done', async () => {
      await put(store, 'warm-up');
      proxy.loseAnswerTo(/evalsha/i);
      expect(await put(store, 'a')).toEqual({ ok: true });
      expect(await store.read('o', 'team', 'a')).toMatchObject({ version: 1 });
      proxy.loseAnswerTo(/evalsha/i);
      expect(await put(store, 'a', 1)).toEqual({ ok: true });
      expect(await store.read('o', 'team', 'a')).toMatchObject({ version: 2 });
      expect(proxy.lost()).toBe(2);
    });

    it('of beginSending and settle: the claim stays ours', async () => {
      await store.commit('o', [{ type: 'enqueue', delivery: delivery('d') }]);
      const [claim] = await store.claimDue(1000, 1, 100);
      proxy.loseAnswerTo(/evalsha/i);
      expect(await store.beginSending(claim!, 1000, 100)).toBe(true);
      expect(await store.readDelivery('o', 'd')).toMatchObject({ state: 'sending', attempts: 1 });
      proxy.loseAnswerTo(/evalsha/i);
      expect(await store.settle(claim!, { state: 'ambiguous', reason: 'x', at: 1 })).toBe(true);
      expect(await store.settle(claim!, { state: 'ambiguous', reason: 'x', at: 1 })).toBe(false);
      expect(proxy.lost()).toBe(2);
    });

    it('of a read: it is read again', async () => {
      await put(store, 'a');
      proxy.loseAnswerTo(/HGET/i);
      expect(await store.read('o', 'team', 'a')).toBeDefined();
      expect(proxy.lost()).toBe(1);
    });
  });

  describe('a connection that is away', () => {
    it('for a moment is not noticed', async () => {
      proxy.cut();
      const reading = store.read('o', 'team', 'a');
      const writing = put(store, 'a');
      proxy.mend();
      await reading;
      expect(await writing).toEqual({ ok: true });
    });

    it('for longer ends every call in time, and those that come later at once', async () => {
      proxy.cut();
      const calls = [
        put(store, 'a'),
        store.read('o', 'team', 'a'),
        store.nextDue(),
        ids(store.list('o', 'team')),
      ];
      for (const { ms, error } of await Promise.all(calls.map((call) => timed<unknown>(call)))) {
        expect(error).toMatchObject(fault('STORE.UNAVAILABLE'));
        expect(ms).toBeLessThan(BUDGET_MS + SLACK_MS);
      }
      const late = await timed(store.read('o', 'team', 'a'));
      expect(late.error).toMatchObject(fault('STORE.UNAVAILABLE'));
      expect(late.ms).toBeLessThan(100);
      proxy.mend();
      await expect
        .poll(() => put(store, 'b').catch(() => undefined), { timeout: 5000 })
        .toEqual({ ok: true });
    });
  });

  it('that hangs: every call ends in time, and the bot goes on afterwards', async () => {
    process.kill(server.pid(), 'SIGSTOP');
    try {
      for (const call of [put(store, 'a'), store.claimDue(1, 1, 1)]) {
        const { ms, error } = await timed<unknown>(call);
        expect(error).toMatchObject(fault('STORE.UNAVAILABLE'));
        expect(ms).toBeLessThan(BUDGET_MS + SLACK_MS);
      }
    } finally {
      process.kill(server.pid(), 'SIGCONT');
    }
    await expect.poll(() => put(store, 'b').catch(() => undefined), { timeout: 5000 }).toEqual({ ok: true });
  });

  it('that has lost its scripts: they are sent again', async () => {
    await put(store, 'a');
    await server.admin().script('FLUSH');
    expect(await put(store, 'b')).toEqual({ ok: true });
    expect(await ids(store.list('o', 'team'))).toEqual(['a', 'b']);
  });

  it('that is full: nothing is saved, and it says so', async () => {
    const admin = server.admin();
    await put(store, 'a');
    await admin.config('SET', 'maxmemory', '1');
    await expect(put(store, 'b')).rejects.toMatchObject(fault('STORE.OUT_OF_MEMORY'));
    await admin.config('SET', 'maxmemory', '0');
    expect(await ids(store.list('o', 'team'))).toEqual(['a']);
  });

  it('that has become a replica: writes wait for a master and fail in time', async () => {
    const admin = server.admin();
    await put(store, 'a');
    await admin.replicaof('127.0.0.1', 1);
    try {
      const { ms, error } = await timed(put(store, 'b'));
      expect(error).toMatchObject(fault('STORE.UNAVAILABLE'));
      expect(ms).toBeLessThan(BUDGET_MS + SLACK_MS);
    } finally {
      await admin.replicaof('NO', 'ONE');
    }
    await expect.poll(() => put(store, 'c').catch(() => undefined), { timeout: 5000 }).toEqual({ ok: true });
    expect(await ids(store.list('o', 'team'))).toEqual(['a', 'c']);
  });
});

describe('a reply of Redis', () => {
  it.each([
    ['OOM command not allowed', 'STORE.OUT_OF_MEMORY'],
    ['MISCONF Redis is configured to save', 'STORE.DISK_FAULT'],
    ['WRONGPASS invalid username-password pair', 'STORE.DENIED'],
    ['NOPERM this user has no permissions', 'STORE.DENIED'],
    ['LOADING Redis is loading the dataset in memory', 'STORE.UNAVAILABLE'],
    ['CLUSTERDOWN The cluster is down', 'STORE.UNAVAILABLE'],
    ['ERR DB index is out of range', 'STORE.BAD_URL'],
    ['WRONGTYPE Operation against a key "secret"', 'STORE.FAULT'],
  ])('%j is %s with a hint', (message, code) => {
    const made = redisFault(Object.assign(new Error(message), { name: 'ReplyError' }));
    expect(made).toMatchObject(fault(code));
    expect(made.message).not.toContain('secret');
  });
});
