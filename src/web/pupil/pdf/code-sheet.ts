import type { OpenTicket } from '../../../app/pupil/tickets.ts';
import { spacedCode } from '../../../domain/voice/code.ts';
import type { PageContext } from '../page.ts';
import { A4, ACCENT, INK, LINE, type Pdf, pdf, QUIET } from './document.ts';
import { drawQr } from './qr.ts';

const COLUMNS = 2;
const ROWS = 6;
const TOP = 88;
const BOTTOM = 30;
const PADDING = 12;

/** One slip for each code, to be cut apart; nothing on it tells whose it is. */
export function codeSheet(
  context: PageContext,
  { group, story }: OpenTicket,
  { codes, url }: { codes: string[]; url: string },
): Promise<Buffer> {
  const { say, language } = context;
  const title = say('pupil.sheet.title', { group: group.name });
  return pdf({ title, language }, (doc) => {
    codes.forEach((code, index) => {
      const onPage = index % (COLUMNS * ROWS);
      if (onPage === 0) {
        if (index > 0) doc.addPage();
        head(doc, title, say('pupil.sheet.top', { school: story.school.name }));
      }
      slip(doc, context, onPage, { code, url });
    });
    if (codes.length === 0) head(doc, title, say('pupil.sheet.none'));
  });
}

function head(doc: Pdf, title: string, words: string): void {
  const width = A4.width - 2 * A4.margin;
  doc
    .font('bold')
    .fontSize(17)
    .fillColor(INK)
    .text(title, A4.margin, A4.margin - 8, { width });
  doc.font('regular').fontSize(9.5).fillColor(QUIET).text(words, { width });
}

function slip(
  doc: Pdf,
  { say }: PageContext,
  place: number,
  { code, url }: { code: string; url: string },
): void {
  const width = (A4.width - 2 * A4.margin) / COLUMNS;
  const height = (A4.height - TOP - BOTTOM) / ROWS;
  const x = A4.margin + (place % COLUMNS) * width;
  const y = TOP + Math.floor(place / COLUMNS) * height;
  doc
    .save()
    .dash(3, { space: 3 })
    .lineWidth(0.6)
    .strokeColor(LINE)
    .rect(x, y, width, height)
    .stroke()
    .restore();
  const qr = height - 2 * PADDING - 6;
  drawQr(doc, `${url}/#${code}`, { x: x + PADDING, y: y + PADDING + 3, size: qr });
  const left = x + PADDING + qr + 8;
  const room = { width: x + width - left - 6 };
  doc
    .font('regular')
    .fontSize(8.5)
    .fillColor(QUIET)
    .text(say('pupil.sheet.slipCode'), left, y + PADDING + 2, room);
  doc
    .font('bold')
    .fontSize(17)
    .fillColor(INK)
    .text(spacedCode(code), { ...room, characterSpacing: 0.6 });
  doc
    .font('regular')
    .fontSize(8.5)
    .fillColor(QUIET)
    .text(say('pupil.sheet.slipPage'), { ...room, paragraphGap: 0 });
  doc
    .font('bold')
    .fontSize(9)
    .fillColor(ACCENT)
    .text(url.replace(/^https?:\/\//, ''), { ...room, lineBreak: true });
  doc
    .font('regular')
    .fontSize(8)
    .fillColor(QUIET)
    .text(say('pupil.sheet.slipOnce'), left, doc.y + 3, room);
}
