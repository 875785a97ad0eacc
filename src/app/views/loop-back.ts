import type { Measure } from '../../domain/measure/measure.ts';
import { isOpenMeasure } from '../../domain/measure/measure.ts';
import type { Person } from '../../domain/people/people.ts';
import type { LoadedRound } from '../load.ts';
import { type CardView, day, type Section, text } from '../view.ts';
import { button, submit, viewFor, viewIn } from './parts.ts';
import { roundKicker } from './round-forms.ts';

type About = Pick<LoadedRound, 'round' | 'school'> & { measures: Measure[] };

export function loopBackForm(person: Person, about: About): CardView {
  return viewFor(person, 'form', {
    kicker: roundKicker(about),
    title: text('loopBack.formTitle'),
    lead: text('loopBack.formLead'),
    sections: measureSections(about),
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
    actions: [button('round.overview', about.round.id)],
  });
}

/** To those who gave input: what you said, what we did, when we look again. */
export function loopBackView(about: About, hearing?: string): CardView {
  const { round, school } = about;
  return viewIn(school.writtenStandard, 'loop-back', {
    kicker: roundKicker(about),
    title: text('loopBack.title'),
    lead: text('loopBack.lead', { theme: round.theme }),
    sections: [{ quotes: [{ text: round.loopBack?.text ?? '' }] }, ...measureSections(about)],
    ...(hearing ? { actions: [button('voice.back', hearing)] } : {}),
    footer: text('loopBack.footer'),
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
