import { expect, it } from 'vitest';
import { listedOnce } from '../../src/app/listed-once.ts';
import { createMemoryStore } from '../../src/store/memory/memory-store.ts';
import { ids, team } from '../support/store-fixtures.ts';

it('reads a whole collection once, and the rest as the store does', async () => {
  const memory = createMemoryStore();
  for (const id of ['a1', 'a2', 'b1'])
    await memory.commit('o', [{ type: 'insert', collection: 'team', id, body: team(id) }]);
  const asked: string[] = [];
  const store = listedOnce({
    ...memory,
    list(owner, collection, options) {
      asked.push(`${owner} ${collection} ${options?.prefix ?? ''}`);
      return memory.list(owner, collection, options);
    },
  });
  const lists = await Promise.all([1, 2, 3].map(() => ids(store.list('o', 'team'))));
  expect(lists).toEqual(Array(3).fill(['a1', 'a2', 'b1']));
  expect(await ids(store.list('o', 'team', { prefix: 'a' }))).toEqual(['a1', 'a2']);
  expect(await ids(store.list('p', 'team'))).toEqual([]);
  expect(asked).toEqual(['o team ', 'o team a', 'p team ']);
  expect(await store.read('o', 'team', 'a1')).toBeDefined();
});
