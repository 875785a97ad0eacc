import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type PDFDocument from 'pdfkit';

const FONTS = '@expo-google-fonts/atkinson-hyperlegible-next';
const require = createRequire(import.meta.url);

let known: { Document: typeof PDFDocument; regular: Buffer; bold: Buffer } | undefined;

/** The typeface tells 0 from O and 1 from l, and has the letters of the Sámi languages. Read once, with the first sheet. */
function tools() {
  known ??= {
    Document: require('pdfkit') as typeof PDFDocument,
    regular: font('400Regular'),
    bold: font('700Bold'),
  };
  return known;
}

function font(name: string): Buffer {
  return readFileSync(require.resolve(`${FONTS}/${name}/AtkinsonHyperlegibleNext_${name}.ttf`));
}

export const A4 = { width: 595.28, height: 841.89, margin: 42 };
export const INK = '#14242e';
export const QUIET = '#4d5f6a';
export const ACCENT = '#0b6067';
export const LINE = '#b9c7cd';

export type Pdf = InstanceType<typeof PDFDocument>;

/** A sheet of A4, drawn by `draw`, as bytes. No author, no times: only what is on the paper. */
export async function pdf(
  { title, language }: { title: string; language: string },
  draw: (doc: Pdf) => void,
): Promise<Buffer> {
  const { Document, regular, bold } = tools();
  const doc = new Document({
    size: 'A4',
    // A low bottom margin: text near the edge does not begin a page of its own.
    margins: { top: A4.margin, left: A4.margin, right: A4.margin, bottom: 24 },
    lang: language,
    displayTitle: true,
    info: { Title: title, CreationDate: new Date(0), Producer: '', Creator: '' },
  });
  doc.registerFont('regular', regular);
  doc.registerFont('bold', bold);
  const parts: Buffer[] = [];
  doc.on('data', (part: Buffer) => parts.push(part));
  const done = new Promise<void>((resolve) => doc.once('end', resolve));
  draw(doc);
  doc.end();
  await done;
  return Buffer.concat(parts);
}
