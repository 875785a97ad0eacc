import { addDays } from '../../domain/calendar/dates.ts';
import {
  byDue,
  type Commitment,
  isOverdue,
  isSide,
  ledgerOf,
  promisedBy,
} from '../../domain/dialogue/dialogue.ts';
import type { Person, School } from '../../domain/people/people.ts';
import type { IsoDate } from '../../domain/time.ts';
import { type CardView, day, type Section, text } from '../view.ts';
import { button, submit, viewFor } from './parts.ts';

/** What is overdue first; with each school's name where several stand together. */
export function promiseSection(
  reader: Person,
  commitments: readonly Commitment[],
  today: IsoDate,
  nameOf?: (school: string) => string | undefined,
): Section[] {
  if (commitments.length === 0) return [];
  const sorted = [...commitments].sort(byDue);
  return [
    {
      heading: text('promise.heading'),
      items: sorted.map((one) => promiseItem(reader, one, today, nameOf?.(one.school))),
    },
  ];
}

/** On the agenda by itself, until it is closed: kept, moved to a new date, or dropped with a reason. */
export function overdueSection(
  reader: Person,
  commitments: readonly Commitment[],
  today: IsoDate,
): Section[] {
  const overdue = commitments.filter((one) => isOverdue(one, today)).sort(byDue);
  if (overdue.length === 0) return [];
  return [
    { heading: text('promise.overdueHeading'), items: overdue.map((one) => promiseItem(reader, one, today)) },
  ];
}

/** How many promises each side has kept, of those that were answered: both sides stand beside each other. */
export function ledgerSection(commitments: readonly Commitment[]): Section[] {
  const facts = (['school', 'owner'] as const).flatMap((by) => {
    const { kept, partly, broken } = ledgerOf(commitments, by);
    if (kept + partly + broken === 0) return [];
    return [{ label: text(`promise.side.${by}`), value: text('promise.ledger', { kept, partly, broken }) }];
  });
  return facts.length > 0 ? [{ heading: text('promise.ledgerHeading'), facts }] : [];
}

/** A promise, whose it is and by when; with the school's name where several schools stand side by side. Only the two sides close it. */
export function promiseItem(reader: Person, commitment: Commitment, today: IsoDate, school?: string) {
  const kept = commitment.outcome?.kept;
  const late = isOverdue(commitment, today);
  const by = text(`promise.${late ? 'late' : 'by'}.${commitment.by}`, { date: day(commitment.dueOn) });
  const mark = kept === undefined ? (late ? 'warning' : 'current') : kept === 'broken' ? 'warning' : 'good';
  return {
    title: commitment.text,
    text: school === undefined ? by : text('promise.atSchool', { school, by }),
    mark: mark as 'current' | 'warning' | 'good',
    markText: text(`promise.state.${kept ?? (late ? 'late' : 'open')}`),
    ...(late && isSide(reader, commitment.school)
      ? { actions: [button('promise.open', commitment.id)] }
      : {}),
  };
}

/** Asked on its date, to the side that made the promise; a week later to the other, if it still stands open. */
export function promiseView(
  person: Person,
  commitment: Commitment,
  school: School,
  today: IsoDate,
): CardView {
  return viewFor(person, 'follow-up', {
    kicker: school.name,
    title: text('promise.title'),
    lead: text(promisedBy(commitment, person) ? 'promise.lead' : `promise.leadOther.${commitment.by}`, {
      date: day(commitment.dueOn),
    }),
    sections: [{ quotes: [{ text: commitment.text }] }],
    purpose: { why: text('promise.why'), who: text('promise.who'), deleted: text('followUp.deleted') },
    fields: [
      {
        id: 'kept',
        kind: 'choice',
        label: text('promise.keptField'),
        required: true,
        options: ['kept', 'partly', 'broken', 'later'].map((value) => ({
          value,
          title: text(`promise.kept.${value}`),
        })),
      },
      {
        id: 'note',
        kind: 'text',
        label: text('promise.note'),
        help: text('promise.noteHelp'),
        maxLength: 300,
      },
      { id: 'dueOn', kind: 'date', label: text('promise.newDate'), value: addDays(today, 28) },
    ],
    actions: [submit('promise.answer', `${commitment.id}@${commitment.dueOn}`)],
  });
}

export function promiseAnsweredView(
  person: Person,
  commitment: Commitment,
  school: School,
  today: IsoDate,
): CardView {
  return viewFor(person, 'notice', {
    kicker: school.name,
    title: text('promise.answeredTitle'),
    lead: commitment.outcome
      ? text('promise.answeredLead')
      : text('promise.moved', { date: day(commitment.dueOn) }),
    sections: promiseSection(person, [commitment], today),
  });
}
