import { type Commitment, HELP_TOPICS, type HelpRequest } from '../../domain/dialogue/dialogue.ts';
import type { Person, School } from '../../domain/people/people.ts';
import type { IsoDate } from '../../domain/time.ts';
import { type CardView, text } from '../view.ts';
import { button, submit, viewFor } from './parts.ts';
import { promiseSection } from './promise.ts';

export function helpForm(person: Person, school: School): CardView {
  return viewFor(person, 'form', {
    kicker: school.name,
    title: text('helpAsk.title'),
    lead: text('helpAsk.lead'),
    fields: [
      {
        id: 'topic',
        kind: 'choice',
        label: text('helpAsk.topic'),
        value: 'analysis',
        required: true,
        options: HELP_TOPICS.map((topic) => ({ value: topic, title: text(`helpTopic.${topic}`) })),
      },
      {
        id: 'text',
        kind: 'longText',
        label: text('helpAsk.text'),
        help: text('helpAsk.textHelp'),
        maxLength: 1000,
      },
    ],
    actions: [submit('help.send', school.id)],
  });
}

export function helpSentView(person: Person): CardView {
  return viewFor(person, 'notice', { title: text('helpAsk.sentTitle'), lead: text('helpAsk.sentLead') });
}

/** What the owner's staff get. */
export function helpRequestView(person: Person, request: HelpRequest, school: School): CardView {
  return viewFor(person, 'notice', {
    kicker: school.name,
    title: text('helpAsk.requestTitle', { topic: text(`helpTopic.${request.topic}`) }),
    lead: text('helpAsk.requestLead'),
    sections: request.text ? [{ quotes: [{ text: request.text }] }] : [],
    actions: [{ ...button('help.answer', request.id), style: 'primary' }],
  });
}

export function helpAnswerForm(person: Person, request: HelpRequest, school: School): CardView {
  return viewFor(person, 'form', {
    kicker: school.name,
    title: text('helpAsk.requestTitle', { topic: text(`helpTopic.${request.topic}`) }),
    sections: request.text ? [{ quotes: [{ text: request.text }] }] : [],
    fields: [
      { id: 'answer', kind: 'longText', label: text('helpAsk.answerField'), required: true, maxLength: 1000 },
      {
        id: 'promise',
        kind: 'text',
        label: text('promise.ownerField'),
        help: text('promise.help'),
        maxLength: 300,
      },
      { id: 'promiseDate', kind: 'date', label: text('promise.dateField') },
    ],
    actions: [submit('help.answer-save', request.id)],
  });
}

/** Both sides see the answer. */
/** `promised`: what the owner promised with the answer. */
export function helpAnsweredView(
  person: Person,
  request: HelpRequest,
  school: School,
  { promised, today }: { promised: Commitment[]; today: IsoDate },
): CardView {
  return viewFor(person, 'notice', {
    kicker: school.name,
    title: text('helpAsk.answeredTitle'),
    sections: [
      {
        heading: text('helpAsk.asked'),
        quotes: [{ text: request.text || text(`helpTopic.${request.topic}`) }],
      },
      { heading: text('helpAsk.answered'), quotes: [{ text: request.answer?.text ?? '' }] },
      ...promiseSection(person, promised, today),
    ],
  });
}
