import type { DialogueFormat } from '../../domain/dialogue/format.ts';
import { formatMinutes } from '../../domain/dialogue/format.ts';
import type { Person, School, Team } from '../../domain/people/people.ts';
import type { IsoDate } from '../../domain/time.ts';
import type { DialogueStory } from '../dialogue-story.ts';
import { type CardView, day, type Field, localized, text } from '../view.ts';
import { titleOf } from './dialogue.ts';
import { button, submit, viewFor } from './parts.ts';

export interface PlanFormParts {
  schools: School[];
  teams: Team[];
  formats: DialogueFormat[];
  suggested: IsoDate;
}

/** A meeting planned by hand: which school, what kind, when, where and with whom. */
export function planForm(person: Person, { schools, teams, formats, suggested }: PlanFormParts): CardView {
  const fields: Field[] = [
    {
      id: 'format',
      kind: 'choice',
      label: text('dialoguePlan.format'),
      required: true,
      value: formats[0]?.id ?? '',
      options: formats.map((one) => ({
        value: one.id,
        title: text('dialoguePlan.formatOption', { title: localized(one.title), n: formatMinutes(one) }),
      })),
    },
    { id: 'date', kind: 'date', label: text('dialoguePlan.date'), required: true, value: suggested },
    {
      id: 'time',
      kind: 'text',
      label: text('dialoguePlan.time'),
      required: true,
      value: '09.00',
      maxLength: 5,
    },
    { id: 'room', kind: 'text', label: text('dialoguePlan.room'), maxLength: 100 },
    {
      id: 'guests',
      kind: 'choices',
      label: text('dialoguePlan.guests'),
      help: text('dialoguePlan.guestsHelp'),
      options: [
        { value: 'leaders', title: text('dialoguePlan.leaders') },
        { value: 'contacts', title: text('dialoguePlan.contacts') },
        ...(schools.length === 1
          ? teams.map((team) => ({ value: `team:${team.id}`, title: team.name }))
          : []),
      ],
    },
  ];
  const school: Field = {
    id: 'school',
    kind: 'choice',
    label: text('dialoguePlan.school'),
    required: true,
    options: schools.map((one) => ({ value: one.id, title: one.name })),
  };
  return viewFor(person, 'form', {
    title: text('dialoguePlan.title'),
    lead: text('dialoguePlan.lead'),
    fields: schools.length > 1 ? [school, ...fields] : fields,
    actions: [submit('dialogue.plan-save', 'self')],
  });
}

/** Questions to think about beforehand. Own until shared with those who meet. */
export function prepareForm(person: Person, story: DialogueStory, deleted: IsoDate): CardView {
  const { dialogue, school, preparation, own } = story;
  // With only the two sides there, «without a name» would be no more than words.
  const few = (dialogue.guests ?? []).length === 0;
  return viewFor(person, 'question', {
    kicker: school.name,
    title: text('dialoguePrepare.title', { meeting: titleOf(story) }),
    lead: text('dialoguePrepare.lead'),
    purpose: {
      why: story.format ? localized(story.format.why) : text('dialoguePrepare.lead'),
      who: text(few ? 'dialoguePrepare.whoFew' : 'dialoguePrepare.who'),
      deleted: day(deleted),
    },
    fields: [
      ...(preparation?.questions ?? []).map(
        (question): Field => ({
          id: question.id,
          kind: 'longText',
          label: localized(question.text),
          ...(question.help ? { help: localized(question.help) } : {}),
          value: own?.texts[question.id] ?? '',
          maxLength: 1500,
        }),
      ),
      {
        id: 'share',
        kind: 'toggle',
        label: text(few ? 'dialoguePrepare.shareFew' : 'dialoguePrepare.share'),
        value: String(own?.shared ?? false),
      },
    ],
    actions: [submit('dialogue.prepare-save', dialogue.id)],
    safety: button('safety.open', 'self'),
  });
}
