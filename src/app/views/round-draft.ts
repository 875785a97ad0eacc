import type { Person } from '../../domain/people/people.ts';
import { MAX_QUESTIONS, WINDOW_CHOICES } from '../../domain/round/draft.ts';
import type { Round } from '../../domain/round/round.ts';
import { type CardView, type Field, localized, text } from '../view.ts';
import type { DraftStory } from './draft-story.ts';
import { button, submit, viewFor } from './parts.ts';
import { canAskClasses, pupilFields, pupilSections } from './round-pupils.ts';
import { sentSection } from './round-sent.ts';

export function draftForm(person: Person, story: DraftStory, ref: string, draft?: Round): CardView {
  const { school, earlier } = story;
  return viewFor(person, 'form', {
    kicker: text('roundNew.kicker', { school: school.name }),
    title: text('roundNew.title'),
    lead: text('roundNew.lead'),
    fields: draftFields(story, draft),
    actions: [submit('round.draft', ref, text('action.round.toPreview'))],
    more: draft
      ? []
      : earlier.map((round) =>
          button('round.duplicate', round.id, text('action.round.duplicateNamed', { theme: round.theme })),
        ),
    footer: text('roundNew.footer'),
  });
}

function draftFields({ teams, sets, focus }: DraftStory, draft: Round | undefined): Field[] {
  const belongsTo: Field = {
    id: 'focus',
    kind: 'choice',
    label: text('roundNew.focus'),
    value: draft?.focus ?? 'none',
    options: [
      { value: 'none', title: text('roundNew.focusNone') },
      ...focus.map(({ id, title }) => ({ value: id, title })),
    ],
  };
  return [
    {
      id: 'theme',
      kind: 'text',
      label: text('roundNew.theme'),
      help: text('roundNew.themeHelp'),
      value: draft?.theme ?? '',
      required: true,
      maxLength: 80,
    },
    {
      id: 'problem',
      kind: 'longText',
      label: text('roundNew.problem'),
      help: text('roundNew.problemHelp'),
      value: draft?.problem ?? '',
      required: true,
      maxLength: 500,
    },
    ...(focus.length > 0 ? [belongsTo] : []),
    {
      id: 'questionSet',
      kind: 'choice',
      label: text('roundNew.questionSet'),
      value: draft?.questionSet ?? sets[0]?.id ?? '',
      required: true,
      options: sets.map((set) => ({ value: set.id, title: localized(set.title) })),
    },
    {
      id: 'teams',
      kind: 'choices',
      label: text('roundNew.teams'),
      value: (draft?.teams ?? teams.map((team) => team.id)).join(','),
      required: true,
      options: teams.map((team) => ({ value: team.id, title: team.name })),
    },
    {
      id: 'window',
      kind: 'choice',
      label: text('roundNew.window'),
      value: String(draft?.windowSchoolDays ?? 5),
      required: true,
      options: WINDOW_CHOICES.map((days) => ({
        value: String(days),
        title: text('roundNew.windowDays', { days }),
      })),
    },
  ];
}

/** What would be sent to whom; the questions can still be chosen here. */
export function previewView(
  person: Person,
  story: DraftStory & { round: Round },
  needsReason = false,
): CardView {
  const { round, school, sets } = story;
  const set = sets.find((one) => one.id === round.questionSet);
  const fields: Field[] = [
    {
      id: 'questions',
      kind: 'choices',
      label: text('roundPreview.questions', { max: MAX_QUESTIONS }),
      value: round.questions.join(','),
      required: true,
      options: (set?.questions ?? []).map((question) => ({
        value: question.id,
        title: localized(question.text),
      })),
    },
  ];
  fields.push(...pupilFields(story));
  if (needsReason) {
    fields.push({
      id: 'extraFocusReason',
      kind: 'text',
      label: text('roundPreview.extraFocusReason'),
      required: true,
      maxLength: 300,
    });
  }
  return viewFor(person, 'form', {
    kicker: text('roundNew.kicker', { school: school.name }),
    title: round.theme,
    lead: text('roundPreview.lead'),
    sections: [
      { heading: text('roundPreview.problem'), quotes: [{ text: round.problem }] },
      sentSection(story),
      ...pupilSections(story),
    ],
    fields,
    actions: [
      submit('round.start', round.id),
      { verb: 'round.try', ref: round.id, withFields: true },
      ...(canAskClasses(story)
        ? [{ verb: 'round.try-pupils' as const, ref: round.id, withFields: true }]
        : []),
      button('round.new', round.id, text('action.round.edit')),
    ],
    more: [button('round.cancel', round.id, text('action.round.discard'))],
  });
}
