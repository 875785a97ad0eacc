import type { Person, School, Team } from '../../domain/people/people.ts';
import { type CardView, text } from '../view.ts';
import { button, submit, viewFor } from './parts.ts';

/** A team that the actor may give a channel: as leader of its school, or as its own team lead. */
export interface Linkable {
  team: Team;
  school: School | undefined;
}

/** Asked in the channel itself, of whoever set it up. */
export function channelForm(person: Person, teams: Linkable[], owner: string): CardView {
  return viewFor(person, 'form', {
    kicker: owner,
    title: text('channel.title'),
    lead: text('channel.lead'),
    fields: [
      {
        id: 'team',
        kind: 'choice',
        label: text('channel.field'),
        required: true,
        options: teams.slice(0, 100).map(({ team, school }) => ({
          value: team.id,
          title: school ? `${school.name}: ${team.name}` : team.name,
        })),
      },
    ],
    actions: [submit('channel.link', 'self')],
  });
}

export function channelLinked(person: Person, { team }: Linkable): CardView {
  return viewFor(person, 'notice', {
    title: text('channel.linkedTitle', { team: team.name }),
    lead: text('channel.linkedLead'),
    more: [button('channel.choose', 'ask')],
  });
}
