import type { ReportedFocus, ReportedNeed, SchoolReport } from '../../domain/report/report.ts';
import { type Block, heading, paragraph } from '../block.ts';
import { quoted, quotedSentence, unended, type Words } from '../words.ts';

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

/** kompetansebehov; where there are several schools, in the school's words and with its name. */
export function needsSection(
  { say }: Words,
  needs: (ReportedNeed & { school?: SchoolReport['school'] })[],
): Block[] {
  if (needs.length === 0) return [];
  return [
    heading(1, say('quality.needs.heading')),
    ...paragraph(say('quality.needs.lead')),
    ...needs.map(({ text, whom, met, school }): Block => {
      const own = (words: string) => (school ? quoted(words) : unended(words));
      const what = school ? `${school.name}: ${own(text)}` : own(text);
      const item = say(`quality.needs.${met ? 'met' : 'open'}`, { what, whom: own(whom) });
      return { type: 'list', items: [item], ...(school ? { quoted: school.writtenStandard } : {}) };
    }),
  ];
}
