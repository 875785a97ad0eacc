import { knowAs, knownAs, recipientKey, rememberAddress, welcomeOf } from '../../../app/addresses.ts';
import { countMembers, signGone, signHere } from '../../../app/people/member-signs.ts';
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
    const count = { members: 0, unknown: 0, at: clock.now() };
    let met = 0;
    for await (const user of calls.users(team)) {
      const person = inRoster(roster, user);
      count.members += Number(user.isMember);
      count.unknown += Number(user.isMember && !person);
      if (person && (await meet(owner, team, user, person))) met += 1;
      await note(owner, team, user, person);
    }
    await countMembers(store, owner, `slack:${team}`, count);
    log.info('The people of a workspace were looked up', { owner, met });
    if (met > 0) wake();
    return met;
  }

  function inRoster(roster: Map<string, Person>, { isMember, email }: SlackUser): Person | undefined {
    return isMember && email ? roster.get(email) : undefined;
  }

  async function rosterOf(owner: string): Promise<Map<string, Person>> {
    const roster = new Map<string, Person>();
    for await (const { body } of store.list(owner, 'person')) if (body.active) roster.set(body.email, body);
    return roster;
  }

  /** Somebody of the roster who was a member and is no longer, or is again. The roster is left as it is. */
  async function note(owner: string, team: string, user: SlackUser, person?: Person): Promise<void> {
    if (person) return signHere(store, owner, 'slack', person.id);
    if (user.isMember) return;
    const known = await knownAs(store, owner, 'slack', idIn(team, user.id));
    if (known?.type === 'person') await signGone(store, owner, 'slack', known.person, clock.now());
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
