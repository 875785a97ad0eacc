import { toLocal } from '../../domain/calendar/zoned-time.ts';
import { agendaPoints } from '../../domain/dialogue/agenda.ts';
import { type Commitment, type Dialogue, isOverdue } from '../../domain/dialogue/dialogue.ts';
import { formatMinutes } from '../../domain/dialogue/format.ts';
import { isOwnerStaff, leadsSchool, type Person, type School } from '../../domain/people/people.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { DialogueStory } from '../dialogue-story.ts';
import {
  type ActionView,
  type CardView,
  localized,
  moment,
  type Phrase,
  type Section,
  text,
} from '../view.ts';
import { button, submit, viewFor } from './parts.ts';
import { ledgerSection, overdueSection, promiseSection } from './promise.ts';

/** Before the meeting (agenda, questions, what people bring) and after it (minutes, promises). */
export function dialogueView(person: Person, story: DialogueStory): CardView {
  const { dialogue, school, zone, today } = story;
  const held = dialogue.heldAt !== undefined;
  const rest = held ? story.commitments : story.commitments.filter((one) => !isOverdue(one, today));
  const at = moment(dialogue.startsAt, zone);
  return viewFor(person, 'dialogue', {
    kicker: school.name,
    title: titleOf(story),
    lead: dialogue.cancelledAt
      ? text('dialogue.leadCancelled', { at })
      : text(held ? 'dialogue.leadAfter' : 'dialogue.lead', { at }),
    sections: [
      ...(held ? [] : placeSection(story)),
      ...(held ? [] : overdueSection(person, story.commitments, today)),
      ...agendaSections(story),
      ...(held ? minutesSection(dialogue) : [...questionSection(story), ...broughtSection(story)]),
      ...promiseSection(person, rest, today),
    ],
    ...(dialogue.cancelledAt ? {} : { actions: actionsOf(person, story), more: moreOf(person, story) }),
    ...(story.calendar ? { links: [{ url: story.calendar, title: text('dialogue.calendar') }] } : {}),
  });
}

export function titleOf({ format }: Pick<DialogueStory, 'format'>): Phrase {
  return format ? localized(format.title) : text('dialogue.title');
}

function actionsOf(person: Person, story: DialogueStory): ActionView[] {
  const { dialogue, school, side, preparation, mayWrite } = story;
  const primary = (action: ActionView): ActionView => ({ ...action, style: 'primary' });
  if (dialogue.heldAt !== undefined) {
    if (dialogue.summary) return [primary(button('dialogue.summary', dialogue.id))];
    return side ? [primary(button('dialogue.minutes', dialogue.id))] : [];
  }
  const prepare = preparation ? [button('dialogue.prepare', dialogue.id)] : [];
  // Nobody is offered to write what was said in a meeting that is to come.
  const minutes = side && mayWrite ? [button('dialogue.minutes', dialogue.id)] : [];
  if (leadsSchool(person, school.id)) {
    const agenda = primary(button('dialogue.agenda', dialogue.id));
    return [agenda, ...prepare, ...minutes];
  }
  return [...minutes, ...prepare].map((action, index) => (index === 0 ? primary(action) : action));
}

function moreOf(person: Person, { dialogue, school, side, isFinal, mayWrite }: DialogueStory): ActionView[] {
  if (!side) return [];
  return [
    ...(isFinal
      ? []
      : [
          button('meeting.open', dialogue.id),
          ...(mayWrite ? [button('dialogue.step', `${dialogue.id}@rough`)] : []),
        ]),
    ...(dialogue.heldAt === undefined ? [button('dialogue.cancel', dialogue.id)] : []),
    ...(leadsSchool(person, school.id) ? [button('help.ask', school.id)] : []),
  ];
}

function placeSection({ dialogue, format }: DialogueStory): Section[] {
  const facts = [
    ...(dialogue.room ? [{ label: text('dialogue.room'), value: dialogue.room }] : []),
    ...(format
      ? [
          {
            label: text('dialogue.length'),
            value: text('dialogue.minutesLong', { n: formatMinutes(format) }),
          },
        ]
      : []),
  ];
  return facts.length > 0 ? [{ facts }] : [];
}

/** What others bring, under the question they answered; without names. */
function broughtSection({ brought, preparation }: DialogueStory): Section[] {
  if (brought.length === 0) return [];
  const asked = new Map(preparation?.questions.map((question) => [question.id, question.text]));
  return [
    {
      heading: text('dialogue.brought'),
      quotes: brought.map(({ question, text: words }) => {
        const about = asked.get(question);
        return { text: words, ...(about ? { from: localized(about) } : {}) };
      }),
    },
  ];
}

