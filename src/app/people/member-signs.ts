import type { MemberCount, MemberSource } from '../../domain/people/membership.ts';
import type { OwnerId, Person, PersonId } from '../../domain/people/people.ts';
import type { EpochMs } from '../../domain/time.ts';
import { recipientKey } from '../addresses.ts';
import type { Store } from '../ports/store.ts';

export async function signGone(
  store: Store,
  owner: OwnerId,
  platform: MemberSource,
  person: PersonId,
  at: EpochMs,
): Promise<void> {
  const id = `${platform}:${person}`;
  if (await store.read(owner, 'memberSign', id)) return;
  const body = { person, platform, at };
  await store.commit(owner, [{ type: 'insert', collection: 'memberSign', id, body }]);
}

export async function signHere(
  store: Store,
  owner: OwnerId,
  platform: MemberSource,
  person: PersonId,
): Promise<void> {
  const id = `${platform}:${person}`;
  if (!(await store.read(owner, 'memberSign', id))) return;
  await store.commit(owner, [{ type: 'delete', collection: 'memberSign', id }]);
}

export async function countMembers(
  store: Store,
  owner: OwnerId,
  place: string,
  body: MemberCount,
): Promise<void> {
  const stored = await store.read(owner, 'memberCount', place);
  await store.commit(owner, [
    { type: 'put', collection: 'memberCount', id: place, body, expect: stored?.version ?? 0 },
  ]);
}

/** Active people of the roster who are gone from the platform on which they are reached. */
export async function goneFrom(
  store: Store,
  owner: OwnerId,
): Promise<{ person: Person; platform: MemberSource }[]> {
  const gone: { person: Person; platform: MemberSource }[] = [];
  for await (const { body } of store.list(owner, 'memberSign')) {
    const person = (await store.read(owner, 'person', body.person))?.body;
    const key = recipientKey({ type: 'person', person: body.person });
    const address = (await store.read(owner, 'address', key))?.body;
    const isElsewhere = address !== undefined && address.platform !== body.platform;
    if (person?.active && !isElsewhere) gone.push({ person, platform: body.platform });
  }
  return gone;
}

export async function unknownMembers(store: Store, owner: OwnerId): Promise<number> {
  let unknown = 0;
  for await (const { body } of store.list(owner, 'memberCount')) unknown += body.unknown;
  return unknown;
}
