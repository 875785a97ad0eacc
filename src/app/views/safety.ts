import { hasRole, type Person, type School } from '../../domain/people/people.ts';
import type { SafetyAlert } from '../../domain/voice/safety.ts';
import { type CardView, type Field, type Phrase, text } from '../view.ts';
import { button, submit, viewFor } from './parts.ts';

/** Somebody at several schools says which it is about: the message goes to that school's leaders. */
export function safetyForm(person: Person, schools: School[], about?: string): CardView {
  const which: Field = {
    id: 'school',
    kind: 'choice',
    label: text('safety.school'),
    required: true,
    value: schools.find(({ id }) => id === about)?.id ?? '',
    options: schools.map(({ id, name }) => ({ value: id, title: name })),
  };
  const leads = hasRole(person, 'principal', 'deputyPrincipal');
  return viewFor(person, 'form', {
    kicker: text('safety.kicker'),
    title: text(leads ? 'safety.titleLeader' : 'safety.title'),
    lead: text('safety.lead'),
    sections: [
      { heading: text('safety.nextHeading'), paragraphs: [text('safety.next1'), text('safety.next2')] },
    ],
    fields: [
      ...(schools.length > 1 ? [which] : []),
      { id: 'alert', kind: 'longText', label: text('safety.field'), required: true, maxLength: 2000 },
    ],
    actions: [
      submit('safety.send', 'self', text(leads ? 'action.safety.sendLeaders' : 'action.safety.send')),
    ],
    footer: text('safety.emergency'),
  });
}

export function safetySentView(person: Person, leaders: Person[]): CardView {
  return viewFor(person, 'notice', {
    kicker: text('safety.kicker'),
    title: text('safety.sentTitle'),
    lead: text('safety.sentLead', { leaders: { $list: leaders.map((leader) => leader.name) } }),
    footer: text('safety.emergency'),
  });
}

/** Who wrote: one of the staff, or what a pupil wrote of themselves. */
export function senderOf(alert: SafetyAlert, from: Person | undefined): Phrase {
  if (from) return from.name;
  const { name = '', group = '' } = alert.sender ?? {};
  if (name === '') return group === '' ? text('safety.someone') : text('safety.someoneIn', { group });
  return group === '' ? name : text('safety.nameAndGroup', { name, group });
}

/** What rektor gets: who wrote, what, and a button that says it has been read by a person. */
export function alertView(leader: Person, alert: SafetyAlert, sender: Phrase, again = false): CardView {
  return viewFor(leader, 'notice', {
    kicker: text('safety.kicker'),
    title: text('safety.alertTitle'),
    lead: text(again ? 'safety.alertAgain' : 'safety.alertLead', { from: sender }),
    sections: [{ quotes: [{ text: alert.text, from: sender }] }],
    actions: [{ ...button('safety.acknowledge', alert.id), style: 'primary' }],
    footer: text(alert.aboutLeaders ? 'safety.dutyOwner' : 'safety.duty'),
  });
}

/** Whoever took the matter is told to go on with it, the other leaders who did. */
export function acknowledgedView(
  leader: Person,
  alert: SafetyAlert,
  sender: Phrase,
  taker: Person | undefined = leader,
): CardView {
  const view = alertView(leader, alert, sender);
  const notice =
    taker.id === leader.id ? text('safety.acknowledged') : text('safety.takenBy', { name: taker.name });
  return { ...view, data: { ...view.data, notice, actions: [] } };
}

/** To the owner: a message waits at a school. */
export function unreadView(person: Person, school: School, alert: SafetyAlert): CardView {
  return viewFor(person, 'notice', {
    kicker: text('safety.kicker'),
    title: text('safety.unreadTitle', { school: school.name }),
    lead: text(alert.aboutLeaders ? 'safety.unreadOwner' : 'safety.unreadLead', { school: school.name }),
    footer: text('safety.unreadFooter'),
  });
}
