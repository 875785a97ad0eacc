import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../src/app/ports/store.ts';
import { backUp } from '../../../src/store/copy/backup-file.ts';
import { copy, restore } from '../../../src/store/copy/copy.ts';
import { createMemoryStore } from '../../../src/store/memory/memory-store.ts';
import { openRedisStore } from '../../../src/store/redis/open-redis-store.ts';
import { createSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { createDyingStore } from '../../support/dying-store.ts';
import { REDIS_SERVER, startRedis } from '../../support/redis-server.ts';
import { collect, delivery, team } from '../../support/store-fixtures.ts';
import { contentOf, fillStore } from '../../support/stored-year.ts';
import { createTempDir } from '../../support/temp-dir.ts';

const options = { replace: false, holdDue: false, now: 500 };
const fault = (code: string) => ({ name: 'AppError', code, hint: expect.stringMatching(/\w+ .+\./) });

let from: Store;
let to: Store;
beforeEach(async () => {
  [from, to] = [createMemoryStore(), createMemoryStore()];
  await fillStore(from);
});

/** Something of its own in the target: documents and deliveries in all states. */
async function occupy(store: Store): Promise<void> {
  await store.commit('ø', [
    { type: 'insert', collection: 'team', id: 'old', body: team('old') },
    { type: 'insert', collection: 'team', id: 't1', body: team('t1', 'another') },
    ...['a', 'b', 'c'].map((id) => ({ type: 'enqueue' as const, delivery: delivery(id) })),
  ]);
  const [claim] = await store.claimDue(1000, 2, 100);
  if (claim) await store.beginSending(claim, 1000, 100);
}

describe('copying', () => {
  it('gives the other store the same content', async () => {
    expect(await copy(from, to, options)).toEqual({ records: 34, resumed: false, due: 0 });
    expect(await contentOf(to)).toEqual(await contentOf(from));
  });

  it('refuses an owner that has something, before any other is touched', async () => {
    await occupy(to);
    const before = await contentOf(to);
    await expect(copy(from, to, options)).rejects.toMatchObject(fault('COPY.NOT_EMPTY'));
    expect(await contentOf(to)).toEqual(before);
  });

  it('replaces what is there when told so, deliveries under way included', async () => {
    await occupy(to);
    await copy(from, to, { ...options, replace: true });
    expect(await contentOf(to)).toEqual(await contentOf(from));
    expect(await to.nextDue()).toBe(await from.nextDue());
  });

  it('goes on after a stop at any write, and ends the same', async () => {
    await occupy(to);
    for (let atWrite = 1; ; atWrite += 1) {
      for (const written of [false, true]) {
        const target = createMemoryStore();
        await occupy(target);
        const dying = createDyingStore(target, { atWrite, written });
        await copy(from, dying.store, { ...options, replace: true }).catch(() => undefined);
        if (!dying.dead()) {
          expect(atWrite).toBeGreaterThan(8);
          return;
        }
        const first = await target.read('o', 'restoring', 'restoring');
        const second = await copy(from, target, { ...options, replace: true });
        if (first && first.body.source !== 'probe') expect(second.resumed).toBe(true);
        expect(await contentOf(target)).toEqual(await contentOf(from));
      }
    }
  });

  it('is found out when something writes meanwhile, and begins anew', async () => {
    const meddled: Store = {
      ...to,
      async commit(owner, changes) {
        const result = await to.commit(owner, changes);
        await to.commit('o', [{ type: 'insert', collection: 'inbox', id: 'meddling', body: { at: 1 } }]);
        return result;
      },
    };
    await expect(copy(from, meddled, options)).rejects.toMatchObject(fault('COPY.DIFFERENT'));
    await copy(from, to, options);
    expect(await contentOf(to)).toEqual(await contentOf(from));
  });

  it('of a store into itself is refused, and leaves it whole', async () => {
    const before = await contentOf(from);
    await expect(copy(from, from, { ...options, replace: true })).rejects.toMatchObject(
      fault('COPY.SAME_STORE'),
    );
    expect(await contentOf(from)).toEqual(before);
  });

  it('of what is not whole is refused', async () => {
    const dying = createDyingStore(to, { atWrite: 8, written: true });
    await expect(copy(from, dying.store, options)).rejects.toThrow('died');
    await expect(copy(to, createMemoryStore(), options)).rejects.toMatchObject(fault('COPY.NOT_WHOLE'));
  });
});

describe('what is due already', () => {
  it('is counted, and sent unless it is held', async () => {
    expect(await copy(from, to, { ...options, now: 1000 })).toMatchObject({ due: 6 });
    expect(await contentOf(to)).toEqual(await contentOf(from));
  });

  it('is not sent again when it is held; what was sending stays for the dispatcher', async () => {
    expect(await copy(from, to, { ...options, now: 1000, holdDue: true })).toMatchObject({ due: 6 });
    const states = (await collect(to.deliveries('o'))).map(({ state }) => state);
    expect(states.slice(0, 4)).toEqual(['ambiguous', 'ambiguous', 'ambiguous', 'sending']);
    const claims = await to.claimDue(9999, 9, 100);
    expect(claims.map(({ takenOverFrom }) => takenOverFrom)).toEqual(['sending', 'sending']);
  });
});

describe('between the engines', () => {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).toReversed()) await close();
  });

  it.skipIf(!REDIS_SERVER)(
    'nothing is lost: SQLite to Redis, a backup of that, and back to SQLite',
    async () => {
      const dir = await createTempDir();
      closing.push(() => dir.remove());
      const server = await startRedis();
      closing.push(() => server.stop());
      const redis = await openRedisStore({ url: server.url });
      closing.push(() => redis.close());
      const [first, last] = await Promise.all(
        ['a.db', 'b.db'].map((name) => createSqliteStore({ path: dir.path(name) })),
      );
      closing.push(
        () => first!.close(),
        () => last!.close(),
      );
      await fillStore(first!);
      await copy(first!, redis, options);
      await backUp(redis, dir.path('b.jsonl'), { now: 500 });
      await restore(last!, dir.path('b.jsonl'), options);
      expect(await contentOf(redis)).toEqual(await contentOf(first!));
      expect(await contentOf(last!)).toEqual(await contentOf(first!));
      const claimed = (store: Store) =>
        store.claimDue(1_000_000, 99, 1).then((all) => all.map(({ id }) => id));
      expect(await claimed(redis)).toEqual(await claimed(last!));
    },
  );
});
