import type { Person } from '../../domain/people/people.ts';
import { type Hold, type HoldSubject, holdId } from '../../domain/records/records.ts';
import { HELD_KINDS, type MineFile } from '../records/mine.ts';
import { type CardView, fullDate, moment, text } from '../view.ts';
import { button, confirmation, submit, viewFor } from './parts.ts';

export interface Places {
  schools: string[];
  teams: string[];
  classes: string[];
}

/** What the list of people says, and what the person has chosen. */
export function standingFacts(person: Person, { schools, teams, classes }: Places) {
  const { name, email, language, roles, preferences } = person;
  const none = text('mine.none');
  const noTeam = text('mine.noTeam');
  const named = (names: string[]) => (names.length > 0 ? { $list: names } : noTeam);
  return [
    { label: text('mine.name'), value: name },
    { label: text('mine.email'), value: email },
    { label: text('mine.language'), value: text(`language.${language}`) },
    ...(schools.length > 0 ? [{ label: text('mine.schools'), value: named(schools) }] : []),
    { label: text('mine.roles'), value: { $list: roles.map((role) => text(`web.role.${role}`)) } },
    { label: text('mine.teams'), value: named(teams) },
    ...(classes.length > 0 ? [{ label: text('mine.classes'), value: named(classes) }] : []),
    { label: text('settings.reminders'), value: text(`settings.reminders.${preferences.reminders}`) },
    {
      label: text('mine.away'),
      value: preferences.stopped
        ? text('settings.stoppedTitle')
        : preferences.pausedUntil
          ? fullDate(preferences.pausedUntil)
          : none,
    },
  ];
}

export function mineView(person: Person, file: MineFile, url: string | undefined, places: Places): CardView {
  const held = HELD_KINDS.filter((kind) => (file.records[kind]?.length ?? 0) > 0);
  const own = held.some((kind) => ['answer', 'unnamedAnswer', 'ballot', 'preparation'].includes(kind));
  return viewFor(person, 'list', {
    title: text('mine.title'),
    lead: text('mine.lead'),
    sections: [
      {
        heading: text('mine.you'),
        facts: standingFacts(person, places),
      },
      {
        heading: text('mine.held'),
        items: [
          ...held.map((kind) => ({
            title: text(`mine.kind.${kind}`, { n: file.records[kind]?.length ?? 0 }),
            text: text(`mine.about.${kind}`),
          })),
          { title: text('mine.messages', { n: file.messages.length }), text: text('mine.aboutMessages') },
        ],
      },
    ],
    ...(url ? { links: [{ url, title: text('mine.download') }] } : {}),
    actions: own ? [button('records.erase', 'self')] : [],
    footer: text(url ? 'mine.footerFile' : 'mine.footer'),
  });
}

export function eraseForm(person: Person, n: number): CardView {
  return viewFor(person, 'form', {
    title: text('erase.title'),
    lead: text('erase.lead', { n }),
    fields: [{ id: 'sure', kind: 'toggle', label: text('erase.sure'), value: 'false' }],
    actions: [
      { ...submit('records.erase-confirm', 'self'), style: 'danger' },
      button('records.mine', 'self'),
    ],
  });
}

export function erasedView(person: Person): CardView {
  return confirmation(person, 'erase.done');
}

export interface HoldStory {
  zone: string;
  choices: { subject: HoldSubject; title: string }[];
  holds: Hold[];
}

export function holdsView(person: Person, { zone, choices, holds }: HoldStory, notice?: string): CardView {
  return viewFor(person, 'form', {
    title: text('holds.title'),
    lead: text('holds.lead'),
    ...(notice ? { notice: text(notice) } : {}),
    sections: [
      {
        heading: text('holds.standing'),
        ...(holds.length === 0 ? { paragraphs: [text('holds.none')] } : {}),
        items: holds.map(({ subject, reason, at }) => ({
          title: choices.find((one) => holdId(one.subject) === holdId(subject))?.title ?? '',
          text: text('holds.since', { at: moment(at, zone), reason }),
          actions: [button('records.release', holdId(subject))],
        })),
      },
    ],
    fields: [
      {
        id: 'subject',
        kind: 'choice',
        label: text('holds.subject'),
        required: true,
        options: choices.map(({ subject, title }) => ({
          value: holdId(subject),
          title: text(`holds.of.${subject.type}`, { title }),
        })),
      },
      {
        id: 'reason',
        kind: 'text',
        label: text('holds.reason'),
        help: text('holds.reasonHelp'),
        required: true,
        maxLength: 200,
      },
    ],
    actions: [submit('records.hold-save', 'self')],
  });
}
