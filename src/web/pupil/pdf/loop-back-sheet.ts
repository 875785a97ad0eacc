import type { LoopBackStory } from '../../../app/pupil/loop-back-story.ts';
import { formatDay } from '../../../i18n/dates.ts';
import type { PageContext } from '../page.ts';
import { monthOf } from '../pages/loop-back-page.ts';
import { A4, ACCENT, INK, LINE, type Pdf, pdf, QUIET } from './document.ts';

const WIDTH = A4.width - 2 * A4.margin;

/** The loop-back on paper, for the wall of the classroom. */
export function loopBackSheet(context: PageContext, group: string, story: LoopBackStory): Promise<Buffer> {
  const { say, language } = context;
  const title = say('pupil.loopBack.title');
  const month = monthOf(context, story.askedOn);
  return pdf({ title, language }, (doc) => {
    doc.rect(0, 0, A4.width, 14).fill(ACCENT);
    doc.y = A4.margin + 8;
    line(doc, 'regular', 12, QUIET, say('pupil.loopBack.to', { group, school: story.school.name }));
    line(doc, 'bold', 30, INK, title);
    doc.moveDown(0.3);
    line(doc, 'regular', 15, QUIET, say('pupil.loopBack.lead', { month, school: story.school.name }));
    doc.moveDown(0.7);
    line(doc, 'regular', 17, INK, story.words);
    doc.moveDown(0.8);
    for (const { said, done } of story.pairs) pair(doc, context, month, { said, done });
    if (story.nextCheck) {
      doc.moveDown(0.4);
      line(doc, 'bold', 14, INK, say('pupil.loopBack.next', { day: formatDay(language, story.nextCheck) }));
    }
    doc.moveDown(0.6);
    line(doc, 'regular', 13, QUIET, say('pupil.loopBack.footer'));
  });
}

function pair(
  doc: Pdf,
  { say }: PageContext,
  month: string,
  { said, done }: { said: string; done: string },
): void {
  if (doc.y > A4.height - 170) doc.addPage();
  doc
    .moveTo(A4.margin, doc.y)
    .lineTo(A4.margin + WIDTH, doc.y)
    .lineWidth(1)
    .strokeColor(LINE)
    .stroke();
  doc.moveDown(0.6);
  if (said) {
    line(doc, 'bold', 13, ACCENT, say('pupil.loopBack.said', { month }));
    line(doc, 'regular', 16, INK, said);
    doc.moveDown(0.4);
  }
  line(doc, 'bold', 13, ACCENT, say('pupil.loopBack.done'));
  line(doc, 'regular', 16, INK, done);
  doc.moveDown(0.8);
}

function line(doc: Pdf, font: 'regular' | 'bold', size: number, colour: string, words: string): void {
  doc.font(font).fontSize(size).fillColor(colour).text(words, A4.margin, doc.y, { width: WIDTH, lineGap: 2 });
}
