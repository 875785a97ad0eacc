import type { Owner, OwnerId, Person } from '../domain/people/people.ts';
import type { Store } from './ports/store.ts';

export async function ownerOf(store: Store, id: OwnerId): Promise<Owner | undefined> {
  return (await store.read(id, 'owner', 'owner'))?.body;
}

/** The active person of an owner with this e-mail (UPN), compared without case. */
export async function personByEmail(
  store: Store,
  owner: OwnerId,
  email: string,
): Promise<Person | undefined> {
  const wanted = email.trim().toLowerCase();
  for await (const { body } of store.list(owner, 'person')) {
    if (body.active && body.email === wanted) return body;
  }
  return undefined;
}
