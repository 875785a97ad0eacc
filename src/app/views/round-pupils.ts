import type { Question, QuestionSet } from '../../domain/cycle/activity.ts';
import type { Person } from '../../domain/people/people.ts';
import type { AskedPupils } from '../../domain/round/asked-pupils.ts';
import { pupilsOrDefault } from '../../domain/round/pupils.ts';
import type { Round } from '../../domain/round/round.ts';
import { questionsBeside, themeQuestions } from '../../domain/voice/theme-question.ts';
import { type CardView, type Field, localized, type Phrase, type Section, text } from '../view.ts';
import type { DraftStory } from './draft-story.ts';
import { button, viewFor } from './parts.ts';

type Draft = DraftStory & { round: Round };

/** What stands in the preview about the pupils: as rektor chose it, or the classes of the round's teams. */
export function standingPupils({ round, people, classes, pupilSets }: Draft): AskedPupils {
  return pupilsOrDefault(round.pupils, round.teams, people, { classes, sets: pupilSets });
}

/** Whether, which classes, and which questions. Nothing to choose where a school has no classes or there is no page to answer on. */
export function pupilFields(story: Draft): Field[] {
  const { classes, pupilSets } = story;
  if (!canAskClasses(story)) return [];
  const { classes: picked, questionSet } = standingPupils(story);
  const asked = picked.length > 0;
  return [
    {
      id: 'pupils',
      kind: 'choice',
      label: text('roundPupils.ask'),
      value: asked ? 'yes' : 'no',
      required: true,
      options: ['yes', 'no'].map((value) => ({ value, title: text(`roundPupils.${value}`) })),
    },
    {
      id: 'classes',
      kind: 'choices',
      label: text('roundPupils.classes'),
      help: text('roundPupils.classesHelp'),
      value: picked.join(','),
      options: classes.map(({ id, name }) => ({ value: id, title: name })),
    },
    ...(pupilSets.length > 1
      ? [
          {
            id: 'pupilSet',
            kind: 'choice' as const,
            label: text('roundPupils.set'),
            value: questionSet,
            required: true,
            options: pupilSets.map((set) => ({ value: set.id, title: localized(set.title) })),
          },
        ]
      : []),
  ];
}

export function canAskClasses({ classes, pupilSets, hasPages }: DraftStory): boolean {
  return hasPages && classes.length > 0 && pupilSets.length > 0;
}

/** The questions that stand chosen, to be read before the round starts. */
export function pupilSections(story: Draft): Section[] {
  const { classes, questionSet } = standingPupils(story);
  const set = story.pupilSets.find((one) => one.id === questionSet);
  if (!canAskClasses(story) || !set || classes.length === 0) return [];
  return [
    {
      heading: text('roundPupils.heading', { set: localized(set.title) }),
      items: questionItems(set, story.round.theme, false),
    },
  ];
}

/** In the preview only what is not said by itself: how a question with choices is answered. */
function questionItems(set: QuestionSet, theme: string, whole: boolean) {
  const asked = [...themeQuestions(theme, 'pupils'), ...questionsBeside(set.questions, { theme: true })];
  return asked.map((question) => ({
    title: localized(question.text),
    ...(whole || question.kind === 'choice' ? { text: howAnswered(question) } : {}),
  }));
}

function howAnswered({ kind, choices = [] }: Question): Phrase {
  if (kind === 'text') return text('roundPupils.ownWords');
  return text('roundPupils.choose', { choices: { $list: choices.map((one) => localized(one.text)) } });
}

/** The pupils' questions as they stand chosen in the form now; nothing is kept. */
export function pupilTrialView(
  person: Person,
  story: Draft,
  { classes, questionSet }: AskedPupils,
): CardView {
  const set = story.pupilSets.find((one) => one.id === questionSet);
  const names = story.classes.filter(({ id }) => classes.includes(id)).map(({ name }) => name);
  return viewFor(person, 'list', {
    kicker: text('roundNew.kicker', { school: story.school.name }),
    title: set ? localized(set.title) : story.round.theme,
    lead:
      names.length > 0
        ? text('roundPupils.tryLead', { classes: { $list: names } })
        : text('roundPupils.tryNone'),
    sections: set && names.length > 0 ? [{ items: questionItems(set, story.round.theme, true) }] : [],
    actions: [button('round.preview', story.round.id, text('action.back'))],
    ...(names.length > 0 ? { footer: text('roundPupils.tryFooter') } : {}),
  });
}
