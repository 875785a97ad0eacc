import { all } from '../../app/load.ts';
import type { Store } from '../../app/ports/store.ts';
import type { WebConversation, WebMessage } from '../../app/ports/web-chat.ts';
import { isOwnerStaff, type OwnerId, type Person } from '../../domain/people/people.ts';

export interface Roster {
  owner: { name: string; timeZone: string };
  schools: { id: string; name: string; people: Player[] }[];
  ownerStaff: Player[];
}

/** A person one can play. */
export interface Player {
  id: string;
  name: string;
  roles: string[];
  language: string;
  schools: string[];
  teams: { id: string; name: string }[];
}

/** Everybody in the roster, by school and by role within it. */
export async function rosterOf(store: Store, owner: OwnerId): Promise<Roster> {
  const [people, schools, teams, own] = await Promise.all([
    all(store, owner, 'person'),
    all(store, owner, 'school'),
    all(store, owner, 'team'),
    store.read(owner, 'owner', 'owner'),
  ]);
  const names = new Map(teams.map((team) => [team.id, team.name]));
  const players = people.filter((person) => person.active).map((person) => player(person, names));
  const collator = new Intl.Collator('nb');
  players.sort((a, b) => collator.compare(a.name, b.name));
  const sorted = [...schools].sort((a, b) => collator.compare(a.name, b.name));
  return {
    owner: { name: own?.body.name ?? owner, timeZone: own?.body.timeZone ?? 'Europe/Oslo' },
    schools: sorted.map(({ id, name }) => ({
      id,
      name,
      people: players.filter((one) => one.schools.includes(id)),
    })),
    ownerStaff: players.filter((one) => one.schools.length === 0),
  };
}

function player(person: Person, teamNames: ReadonlyMap<string, string>): Player {
  const { id, name, roles, language, schools } = person;
  const teams = person.teams.map((team) => ({ id: team, name: teamNames.get(team) ?? team }));
  return { id, name, roles: [...roles], language, schools: isOwnerStaff(person) ? [] : [...schools], teams };
}

export async function activePerson(store: Store, owner: OwnerId, id: string): Promise<Person | undefined> {
  const person = (await store.read(owner, 'person', id))?.body;
  return person?.active ? person : undefined;
}

/** The person's own chat with the bot, and the channels of the person's teams. */
export function conversationsOf(person: Person): WebConversation[] {
  return [`person:${person.id}`, ...person.teams.map((team): WebConversation => `team:${team}`)];
}

export function maySee(person: Pick<Person, 'id'>, message: Pick<WebMessage, 'onlyFor'>): boolean {
  return message.onlyFor === undefined || message.onlyFor === person.id;
}
