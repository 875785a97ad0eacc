import type { CollectionName, Collections } from './ports/collections.ts';
import type { Store, Stored } from './ports/store.ts';

/**
 * The store for one overview of many schools: a whole collection is read once, however many schools ask for their part
 * of it. For the length of one use case only, which writes nothing.
 */
export function listedOnce(store: Store): Store {
  const lists = new Map<string, Promise<Stored<unknown>[]>>();

  function whole<C extends CollectionName>(owner: string, collection: C): Promise<Stored<Collections[C]>[]> {
    const key = `${owner} ${collection}`;
    const known = lists.get(key) as Promise<Stored<Collections[C]>[]> | undefined;
    const list = known ?? gathered(store.list(owner, collection));
    lists.set(key, list);
    return list;
  }

  return {
    ...store,
    async *list(owner, collection, options = {}) {
      if (options.prefix) yield* store.list(owner, collection, options);
      else yield* await whole(owner, collection);
    },
  };
}

async function gathered<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}
