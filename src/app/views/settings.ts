import { LANGUAGES } from '../../domain/language.ts';
import type { Person, School } from '../../domain/people/people.ts';
import { type CardView, day, text } from '../view.ts';
import { button, submit, viewFor } from './parts.ts';

export function settingsView(person: Person, saved = false): CardView {
  const { reminders, pausedUntil, stopped } = person.preferences;
  return viewFor(person, 'settings', {
    title: text('settings.title'),
    lead: text(stopped ? 'settings.leadStopped' : 'settings.lead'),
    ...(saved ? { notice: text('settings.saved') } : {}),
    fields: [
      {
        id: 'language',
        kind: 'choice',
        label: text('settings.language'),
        value: person.language,
        required: true,
        options: LANGUAGES.map((language) => ({ value: language, title: text(`language.${language}`) })),
      },
      {
        id: 'reminders',
        kind: 'choice',
        label: text('settings.reminders'),
        value: String(reminders),
        required: true,
        options: ['0', '1', '2'].map((n) => ({ value: n, title: text(`settings.reminders.${n}`) })),
      },
      {
        id: 'pausedUntil',
        kind: 'date',
        label: text('settings.pausedUntil'),
        help: text('settings.pausedHelp'),
        value: pausedUntil ?? '',
      },
    ],
    actions: [
      submit('settings.save', 'self'),
      stopped ? button('settings.resume', 'self') : button('settings.stop', 'self'),
    ],
  });
}

export function stoppedView(person: Person): CardView {
  return viewFor(person, 'notice', {
    title: text('settings.stoppedTitle'),
    lead: text('settings.stoppedLead'),
    actions: [button('settings.resume', 'self')],
  });
}

export function holdForm(person: Person, school: School): CardView {
  return viewFor(person, 'form', {
    kicker: school.name,
    title: text('hold.title'),
    lead: text(
      school.heldUntil ? 'hold.leadHeld' : 'hold.lead',
      school.heldUntil ? { date: day(school.heldUntil) } : {},
    ),
    fields: [
      { id: 'until', kind: 'date', label: text('hold.until'), value: school.heldUntil ?? '', required: true },
    ],
    actions: [
      submit('wheel.hold-save', school.id),
      ...(school.heldUntil ? [button('wheel.resume', school.id)] : []),
    ],
  });
}

export function heldView(person: Person, school: School): CardView {
  return viewFor(person, 'notice', {
    kicker: school.name,
    title: text(school.heldUntil ? 'hold.heldTitle' : 'hold.resumedTitle'),
    lead: school.heldUntil
      ? text('hold.heldLead', { date: day(school.heldUntil) })
      : text('hold.resumedLead'),
    actions: school.heldUntil ? [button('wheel.resume', school.id)] : [],
  });
}
