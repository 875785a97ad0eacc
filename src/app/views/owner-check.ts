import type { OwnerCheckAnswer } from '../../domain/dialogue/learning.ts';
import type { Person } from '../../domain/people/people.ts';
import { type CardView, text } from '../view.ts';
import { type OwnerCheck, saidSection } from './digest.ts';
import { submit, viewFor } from './parts.ts';

/** «Hva endrer vi?»: with what rektorene wrote, without names. */
export function checkAnswerForm(person: Person, check: OwnerCheck): CardView {
  return viewFor(person, 'form', {
    title: text('ownerCheck.title'),
    lead: text('ownerCheck.lead'),
    sections: check.byQuestion.map(saidSection),
    fields: [
      {
        id: 'change',
        kind: 'longText',
        label: text('ownerCheck.field'),
        value: check.answer?.text ?? '',
        required: true,
        maxLength: 1500,
      },
    ],
    actions: [submit('check.answer-save', check.prompt)],
  });
}

/** To the owner that wrote it and to every rektor. */
export function checkAnswerView(person: Person, answer: OwnerCheckAnswer): CardView {
  return viewFor(person, 'notice', {
    kicker: text('activityKind.ownerCheck'),
    title: text('ownerCheck.answerTitle'),
    lead: text('ownerCheck.answerLead'),
    sections: [{ quotes: [{ text: answer.text }] }],
  });
}
