import type { LearningEntry } from '../../domain/dialogue/learning.ts';
import { isOwnerStaff, type Person, type School } from '../../domain/people/people.ts';
import type { EpochMs, IsoDate } from '../../domain/time.ts';
import { type CardView, day, text } from '../view.ts';
import { button, submit, viewFor } from './parts.ts';

/** Newest first; written by the owner, read by every rektor. */
export function learningView(
  person: Person,
  entries: LearningEntry[],
  schools: School[],
  dayOf: (at: EpochMs) => IsoDate,
): CardView {
  const newest = [...entries].sort((a, b) => b.at - a.at).slice(0, 20);
  return viewFor(person, 'list', {
    title: text('learningLog.title'),
    lead: text(newest.length === 0 ? 'learningLog.empty' : 'learningLog.lead'),
    sections: newest.map((entry) => ({
      heading: text('learningLog.entry', {
        date: day(dayOf(entry.at)),
        school: schools.find(({ id }) => id === entry.school)?.name ?? text('learningLog.everybody'),
      }),
      quotes: [
        { text: entry.learned, from: text('learningLog.learned') },
        ...(entry.change ? [{ text: entry.change, from: text('learningLog.change') }] : []),
      ],
    })),
    ...(isOwnerStaff(person) ? { actions: [button('log.new', '')] } : {}),
  });
}

export function learningForm(person: Person, schools: School[]): CardView {
  return viewFor(person, 'form', {
    title: text('learningLog.title'),
    lead: text('learningLog.formLead'),
    fields: [
      {
        id: 'school',
        kind: 'choice',
        label: text('learningLog.school'),
        value: 'all',
        options: [
          { value: 'all', title: text('learningLog.everybody') },
          ...schools.map((school) => ({ value: school.id, title: school.name })),
        ],
      },
      {
        id: 'learned',
        kind: 'longText',
        label: text('learningLog.learned'),
        required: true,
        maxLength: 1000,
      },
      { id: 'change', kind: 'longText', label: text('learningLog.change'), maxLength: 1000 },
    ],
    actions: [submit('log.save', 'self')],
  });
}
