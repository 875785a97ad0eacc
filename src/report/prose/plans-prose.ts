import type { ReportedFocus, ReportedNeed } from '../../domain/report/report.ts';
import { type Block, heading, paragraph } from '../block.ts';
import { quotedSentence, unended, type Words } from '../words.ts';

/** What is worked on, and what it showed when it was closed. */
export function focusProse({ say }: Words, areas: ReportedFocus[], lead: string): Block[] {
  if (areas.length === 0) return [];
  return [
    ...paragraph(lead),
    {
      type: 'list',
      items: areas.map(({ title, sign, closed }) =>
        closed
          ? say(`quality.focus.${closed.how}`, {
              title: unended(title),
              learned: quotedSentence(closed.learned),
            })
          : say('quality.focus.open', { title: unended(title), sign: quotedSentence(sign) }),
      ),
    },
  ];
}

/** kompetansebehov, with the school's name where there are several. */
export function needsSection({ say }: Words, needs: (ReportedNeed & { school?: string })[]): Block[] {
  if (needs.length === 0) return [];
  return [
    heading(1, say('quality.needs.heading')),
    ...paragraph(say('quality.needs.lead')),
    {
      type: 'list',
      items: needs.map(({ text, whom, met, school }) =>
        say(`quality.needs.${met ? 'met' : 'open'}`, {
          what: `${school ? `${school}: ` : ''}${unended(text)}`,
          whom: unended(whom),
        }),
      ),
    },
  ];
}
