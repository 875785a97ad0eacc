import { type DraftStep, MINUTE_STEPS, type MinuteStep } from '../../domain/dialogue/minute-steps.ts';
import { MAX_STEP_LENGTH, stepText, waitingCorrections } from '../../domain/dialogue/minutes.ts';
import type { Person } from '../../domain/people/people.ts';
import type { DialogueStory } from '../dialogue-story.ts';
import { type CardView, day, type Field, localized, type Section, text } from '../view.ts';
import { agendaSections, minutesSection, titleOf } from './dialogue.ts';
import { button, submit, viewFor } from './parts.ts';
import { overdueSection, promiseSection } from './promise.ts';

/** One of the first three steps, with what it is made from above the field. */
export function stepForm(person: Person, story: DialogueStory, step: DraftStep): CardView {
  const { dialogue, school } = story;
  return viewFor(person, 'form', {
    kicker: school.name,
    title: text(`minutes.title.${step}`),
    lead: text(`minutes.lead.${step}`),
    sections: [...stepsSection(step), ...(step === 'rough' ? inputSections(story) : [])],
    fields: [
      {
        id: step,
        kind: 'longText',
        label: text(`minutes.field.${step}`),
        value: stepText(dialogue, step),
        required: true,
        maxLength: MAX_STEP_LENGTH,
      },
    ],
    actions: [submit('dialogue.step-save', `${dialogue.id}@${step}`)],
  });
}

/** Where one is of the four. */
function stepsSection(current: MinuteStep): Section[] {
  const at = MINUTE_STEPS.indexOf(current);
  return [
    {
      items: MINUTE_STEPS.map((step, index) => ({
        title: text(`minutes.title.${step}`),
        ...(index === at
          ? { mark: 'current' as const, markText: text('minutes.now') }
          : index < at
            ? { mark: 'good' as const, markText: text('minutes.done') }
            : { mark: 'neutral' as const, markText: text('minutes.coming') }),
      })),
    },
  ];
}

/** What the groups sent in while they met, by slot and in their own words. */
export function inputSections({ inputs, format }: DialogueStory): Section[] {
  return (format?.slots ?? []).flatMap((slot) => {
    const here = inputs.filter((one) => one.slot === slot.id);
    if (here.length === 0) return [];
    return [
      {
        heading: localized(slot.title),
        quotes: here.map((one) => ({ text: one.text, ...(one.group ? { from: one.group } : {}) })),
      },
    ];
  });
}

/** The last step, which goes to everybody who took part, and a promise from each side. */
export function minutesForm(person: Person, story: DialogueStory): CardView {
  const { dialogue, school } = story;
  return viewFor(person, 'form', {
    kicker: school.name,
    title: text('dialogue.minutesTitle'),
    lead: text('dialogue.minutesLead'),
    sections: [
      ...overdueSection(person, story.commitments, story.today),
      ...agendaSections(story),
      ...(dialogue.drafts ? [] : inputSections(story)),
      ...correctionSection(story),
    ],
    fields: [
      {
        id: 'minutes',
        kind: 'longText',
        label: text('dialogue.minutesField'),
        value: stepText(dialogue, 'condensed'),
        required: true,
        maxLength: MAX_STEP_LENGTH,
      },
      ...promiseFields(),
    ],
    actions: [submit('dialogue.minutes-save', dialogue.id)],
    more: [button('dialogue.step', `${dialogue.id}@rough`)],
  });
}

function promiseFields(): Field[] {
  return (['school', 'owner'] as const).flatMap((by): Field[] => [
    {
      id: `${by}Promise`,
      kind: 'text',
      label: text(by === 'school' ? 'promise.schoolField' : 'promise.ownerField'),
      help: text('promise.help'),
      maxLength: 300,
    },
    { id: `${by}Date`, kind: 'date', label: text('promise.dateField') },
  ]);
}

function correctionSection({ dialogue }: DialogueStory): Section[] {
  const waiting = waitingCorrections(dialogue);
  if (waiting.length === 0) return [];
  return [{ heading: text('minutes.corrections'), quotes: waiting.map((words) => ({ text: words })) }];
}

/** The summary as it was sent: to be corrected, or final. */
export function summaryView(person: Person, story: DialogueStory): CardView {
  const { dialogue, school, isFinal, side } = story;
  const correctBy = dialogue.summary?.correctBy ?? dialogue.date;
  const open = !isFinal;
  const waiting = waitingCorrections(dialogue).length;
  return viewFor(person, 'dialogue', {
    kicker: school.name,
    title: text('minutes.summaryTitle', { meeting: titleOf(story) }),
    lead: isFinal ? text('minutes.isFinal') : text('minutes.mayCorrect', { date: day(correctBy) }),
    ...(waiting > 0 && side ? { notice: text('minutes.waiting', { n: waiting }) } : {}),
    sections: [
      ...minutesSection(dialogue),
      ...(side ? correctionSection(story) : []),
      ...promiseSection(person, story.commitments, story.today),
    ],
    ...(open
      ? {
          fields: [
            {
              id: 'correction',
              kind: 'longText' as const,
              label: text('minutes.correctionField'),
              help: text('minutes.correctionHelp'),
              required: true,
              maxLength: 1000,
            },
          ],
          actions: [submit('dialogue.correct', dialogue.id)],
          more: side ? [button('dialogue.final', dialogue.id), button('dialogue.minutes', dialogue.id)] : [],
        }
      : {}),
  });
}
