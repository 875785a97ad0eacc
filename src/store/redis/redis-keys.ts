import type { CollectionName } from '../../app/ports/collections.ts';
import type { SendLane } from '../../app/ports/send-limiter.ts';
import type { SteadyCollection } from '../../app/ports/steady-collections.ts';
import type { OwnerId } from '../../domain/people/people.ts';

/** Of what is kept under the keys below. A program that keeps it otherwise uses another number. */
export const LAYOUT = 1;

/** The part in braces decides the slot in a cluster: all keys of an owner stand in one. */
function ownerKey(owner: OwnerId, part: string): string {
  return `arshjul:${LAYOUT}:owner:{${tagOf(owner)}}:${part}`;
}

/** Braces would end the hash tag too early, or make it empty. */
function tagOf(owner: OwnerId): string {
  return owner.replace(/[%{}]/g, encodeURIComponent);
}

/** The keys that every script on an owner takes, in their order. */
export function ownerKeys(owner: OwnerId): string[] {
  return ['meta', 'out', 'out:ids', 'due:routine', 'due:urgent', 'leases'].map((part) =>
    ownerKey(owner, part),
  );
}

export function metaKey(owner: OwnerId): string {
  return ownerKey(owner, 'meta');
}

/** In the owner's meta: the mark of a steady collection. */
export function markField(collection: SteadyCollection): string {
  return `mark:${collection}`;
}

/** The documents of a collection, and their ids in order. */
export function collectionKeys(owner: OwnerId, collection: CollectionName): [string, string] {
  return [ownerKey(owner, `doc:${collection}`), ownerKey(owner, `ids:${collection}`)];
}

export function outboxKeys(owner: OwnerId): [string, string] {
  return [ownerKey(owner, 'out'), ownerKey(owner, 'out:ids')];
}

/** Remembers for a minute that a write has been done. */
export function onceKey(owner: OwnerId, name: string): string {
  return ownerKey(owner, `once:${name}`);
}

/** What the send limiter knows of a tenant on one platform, and of one conversation in it. */
export function limiterKeys({ owner, platform, conversation }: SendLane): string[] {
  const parts = ['tenant', 'tenant:log', `log:${conversation}`, `held:${conversation}`];
  return parts.map((part) => ownerKey(owner, `pace:${platform}:${part}`));
}

/** Every owner with the time from which it may be due, and how often that was announced. */
export const INDEX_KEYS = [`arshjul:${LAYOUT}:{index}:times`, `arshjul:${LAYOUT}:{index}:turns`] as const;
export const LAYOUT_KEY = 'arshjul:layout';
