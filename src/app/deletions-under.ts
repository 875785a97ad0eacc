import type { Owner } from '../domain/people/people.ts';
import type { CollectionName } from './ports/collections.ts';
import type { Change } from './ports/store.ts';
import type { App } from './use-case.ts';

/** The deletion of each document of a collection whose id begins with `prefix`. */
export async function deletionsUnder(
  { store }: Pick<App, 'store'>,
  owner: Owner,
  collection: CollectionName,
  prefix: string,
): Promise<Change[]> {
  const changes: Change[] = [];
  for await (const { id } of store.list(owner.id, collection, { prefix }))
    changes.push({ type: 'delete', collection, id });
  return changes;
}
