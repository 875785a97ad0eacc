import type { LoopBackStory } from '../../../app/pupil/loop-back-story.ts';
import { formatDay } from '../../../i18n/dates.ts';
import type { PageContext } from '../page.ts';
import { type LoopBackWords, loopBackWords } from '../pages/loop-back-page.ts';
import { A4, ACCENT, INK, type Pdf, pdf, QUIET } from './document.ts';

const WIDTH = A4.width - 2 * A4.margin;
const BAND = 132;
const ON_ACCENT = '#ffffff';
const SOFT = '#e3f2f0';
/** Inside a card. */
const PAD = 18;

/** The loop-back on paper, for the wall of the classroom: large enough to be read from a desk. */
export function loopBackSheet(context: PageContext, group: string, story: LoopBackStory): Promise<Buffer> {
  const { say, language } = context;
  const title = say('pupil.loopBack.title');
  const words = loopBackWords(context, story);
  return pdf({ title, language }, (doc) => {
    doc.rect(0, 0, A4.width, BAND).fill(ACCENT);
    doc.y = 34;
    line(doc, 'regular', 14, ON_ACCENT, say('pupil.loopBack.to', { group, school: story.school.name }));
    line(doc, 'bold', 40, ON_ACCENT, title);
    doc.y = BAND + 24;
    line(doc, 'regular', 16, QUIET, words.lead);
    doc.moveDown(0.5);
    line(doc, 'regular', 21, INK, story.words);
    doc.moveDown(0.8);
    for (const pair of words.pairs) card(doc, pair);
    if (story.nextCheck) {
      doc.moveDown(0.3);
      line(doc, 'bold', 18, INK, say('pupil.loopBack.next', { day: formatDay(language, story.nextCheck) }));
    }
    doc.moveDown(0.5);
    line(doc, 'regular', 15, QUIET, words.footer);
  });
}

interface Part {
  font: 'regular' | 'bold';
  size: number;
  colour: string;
  words: string;
  gap: number;
}

/** What was said and what was done about it, together on one ground. */
function card(doc: Pdf, { label: whose, said, doneLabel, done }: LoopBackWords['pairs'][number]): void {
  const label = (words: string): Part => ({ font: 'bold', size: 14, colour: ACCENT, words, gap: 2 });
  const text = (words: string): Part => ({ font: 'regular', size: 19, colour: INK, words, gap: 12 });
  const parts = [...(said ? [label(whose), text(said)] : []), label(doneLabel), text(done)];
  const height = parts.reduce((sum, part) => sum + heightOf(doc, part) + part.gap, 2 * PAD - 12);
  if (doc.y + height > A4.height - 2 * A4.margin) doc.addPage();
  const top = doc.y;
  doc.roundedRect(A4.margin, top, WIDTH, height, 14).fill(SOFT);
  doc.y = top + PAD;
  for (const part of parts) {
    line(doc, part.font, part.size, part.colour, part.words, PAD);
    doc.y += part.gap;
  }
  doc.y = top + height + 16;
}

function heightOf(doc: Pdf, { font, size, words }: Part): number {
  return doc
    .font(font)
    .fontSize(size)
    .heightOfString(words, { width: WIDTH - 2 * PAD, lineGap: 2 });
}

function line(
  doc: Pdf,
  font: 'regular' | 'bold',
  size: number,
  colour: string,
  words: string,
  inset = 0,
): void {
  const options = { width: WIDTH - 2 * inset, lineGap: 2 };
  doc
    .font(font)
    .fontSize(size)
    .fillColor(colour)
    .text(words, A4.margin + inset, doc.y, options);
}
