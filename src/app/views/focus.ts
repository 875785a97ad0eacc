import { addDays } from '../../domain/calendar/dates.ts';
import { FOCUS_ENDS, type FocusArea, isOpenFocus, MAX_FOCUS_AREAS } from '../../domain/focus/focus-area.ts';
import type { Person, School } from '../../domain/people/people.ts';
import type { IsoDate } from '../../domain/time.ts';
import type { FocusList } from '../focus/focus-story.ts';
import { type CardView, day, type Phrase, type Section, text } from '../view.ts';
import { button, submit, viewFor, wayOut } from './parts.ts';

/** Closed ones stay on the list this long. */
const CLOSED_DAYS = 365;

/** «fokusområder»: what goes on, what has ended, and a way to set one and to end one. */
export function focusView(person: Person, lists: FocusList[], today: IsoDate, about?: FocusAbout): CardView {
  const own = lists.filter(({ decides }) => decides);
  return viewFor(person, 'list', {
    ...(about ? { kicker: text('activityKind.focusReview') } : {}),
    title: about?.title ?? text('focus.title'),
    lead: about?.why ?? text('focus.lead', { max: MAX_FOCUS_AREAS }),
    sections: [
      ...lists.flatMap((list) => listSections(list, today)),
      ...(about && about.questions.length > 0
        ? [{ heading: text('focus.think'), items: about.questions.map((title) => ({ title })) }]
        : []),
    ],
    actions: [
      ...own.map(({ school }) => newButton(school, own.length > 1)),
      ...(about?.measures ? [button('measure.list', 'self')] : []),
    ],
  });
}

export interface FocusAbout {
  title: Phrase;
  why: Phrase;
  questions: Phrase[];
  measures: boolean;
}

function newButton(school: School | undefined, several: boolean) {
  const ref = school?.id ?? 'owner';
  return several && school
    ? button('focus.new', ref, text('focus.newAt', { school: school.name }))
    : button('focus.new', ref);
}

function listSections({ school, areas, decides }: FocusList, today: IsoDate): Section[] {
  const heading = school?.name ?? text('focus.owners');
  const open = areas.filter(isOpenFocus);
  const ended = areas.filter(({ closed }) => closed && closed.on >= addDays(today, -CLOSED_DAYS));
  const items = [...open.map((area) => openItem(area, decides)), ...ended.map(endedItem)];
  return [items.length > 0 ? { heading, items } : { heading, paragraphs: [text('focus.none')] }];
}

function openItem(area: FocusArea, decides: boolean) {
  const last = area.carriedOn.at(-1);
  return {
    title: area.title,
    text: last
      ? text('focus.lineCarried', { sign: area.sign, date: day(last) })
      : text('focus.line', { sign: area.sign, date: day(area.openedOn) }),
    mark: 'current' as const,
    markText: text('focus.open'),
    ...(decides ? { actions: [button('focus.keep', area.id), button('focus.close', area.id)] } : {}),
  };
}

function endedItem({ title, closed }: FocusArea) {
  return {
    title,
    text: closed?.text ?? '',
    mark: closed?.how === 'finished' ? ('good' as const) : ('neutral' as const),
    markText: text(`focus.end.${closed?.how ?? 'stopped'}`),
  };
}

/** From the fourth on the form asks why there must be one more. */
export function focusForm(person: Person, { school, taken }: FocusList): CardView {
  const full = taken >= MAX_FOCUS_AREAS;
  return viewFor(person, 'form', {
    ...(school ? { kicker: school.name } : {}),
    title: text('focus.formTitle'),
    lead: full ? text('focus.formFull', { n: taken, max: MAX_FOCUS_AREAS }) : text('focus.formLead'),
    fields: [
      { id: 'title', kind: 'text', label: text('focus.name'), required: true, maxLength: 80 },
      { id: 'sign', kind: 'longText', label: text('focus.sign'), required: true, maxLength: 300 },
      ...(school
        ? [{ id: 'shared', kind: 'toggle' as const, label: text('focus.shared'), value: 'false' }]
        : []),
      ...(full
        ? [
            {
              id: 'reason',
              kind: 'text' as const,
              label: text('focus.reason'),
              required: true,
              maxLength: 300,
            },
          ]
        : []),
    ],
    actions: [submit('focus.save', school?.id ?? 'owner')],
    ...wayOut(person),
  });
}

export function focusCloseForm(person: Person, area: FocusArea): CardView {
  return viewFor(person, 'form', {
    title: area.title,
    lead: text('focus.closeLead'),
    fields: [
      {
        id: 'how',
        kind: 'choice',
        label: text('focus.how'),
        required: true,
        options: FOCUS_ENDS.map((value) => ({ value, title: text(`focus.end.${value}`) })),
      },
      { id: 'text', kind: 'longText', label: text('focus.learned'), required: true, maxLength: 300 },
    ],
    actions: [submit('focus.close-save', area.id)],
    ...wayOut(person),
  });
}
