import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/app/ports/store.ts';
import { createSteadyMemory } from '../../src/app/steady-memory.ts';
import { steadyView } from '../../src/app/steady-view.ts';
import { openStore } from '../../src/store/open-store.ts';
import { REDIS_SERVER, startRedis } from '../support/redis-server.ts';
import { collect, team } from '../support/store-fixtures.ts';
import { createTempDir } from '../support/temp-dir.ts';

/** How often each collection was really asked for. */
function counting(store: Store) {
  const asked: string[] = [];
  const counted: Store = {
    ...store,
    read: (owner, collection, id) => {
      asked.push(`${owner} ${collection} ${id}`);
      return store.read(owner, collection, id);
    },
    list: (owner, collection, options) => {
      asked.push(`${owner} ${collection} *`);
      return store.list(owner, collection, options);
    },
  };
  return { store: counted, asked };
}

async function sqlitePlace() {
  const dir = await createTempDir();
  return { url: `sqlite:${dir.path('steady.db')}`, end: () => dir.remove() };
}

async function redisPlace() {
  const server = await startRedis();
  return { url: server.url, end: () => server.stop() };
}

const PLACES = [['SQLite', sqlitePlace] as const, ...(REDIS_SERVER ? [['Redis', redisPlace] as const] : [])];

describe.each(PLACES)('a steady view on %s', (_name, open) => {
  let place: Awaited<ReturnType<typeof open>>;
  let ours: Store;
  let theirs: Store;
  beforeEach(async () => {
    place = await open();
    ours = await openStore(place.url);
    theirs = await openStore(place.url);
    await ours.commit('o', [
      { type: 'put', collection: 'team', id: 'a', body: team('a', 'first'), expect: 0 },
    ]);
  });
  afterEach(async () => {
    await ours.close();
    await theirs.close();
    await place.end();
  });
  const nameIn = async (store: Store, owner = 'o') => (await store.read(owner, 'team', 'a'))?.body.name;
  const names = async (store: Store) => (await collect(store.list('o', 'team'))).map(({ body }) => body.name);

  it('reads what is steady once, and the rest each time', async () => {
    const { store, asked } = counting(ours);
    for (let n = 0; n < 3; n += 1) {
      const view = await steadyView(store, 'o');
      expect(await nameIn(view)).toBe('first');
      expect(await names(view)).toEqual(['first']);
      expect(await view.read('o', 'team', 'none')).toBeUndefined();
      expect(await view.read('o', 'inbox', 'x')).toBeUndefined();
    }
    expect(asked.sort()).toEqual(
      ['o team *', 'o team a', 'o team none', ...Array.from({ length: 3 }, () => 'o inbox x')].sort(),
    );
  });

  it('sees at once what another instance has changed, made or deleted', async () => {
    for (let version = 1; version < 10; version += 1) {
      expect(await nameIn(await steadyView(ours, 'o'))).toBe(
        version === 1 ? 'first' : `their ${version - 1}`,
      );
      const body = team('a', `their ${version}`);
      await theirs.commit('o', [{ type: 'put', collection: 'team', id: 'a', body, expect: version }]);
      expect(await nameIn(await steadyView(ours, 'o'))).toBe(`their ${version}`);
      expect(await names(await steadyView(ours, 'o'))).toEqual([`their ${version}`]);
    }
    await theirs.commit('o', [
      { type: 'delete', collection: 'team', id: 'a' },
      { type: 'insert', collection: 'team', id: 'b', body: team('b', 'new') },
    ]);
    const view = await steadyView(ours, 'o');
    expect(await nameIn(view)).toBeUndefined();
    expect(await names(view)).toEqual(['new']);
  });

  it('sees a document that was deleted and made again with the same version', async () => {
    expect(await nameIn(await steadyView(ours, 'o'))).toBe('first');
    await theirs.commit('o', [
      { type: 'delete', collection: 'team', id: 'a' },
      { type: 'insert', collection: 'team', id: 'a', body: team('a', 'again') },
    ]);
    expect(await nameIn(await steadyView(ours, 'o'))).toBe('again');
  });

  it('sees its own commit, and that it was refused because of another', async () => {
    const view = await steadyView(ours, 'o');
    expect(await nameIn(view)).toBe('first');
    await theirs.commit('o', [
      { type: 'put', collection: 'team', id: 'a', body: team('a', 'theirs'), expect: 1 },
    ]);
    const mine = { type: 'put', collection: 'team', id: 'a', body: team('a', 'mine') } as const;
    expect(await view.commit('o', [{ ...mine, expect: 1 }])).toMatchObject({ ok: false });
    expect(await nameIn(view)).toBe('theirs');
    expect(await view.commit('o', [{ ...mine, expect: 2 }])).toEqual({ ok: true });
    expect(await nameIn(view)).toBe('mine');
  });

  it("never gives one owner what is another's", async () => {
    await theirs.commit('p', [{ type: 'insert', collection: 'team', id: 'a', body: team('a', 'of p') }]);
    const [o, p] = [await steadyView(ours, 'o'), await steadyView(ours, 'p')];
    expect([await nameIn(o), await nameIn(p, 'p'), await nameIn(o, 'p'), await nameIn(p)]).toEqual([
      'first',
      'of p',
      'of p',
      'first',
    ]);
  });

  it('holds no more than it may', async () => {
    const memory = createSteadyMemory({ most: 50 });
    const { store, asked } = counting(ours);
    const ask = async (owner: string) => nameIn(await steadyView(store, owner, memory), owner);
    for (let n = 0; n < 200; n += 1) {
      const body = team('a', `of ${n}`);
      await ours.commit(`p${n}`, [{ type: 'insert', collection: 'team', id: 'a', body }]);
      expect(await ask(`p${n}`)).toBe(`of ${n}`);
    }
    asked.length = 0;
    for (let n = 199; n >= 0; n -= 1) expect(await ask(`p${n}`)).toBe(`of ${n}`);
    expect(asked.length).toBe(150);
  });

  it('gives nobody a document to change for the others', async () => {
    const view = await steadyView(ours, 'o');
    const found = await view.read('o', 'team', 'a');
    expect(() => {
      found!.body.name = 'changed';
    }).toThrow(TypeError);
    expect(await nameIn(await steadyView(ours, 'o'))).toBe('first');
  });
});
