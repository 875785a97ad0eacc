import { expect, it } from 'vitest';
import { listedOnce, ofSchool, readOnce } from '../../src/app/listed-once.ts';
import type { Store } from '../../src/app/ports/store.ts';
import { createMemoryStore } from '../../src/store/memory/memory-store.ts';

async function storeWithTeams(): Promise<{ store: Store; asked: string[] }> {
  const memory = createMemoryStore();
  for (const [id, school] of [
    ['a1', 'nordlia'],
    ['a2', 'holmen'],
    ['a3', 'nordlia'],
  ] as const) {
    const body = { id, school, name: id };
    await memory.commit('o', [{ type: 'insert', collection: 'team', id, body }]);
  }
  const asked: string[] = [];
  const list: Store['list'] = (owner, collection, options) => {
    asked.push(`${owner} ${collection}`);
    return memory.list(owner, collection, options);
  };
  return { store: { ...memory, list }, asked };
}
const idsOf = async (store: Store, school: string, owner = 'o') =>
  (await ofSchool(store, owner, 'team', school)).map(({ id }) => id);

it('gives each school its own, in order, and nothing of another owner', async () => {
  const { store } = await storeWithTeams();
  for (const asked of [store, listedOnce(store)]) {
    expect(await idsOf(asked, 'nordlia')).toEqual(['a1', 'a3']);
    expect(await idsOf(asked, 'holmen')).toEqual(['a2']);
    expect(await idsOf(asked, 'unknown')).toEqual([]);
    expect(await idsOf(asked, 'nordlia', 'p')).toEqual([]);
  }
});

it('reads a collection once for all schools of an overview, and anew for the next overview', async () => {
  const { store, asked } = await storeWithTeams();
  const once = listedOnce(store);
  await Promise.all(['nordlia', 'holmen', 'nordlia'].map((school) => idsOf(once, school)));
  expect(asked).toEqual(['o team']);
  await idsOf(listedOnce(store), 'nordlia');
  await idsOf(store, 'nordlia');
  expect(asked).toEqual(['o team', 'o team', 'o team']);
});

it('reads what two ask for under one key once, and each time where the store is an ordinary one', async () => {
  const { store } = await storeWithTeams();
  let read = 0;
  const count = async () => {
    read += 1;
    return read;
  };
  const once = listedOnce(store);
  expect(await Promise.all([readOnce(once, 'a', count), readOnce(once, 'a', count)])).toEqual([1, 1]);
  expect(await readOnce(once, 'b', count)).toBe(2);
  expect([await readOnce(store, 'a', count), await readOnce(store, 'a', count)]).toEqual([3, 4]);
});
