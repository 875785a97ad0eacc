import { isOpenMeasure, type Measure } from '../../domain/measure/measure.ts';
import type { Person } from '../../domain/people/people.ts';
import type { Finding, Round } from '../../domain/round/round.ts';
import { type CardView, day, type Section, text } from '../view.ts';
import { button, viewFor } from './parts.ts';
import { roundKicker } from './round-forms.ts';
import type { RoundStory } from './round-sections.ts';

/** What the owner reads of a round that is shared; rektor sees the very same before sharing it. */
export function sharedSections(
  round: Round,
  { findings, measures }: { findings: Finding[]; measures: Measure[] },
): Section[] {
  const found = findings.filter((one) => one.round === round.id);
  const agreed = measures.filter((one) => one.round === round.id);
  return [
    { heading: round.theme, quotes: round.summary ? [{ text: round.summary }] : [] },
    ...(found.length > 0
      ? [{ heading: text('round.findings'), quotes: found.map((one) => ({ text: one.statement })) }]
      : []),
    ...(agreed.length > 0 ? [{ heading: text('round.measures'), items: agreed.map(measureItem) }] : []),
  ];
}

function measureItem(measure: Measure) {
  const open = isOpenMeasure(measure);
  return {
    title: measure.what,
    text: open
      ? text('measureList.next', { date: day(measure.evaluateOn) })
      : (measure.followUps.at(-1)?.why ?? ''),
    mark: open ? ('current' as const) : ('good' as const),
    markText: text(`measureStatus.${measure.status}`),
  };
}

/** Before anything is shared: the owner's own view, what comes later, and what stays at the school. */
export function sharePreview(person: Person, story: RoundStory): CardView {
  const { round, content } = story;
  const nothing = !round.summary && content.findings.length + content.measures.length === 0;
  return viewFor(person, 'list', {
    kicker: roundKicker(story),
    title: text('round.shareTitle'),
    lead: text('round.shareLead'),
    sections: [
      ...(nothing
        ? [{ heading: round.theme, paragraphs: [text('round.shareNothing')] }]
        : sharedSections(round, content)),
      { heading: text('round.shareMore'), paragraphs: [text('round.shareLater'), text('round.shareReport')] },
      { heading: text('round.shareStays'), paragraphs: [text('round.shareStaysText')] },
    ],
    actions: [
      { ...button('round.share', round.id), style: 'primary' },
      button('round.overview', round.id, text('action.round.shareCancel')),
    ],
  });
}
