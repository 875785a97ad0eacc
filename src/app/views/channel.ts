import type { Person, School } from '../../domain/people/people.ts';
import type { Recipient } from '../ports/delivery.ts';
import { type CardView, text } from '../view.ts';
import { button, submit, viewFor } from './parts.ts';

/** A team, or a class that may answer in its channel, that the actor may give a channel. */
export interface Linkable {
  /** As the form sends it. */
  id: string;
  name: string;
  recipient: Recipient;
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
        options: teams.slice(0, 100).map(({ id, name, recipient, school }) => {
          const title = school ? `${school.name}: ${name}` : name;
          return { value: id, title: recipient.type === 'class' ? text('channel.pupils', { title }) : title };
        }),
      },
    ],
    actions: [submit('channel.link', 'self')],
  });
}

export function channelLinked(person: Person, { name, recipient }: Linkable): CardView {
  return viewFor(person, 'notice', {
    title: text('channel.linkedTitle', { team: name }),
    lead: text(recipient.type === 'class' ? 'channel.linkedPupils' : 'channel.linkedLead'),
    more: [button('channel.choose', 'ask')],
  });
}
