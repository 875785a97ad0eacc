import type { Person } from '../../domain/people/people.ts';
import type { SafetyAlert } from '../../domain/voice/safety.ts';
import { type CardView, text } from '../view.ts';
import { button, submit, viewFor } from './parts.ts';

export function safetyForm(person: Person): CardView {
  return viewFor(person, 'form', {
    kicker: text('safety.kicker'),
    title: text('safety.title'),
    lead: text('safety.lead'),
    sections: [
      { heading: text('safety.nextHeading'), paragraphs: [text('safety.next1'), text('safety.next2')] },
    ],
    fields: [{ id: 'alert', kind: 'longText', label: text('safety.field'), required: true, maxLength: 2000 }],
    actions: [submit('safety.send', 'self')],
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

/** What rektor gets: who wrote, what, and a button that says it has been read by a person. */
export function alertView(leader: Person, alert: SafetyAlert, from: Person | undefined): CardView {
  return viewFor(leader, 'notice', {
    kicker: text('safety.kicker'),
    title: text('safety.alertTitle'),
    lead: text('safety.alertLead', { from: from?.name ?? '' }),
    sections: [{ quotes: [{ text: alert.text, from: from?.name ?? '' }] }],
    actions: [{ ...button('safety.acknowledge', alert.id), style: 'primary' }],
    footer: text('safety.duty'),
  });
}

export function acknowledgedView(leader: Person, alert: SafetyAlert, from: Person | undefined): CardView {
  const view = alertView(leader, alert, from);
  return { ...view, data: { ...view.data, notice: text('safety.acknowledged'), actions: [] } };
}
