import { knowAs, knownAs } from '../../../app/addresses.ts';
import { personByEmail } from '../../../app/identify.ts';
import type { Log } from '../../../app/ports/log.ts';
import type { Store } from '../../../app/ports/store.ts';
import type { Person } from '../../../domain/people/people.ts';
import type { SlackCalls } from '../api/calls.ts';
import { idIn } from '../place.ts';
import type { Turn } from './turn.ts';

/** Looking up a stranger costs a call to Slack: not more often than this. One who was just added need not wait long. */
const STRANGER_MS = 60_000;
const STRANGERS_KEPT = 10_000;

export interface PersonParts {
  calls: Pick<SlackCalls, 'user'>;
  clock: { now(): number };
  log: Log;
}

export type FindPerson = (store: Store, turn: Turn) => Promise<Person | undefined>;

/** Who of the roster did it: by workspace and user id, the first time by the e-mail that Slack has. */
export function createFindPerson({ calls, clock, log }: PersonParts): FindPerson {
  const strangers = new Map<string, number>();

  async function known(store: Store, { owner, team, user }: Turn): Promise<Person | undefined> {
    const found = await knownAs(store, owner, 'slack', idIn(team, user));
    if (found?.type !== 'person') return undefined;
    const person = (await store.read(owner, 'person', found.person))?.body;
    return person?.active ? person : undefined;
  }

  async function byEmail(store: Store, { owner, team, user }: Turn): Promise<Person | undefined> {
    const { isMember, email } = await calls.user(team, user);
    return isMember && email ? personByEmail(store, owner, email) : undefined;
  }

  return async function findPerson(store, turn) {
    if (turn.foreign) return undefined;
    const person = await known(store, turn);
    if (person) return person;
    const key = idIn(turn.team, turn.user);
    if ((strangers.get(key) ?? 0) > clock.now()) return undefined;
    const found = await byEmail(store, turn);
    if (!found) {
      if (strangers.size >= STRANGERS_KEPT) strangers.clear();
      strangers.set(key, clock.now() + STRANGER_MS);
      log.info('Somebody who is not in the roster wrote in Slack', { owner: turn.owner });
      return undefined;
    }
    await store.commit(turn.owner, knowAs('slack', key, { type: 'person', person: found.id }));
    return found;
  };
}
