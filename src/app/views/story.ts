import type { Person, School } from '../../domain/people/people.ts';
import { type CardView, text } from '../view.ts';
import { submit, viewFor } from './parts.ts';

/** A practice story: what was tried, what happened, what was learned. */
export function storyForm(person: Person, school: School): CardView {
  return viewFor(person, 'form', {
    kicker: school.name,
    title: text('story.title'),
    lead: text('story.lead'),
    fields: [
      { id: 'title', kind: 'text', label: text('story.name'), required: true, maxLength: 80 },
      {
        id: 'story',
        kind: 'longText',
        label: text('story.text'),
        help: text('report.storyHelp'),
        required: true,
        maxLength: 2000,
      },
    ],
    actions: [submit('story.save', school.id)],
    safety: { verb: 'safety.open', ref: 'self', withFields: false },
    footer: text('story.footer'),
  });
}
