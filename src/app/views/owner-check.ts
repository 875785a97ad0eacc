import type { OwnerCheckAnswer } from '../../domain/dialogue/learning.ts';
import type { Person } from '../../domain/people/people.ts';
import type { Check, Said } from '../checks.ts';
import { type CardView, localized, type Section, text } from '../view.ts';
import { submit, viewFor } from './parts.ts';
import { bandFacts } from './voice-result.ts';

/** Texts as they were written, choices as words for how many: nobody's answer can be counted back to them. */
export function saidSections(byQuestion: Said[]): Section[] {
  return byQuestion.map(({ question, texts, bands }) => {
    const heading = localized(question.text);
    return bands
      ? { heading, facts: bandFacts(question, bands) }
      : { heading, quotes: texts.map((words) => ({ text: words })) };
  });
}

/** «Hva endrer vi?»: with what was answered, without names. */
export function checkAnswerForm(person: Person, check: Check): CardView {
  const of = check.school === undefined ? 'ownerCheck' : 'leaderCheck';
  return viewFor(person, 'form', {
    title: text(`check.title.${of}`),
    lead: text(`check.lead.${of}`),
    sections: saidSections(check.byQuestion),
    fields: [
      {
        id: 'change',
        kind: 'longText',
        label: text(`check.field.${of}`),
        value: check.answer?.text ?? '',
        required: true,
        maxLength: 1500,
      },
    ],
    actions: [submit('check.answer-save', check.prompt)],
  });
}

/** To those who wrote it and to everybody who was asked. */
export function checkAnswerView(person: Person, answer: OwnerCheckAnswer): CardView {
  const of = answer.school === undefined ? 'ownerCheck' : 'leaderCheck';
  return viewFor(person, 'notice', {
    kicker: text(`activityKind.${of}`),
    title: text(`check.answerTitle.${of}`),
    lead: text(`check.answerLead.${of}`),
    sections: [{ quotes: [{ text: answer.text }] }],
  });
}
