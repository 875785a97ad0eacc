import type { SchoolId } from '../domain/people/people.ts';
import { all } from './load.ts';
import type { Collections } from './ports/collections.ts';
import type { Store } from './ports/store.ts';

/** Collections of which every document belongs to one school. */
type OfSchools = {
  [C in keyof Collections]: Collections[C] extends { school: SchoolId } ? C : never;
}[keyof Collections];
type BySchool = Map<SchoolId, unknown[]>;

const known = new WeakMap<Store, Map<string, Promise<unknown>>>();

/**
 * The store for one overview of many schools: what `ofSchool` and `readOnce` ask of it is read once, however many schools
 * ask for their part. For the length of one use case only, which writes nothing.
 */
export function listedOnce(store: Store): Store {
  const once = { ...store };
  known.set(once, new Map());
  return once;
}

/** What was read under this key before, where the store is `listedOnce`; read now otherwise. */
export function readOnce<T>(store: Store, key: string, read: () => Promise<T>): Promise<T> {
  const once = known.get(store);
  const made = (once?.get(key) as Promise<T> | undefined) ?? read();
  once?.set(key, made);
  return made;
}

/** What one school has in a collection, in order of id. */
export async function ofSchool<C extends OfSchools>(
  store: Store,
  owner: string,
  collection: C,
  school: SchoolId,
): Promise<Collections[C][]> {
  const grouped = readOnce(store, `${owner} ${collection}`, () => bySchool(store, owner, collection));
  return ((await grouped).get(school) ?? []) as Collections[C][];
}

async function bySchool(store: Store, owner: string, collection: OfSchools): Promise<BySchool> {
  return Map.groupBy(await all(store, owner, collection), ({ school }) => school);
}
