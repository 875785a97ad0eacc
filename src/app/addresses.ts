import type { ClassId, OwnerId, Person, TeamId } from '../domain/people/people.ts';
import { DAY_MS, type EpochMs } from '../domain/time.ts';
import type { NewDelivery, Recipient } from './ports/delivery.ts';
import type { Address, Platform } from './ports/messenger.ts';
import type { Change, Store } from './ports/store.ts';

const MAX_TRIES = 8;
const WELCOME_DAYS = 30;

export function recipientKey(recipient: Recipient): string {
  if (recipient.type === 'class') return `class:${recipient.class}`;
  return recipient.type === 'team' ? `team:${recipient.team}` : `person:${recipient.person}`;
}

/**
 * Where a person or team is reached from now on; the newest address wins. Nothing is written when it is the same.
 * False: others wrote all the time; the next inbound event tries again.
 */
export async function rememberAddress(
  store: Store,
  owner: OwnerId,
  recipient: Recipient,
  address: Address,
  also: Change[] = [],
): Promise<boolean> {
  const id = recipientKey(recipient);
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const stored = await store.read(owner, 'address', id);
    if (stored && JSON.stringify(stored.body) === JSON.stringify(address)) return true;
    const put: Change = {
      type: 'put',
      collection: 'address',
      id,
      body: address,
      expect: stored?.version ?? 0,
    };
    if ((await store.commit(owner, [put, ...also])).ok) return true;
  }
  return false;
}

/** The app was taken away there: nothing can be sent until it is back. Another platform's address stays. */
export async function forgetAddress(
  store: Store,
  owner: OwnerId,
  recipient: Recipient,
  platform: Platform,
): Promise<void> {
  const id = recipientKey(recipient);
  const stored = await store.read(owner, 'address', id);
  if (stored?.body.platform !== platform) return;
  await store.commit(owner, [{ type: 'delete', collection: 'address', id, expect: stored.version }]);
}

/** Who or what of the roster a platform's user or channel is, as it was found before. */
export async function knownAs(
  store: Store,
  owner: OwnerId,
  platform: Platform,
  id: string,
): Promise<Recipient | undefined> {
  return (await store.read(owner, 'known', `${platform}:${id}`))?.body;
}

export function knowAs(platform: Platform, id: string, recipient: Recipient): Change[] {
  const key = `${platform}:${id}`;
  return [
    { type: 'delete', collection: 'known', id: key },
    { type: 'insert', collection: 'known', id: key, body: recipient },
  ];
}

/** Once per person, however often the app is installed. */
export function welcomeOf(person: Person, owner: OwnerId, now: EpochMs): NewDelivery {
  return {
    id: `welcome:${person.id}`,
    recipient: { type: 'person', person: person.id },
    kind: 'welcome',
    subject: owner,
    dueAt: now,
    expiresAt: now + WELCOME_DAYS * DAY_MS,
    urgent: false,
  };
}

/** The class whose channel this is. */
export async function classAt(
  store: Store,
  owner: OwnerId,
  platform: Platform,
  channel: string,
): Promise<ClassId | undefined> {
  const known = await knownAs(store, owner, platform, channel);
  return known?.type === 'class' ? known.class : undefined;
}

/** The team whose channel this is. */
export async function teamAt(
  store: Store,
  owner: OwnerId,
  platform: Platform,
  channel: string,
): Promise<TeamId | undefined> {
  const known = await knownAs(store, owner, platform, channel);
  return known?.type === 'team' ? known.team : undefined;
}
