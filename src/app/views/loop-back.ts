import type { Measure } from '../../domain/measure/measure.ts';
import { isOpenMeasure } from '../../domain/measure/measure.ts';
import type { Person } from '../../domain/people/people.ts';
import type { Heard } from '../../domain/round/heard.ts';
import { VOICES, type Voice } from '../../domain/voice/hearing.ts';
import type { LoadedRound } from '../load.ts';
import { type CardView, day, type Section, text } from '../view.ts';
import { button, submit, viewFor, viewIn } from './parts.ts';
import { nextSteps, roundKicker } from './round-forms.ts';

type About = Pick<LoadedRound, 'round' | 'school'> & { measures: Measure[] };

/** Who reads it, and what the school had from them. */
export interface LoopBackReader {
  who: 'staff' | Voice;
  heard: Heard;
  /** For those who hang it on the wall of a classroom. */
  hearing?: string;
}

export function loopBackForm(person: Person, about: About & { heard: Record<Voice, Heard> }): CardView {
  return viewFor(person, 'form', {
    kicker: roundKicker(about),
    title: text('loopBack.formTitle'),
    lead: text('loopBack.formLead'),
    sections: [
      { paragraphs: VOICES.map((voice) => text(`loopBack.had.${about.heard[voice]}.${voice}`)) },
      ...measureSections(about),
    ],
    fields: [
      {
        id: 'loopBack',
        kind: 'longText',
        label: text('loopBack.field'),
        help: text('loopBack.help'),
        value: about.round.loopBack?.text ?? '',
        required: true,
        maxLength: 2000,
      },
    ],
    actions: [submit('loopback.send', about.round.id)],
  });
}

export function loopBackSentView(person: Person, about: About): CardView {
  return viewFor(person, 'notice', {
    kicker: roundKicker(about),
    title: text('loopBack.sentTitle'),
    lead: text('loopBack.sentLead'),
    actions: nextSteps(about.round, 'loopBack'),
  });
}

/** To those who were asked: what came of it, and when we look again. Nobody is thanked for what they did not say. */
export function loopBackView(about: About, { who, heard, hearing }: LoopBackReader): CardView {
  const { round, school } = about;
  const gave = heard === 'own' || heard === 'contact';
  return viewIn(school.writtenStandard, 'loop-back', {
    kicker: roundKicker(about),
    title: text('loopBack.title'),
    lead: text(gave ? 'loopBack.lead' : `loopBack.lead.${heard}.${who}`, { theme: round.theme }),
    sections: [{ quotes: [{ text: round.loopBack?.text ?? '' }] }, ...measureSections(about)],
    ...(hearing ? { actions: [button('voice.back', hearing)] } : {}),
    footer: text(gave ? 'loopBack.footer' : `loopBack.footer.${heard}`),
  });
}

function measureSections({ measures }: About): Section[] {
  if (measures.length === 0) return [];
  return [
    {
      heading: text('loopBack.measures'),
      items: measures.map((measure) => ({
        title: measure.what,
        text: isOpenMeasure(measure)
          ? text('measureList.next', { date: day(measure.evaluateOn) })
          : (measure.followUps.at(-1)?.why ?? ''),
        mark: isOpenMeasure(measure) ? ('current' as const) : ('good' as const),
        markText: text(`measureStatus.${measure.status}`),
      })),
    },
  ];
}
