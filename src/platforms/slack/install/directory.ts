import { knowAs, knownAs, recipientKey, rememberAddress, welcomeOf } from '../../../app/addresses.ts';
import type { Log } from '../../../app/ports/log.ts';
import type { Store } from '../../../app/ports/store.ts';
import type { Person } from '../../../domain/people/people.ts';
import type { SlackCalls, SlackUser } from '../api/calls.ts';
import { idIn, slackAddress } from '../place.ts';
import type { SlackSettings } from '../settings.ts';

export interface DirectoryParts {
  store: Store;
  calls: Pick<SlackCalls, 'users'>;
  settings: Pick<SlackSettings, 'workspaces'>;
  clock: { now(): number };
  log: Log;
  wake(): void;
}

/**
 * Slack lets the bot write first, so everybody in the roster who has a user in the workspace can be reached without
 * doing anything. Whoever is already reached elsewhere stays there.
 */
export function createDirectory({ store, calls, settings, clock, log, wake }: DirectoryParts) {
  async function meetEverybody(team: string): Promise<number> {
    const owner = settings.workspaces.get(team);
    if (owner === undefined) return 0;
    const roster = await rosterOf(owner);
    let met = 0;
    for await (const user of calls.users(team)) {
      const person = user.isMember && user.email ? roster.get(user.email) : undefined;
      if (person && (await meet(owner, team, user, person))) met += 1;
    }
    log.info('The people of a workspace were looked up', { owner, met });
    if (met > 0) wake();
    return met;
  }

  async function rosterOf(owner: string): Promise<Map<string, Person>> {
    const roster = new Map<string, Person>();
    for await (const { body } of store.list(owner, 'person')) if (body.active) roster.set(body.email, body);
    return roster;
  }

  /** True for the first time. */
  async function meet(owner: string, team: string, user: SlackUser, person: Person): Promise<boolean> {
    const recipient = { type: 'person', person: person.id } as const;
    const id = idIn(team, user.id);
    if ((await knownAs(store, owner, 'slack', id)) === undefined) {
      await store.commit(owner, knowAs('slack', id, recipient));
    }
    if (await store.read(owner, 'address', recipientKey(recipient))) return false;
    const welcome = { type: 'enqueue' as const, delivery: welcomeOf(person, owner, clock.now()) };
    return rememberAddress(store, owner, recipient, slackAddress(owner, team, user.id), [welcome]);
  }

  return { meetEverybody };
}
