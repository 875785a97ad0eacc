import type { QuestionSet } from '../../domain/cycle/activity.ts';
import type { Person } from '../../domain/people/people.ts';
import type { HearingStory } from '../pupil/hearing-story.ts';
import { type CardView, localized, text } from '../view.ts';
import { submit, viewFor } from './parts.ts';
import { voiceKicker } from './voice.ts';

export const OWN_FIELDS = ['own1', 'own2', 'own3'] as const;

export function questionsForm(person: Person, story: HearingStory, sets: QuestionSet[]): CardView {
  const { hearing } = story;
  return viewFor(person, 'form', {
    kicker: voiceKicker(story),
    title: text('voiceQuestions.title'),
    lead: text('voiceQuestions.lead'),
    fields: [
      {
        id: 'set',
        kind: 'choice',
        label: text('voiceQuestions.set'),
        value: hearing.questionSet,
        required: true,
        options: sets.map((set) => ({ value: set.id, title: localized(set.title) })),
      },
      ...OWN_FIELDS.map((id, index) => ({
        id,
        kind: 'text' as const,
        label: text('voiceQuestions.own', { n: index + 1 }),
        ...(index === 0 ? { help: text('voiceQuestions.ownHelp') } : {}),
        value: hearing.own?.[index]?.text.nb ?? '',
        maxLength: 200,
      })),
    ],
    actions: [submit('voice.questions-save', hearing.id)],
  });
}
