import { knowAs, knownAs } from '../../../app/addresses.ts';
import { personByEmail } from '../../../app/identify.ts';
import type { Log } from '../../../app/ports/log.ts';
import type { Store } from '../../../app/ports/store.ts';
import type { OwnerId, Person } from '../../../domain/people/people.ts';
import type { Connector, Member } from '../connector.ts';
import { conversationIn, type Envelope } from './envelope.ts';

/** Looking up a stranger costs a call to Teams: not more often than this. One who was just added need not wait long. */
const STRANGER_MS = 60_000;
const STRANGERS_KEPT = 10_000;
/** Guests of the tenant: their own tenant decides what their e-mail says, so it proves nothing here. */
const GUEST = /#EXT#/i;

export interface PersonParts {
  connector: Connector;
  clock: { now(): number };
  log: Log;
}

/** Who of the roster an activity is from: by the Entra object id, the first time by UPN or e-mail. */
export function createFindPerson({ connector, clock, log }: PersonParts) {
  const strangers = new Map<string, number>();

  async function byObjectId(store: Store, owner: OwnerId, id: string): Promise<Person | undefined> {
    const known = await knownAs(store, owner, 'teams', id);
    if (known?.type !== 'person') return undefined;
    const person = (await store.read(owner, 'person', known.person))?.body;
    return person?.active ? person : undefined;
  }

  async function byMember(store: Store, owner: OwnerId, activity: Envelope): Promise<Person | undefined> {
    const member = await connector.member(conversationIn(activity), activity.from.id);
    for (const name of namesOf(member)) {
      const person = await personByEmail(store, owner, name);
      if (person) return person;
    }
    return undefined;
  }

  function isKnownStranger(key: string): boolean {
    const until = strangers.get(key);
    return until !== undefined && until > clock.now();
  }

  function rememberStranger(key: string): void {
    if (strangers.size >= STRANGERS_KEPT) strangers.clear();
    strangers.set(key, clock.now() + STRANGER_MS);
  }

  return async function findPerson(
    store: Store,
    owner: OwnerId,
    activity: Envelope,
  ): Promise<Person | undefined> {
    const objectId = activity.from.aadObjectId;
    if (!objectId) return undefined;
    const known = await byObjectId(store, owner, objectId);
    if (known) return known;
    const key = `${owner} ${objectId}`;
    if (isKnownStranger(key)) return undefined;
    const found = await byMember(store, owner, activity);
    if (!found) {
      rememberStranger(key);
      log.info('Somebody who is not in the roster wrote in Teams', { owner });
      return undefined;
    }
    await store.commit(owner, knowAs('teams', objectId, { type: 'person', person: found.id }));
    return found;
  };
}

function namesOf({ userPrincipalName, email, userRole }: Member): string[] {
  const names = [userPrincipalName, email].filter((one): one is string => Boolean(one));
  return userRole === 'guest' || names.some((one) => GUEST.test(one)) ? [] : names;
}