/** What rektor chose; that nothing is chosen yet is said only while it can be. */
export function agendaSections({ dialogue, isPast }: DialogueStory): Section[] {
  const heading = text('dialogue.agenda');
  if (dialogue.agenda.length > 0)
    return [{ heading, quotes: dialogue.agenda.map((point) => ({ text: point })) }];
  const waits = !isPast && dialogue.heldAt === undefined && dialogue.cancelledAt === undefined;
  return waits ? [{ heading, paragraphs: [text('dialogue.agendaEmpty')] }] : [];
}

function questionSection({ questions }: DialogueStory): Section[] {
  return [
    {
      heading: text('dialogue.questions'),
      items: questions.map((key) => ({ title: text(`ownerQuestion.${key}`) })),
    },
  ];
}

export function minutesSection(dialogue: Dialogue): Section[] {
  return dialogue.minutes
    ? [{ heading: text('dialogue.minutes'), quotes: [{ text: dialogue.minutes }] }]
    : [];
}

/** The points are prepared from the round; rektor decides what goes in. One point per line. */
export function agendaForm(person: Person, story: DialogueStory): CardView {
  const { dialogue, school } = story;
  const lines = dialogue.agenda.length > 0 ? dialogue.agenda : preparedPoints(story);
  return viewFor(person, 'form', {
    kicker: school.name,
    title: text('dialogue.agendaTitle'),
    lead: text('dialogue.agendaLead'),
    fields: [
      {
        id: 'agenda',
        kind: 'longText',
        label: text('dialogue.agendaField'),
        help: text('dialogue.agendaHelp'),
        value: lines.join('\n'),
        required: true,
        maxLength: 1500,
      },
    ],
    actions: [submit('dialogue.agenda-save', dialogue.id)],
  });
}

function preparedPoints({ prepared, help }: DialogueStory): string[] {
  const fromRound = prepared
    ? [
        prepared.round.theme,
        ...prepared.round.goals.map((goal) => goal.text),
        ...prepared.measures.map((measure) => measure.what),
      ]
    : [];
  // A goal and its tiltak are often said in the same words.
  return agendaPoints([
    ...fromRound,
    ...help.filter((request) => !request.answer && request.text).map((request) => request.text),
  ]).slice(0, 8);
}

export function dialogueListView(
  person: Person,
  dialogues: Dialogue[],
  commitments: Commitment[],
  schools: School[],
  { zone, now }: { zone: string; now: EpochMs },
): CardView {
  const sorted = [...dialogues].sort((a, b) => a.startsAt - b.startsAt);
  const name = (id: string) => schools.find((school) => school.id === id)?.name ?? '';
  const manySchools = isOwnerStaff(person) || new Set(commitments.map(({ school }) => school)).size > 1;
  return viewFor(person, 'list', {
    title: text('dialogueList.title'),
    lead: text(
      sorted.length === 0
        ? 'dialogueList.empty'
        : isOwnerStaff(person)
          ? 'dialogueList.leadOwner'
          : 'dialogueList.lead',
    ),
    sections: [
      {
        items: sorted.map((dialogue) => ({
          title: name(dialogue.school),
          text: moment(dialogue.startsAt, zone),
          mark: dialogue.heldAt === undefined ? ('current' as const) : ('good' as const),
          markText: text(dialogueState(dialogue, now)),
          actions: [button('dialogue.open', dialogue.id)],
        })),
      },
      ...promiseSection(person, commitments, toLocal(now, zone).date, manySchools ? name : undefined),
      ...ledgerSection(commitments),
    ],
    ...(mayPlan(person) ? { actions: [button('dialogue.plan', '')] } : {}),
  });
}

/** Rektor and the owner's staff set up meetings. */
export function mayPlan(person: Person): boolean {
  return isOwnerStaff(person) || person.schools.some((school) => leadsSchool(person, school));
}

/** Held is what has minutes; a meeting whose time has passed without any waits for them. */
export function dialogueState({ heldAt, cancelledAt, startsAt }: Dialogue, now: EpochMs): string {
  if (cancelledAt !== undefined) return 'dialogueList.cancelled';
  if (heldAt !== undefined) return 'dialogueList.held';
  return startsAt < now ? 'dialogueList.awaits' : 'dialogueList.coming';
}
