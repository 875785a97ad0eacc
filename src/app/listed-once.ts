import type { SchoolId } from '../domain/people/people.ts';
import { all } from './load.ts';
import type { Collections } from './ports/collections.ts';
import type { Store } from './ports/store.ts';

/** Collections of which every document belongs to one school. */
type OfSchools = {
  [C in keyof Collections]: Collections[C] extends { school: SchoolId } ? C : never;
}[keyof Collections];
type BySchool = Map<SchoolId, unknown[]>;

const known = new WeakMap<Store, Map<string, Promise<BySchool>>>();

/**
 * The store for one overview of many schools: what `ofSchool` asks of it is read once, however many schools ask for
 * their part. For the length of one use case only, which writes nothing.
 */
export function listedOnce(store: Store): Store {
  const once = { ...store };
  known.set(once, new Map());
  return once;
}

/** What one school has in a collection, in order of id. */
export async function ofSchool<C extends OfSchools>(
  store: Store,
  owner: string,
  collection: C,
  school: SchoolId,
): Promise<Collections[C][]> {
  const lists = known.get(store);
  const key = `${owner} ${collection}`;
  const grouped = lists?.get(key) ?? bySchool(store, owner, collection);
  lists?.set(key, grouped);
  return ((await grouped).get(school) ?? []) as Collections[C][];
}

async function bySchool(store: Store, owner: string, collection: OfSchools): Promise<BySchool> {
  return Map.groupBy(await all(store, owner, collection), ({ school }) => school);
}
