import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  type IRunOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import type { Language } from '../domain/language.ts';
import type { Block, Picture, ReportDocument } from './block.ts';
import { escapeXml } from './charts/svg.ts';
import { docxStyles, LIST_NUMBERING } from './docx-styles.ts';
import { likelyLanguage } from './likely-language.ts';
import { spoken, type Voices } from './spoken.ts';

/** A4, margins of 2.5 cm; in twentieths of a point. */
const PAGE = { width: 11_906, height: 16_838, margin: 1417 };
/** The text's breadth, in pixels at 96 to the inch. */
const TEXT_WIDTH = 605;
const SHORT_TABLE = 10;
const QUIET = '4D5F6A';
const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 };
const LANGUAGE = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };

export type ToPng = (svg: string, options: { width: number; background?: string }) => Uint8Array;

/** The document as .docx. Its properties hold the title and the publisher, and no person. */
export async function writeDocx(report: ReportDocument, toPng: ToPng): Promise<Uint8Array> {
  const document = new Document({
    title: report.title,
    creator: report.publisher,
    lastModifiedBy: report.publisher,
    styles: docxStyles(LANGUAGE[report.language]),
    numbering: LIST_NUMBERING,
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: { top: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin, right: PAGE.margin },
          },
        },
        headers: { default: new Header({ children: [topLine(report)] }) },
        footers: { default: new Footer({ children: [bottomLine(report)] }) },
        children: report.blocks.flatMap((block, index) =>
          drawn(block, report.blocks[index + 1], { toPng, language: report.language }),
        ),
      },
    ],
  });
  const properties = { path: 'docProps/core.xml', data: propertiesOf(report) };
  return new Uint8Array(await Packer.toBuffer(document, undefined, [properties]));
}

/** Title and publisher. Not when it was written: that would tell when somebody pressed the button. */
function propertiesOf({ title, publisher, language }: ReportDocument): string {
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    `<dc:title>${escapeXml(title)}</dc:title>`,
    `<dc:creator>${escapeXml(publisher)}</dc:creator>`,
    `<cp:lastModifiedBy>${escapeXml(publisher)}</cp:lastModifiedBy>`,
    `<dc:language>${LANGUAGE[language]}</dc:language>`,
    '</cp:coreProperties>',
  ].join('');
}

/** Whose it is to the left, and to the right that it is a draft, for as long as it is. */
function topLine({ watermark, publisher }: ReportDocument): Paragraph {
  return new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: PAGE.width - 2 * PAGE.margin }],
    children: [
      new TextRun({ text: publisher, size: 18, color: QUIET }),
      ...(watermark ? [new TextRun({ text: `\t${watermark}`, bold: true, color: 'B3261E', size: 20 })] : []),
    ],
  });
}

function bottomLine({ title }: ReportDocument): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({ text: `${title}  ·  `, size: 18, color: QUIET }),
      new TextRun({ children: [PageNumber.CURRENT], size: 18, color: QUIET }),
    ],
  });
}

/** What introduces a table, a picture, a list or a quotation stays on its page. */
const LED_TO: readonly Block['type'][] = ['table', 'picture', 'list', 'quote'];

interface Drawing {
  toPng: ToPng;
  language: Language;
}

function drawn(block: Block, next: Block | undefined, { toPng, language }: Drawing): (Paragraph | Table)[] {
  const words = (text: string, looks: Looks = {}) =>
    runsOf(text, looks, { document: language, quoted: block.quoted });
  switch (block.type) {
    case 'title':
      return [
        new Paragraph({ heading: HeadingLevel.TITLE, children: words(block.text) }),
        new Paragraph({ style: 'Subtitle', children: words(block.subtitle) }),
      ];
    case 'mark':
      return [draftMark(block.text, block.lines)];
    case 'approved':
      return block.lines.map((line) => new Paragraph({ style: 'Approved', children: words(line) }));
    case 'heading':
      return [new Paragraph({ heading: LEVELS[block.level], keepNext: true, children: words(block.text) })];
    case 'paragraph':
      return [
        new Paragraph({
          // A finding in bold is a heading to what follows.
          keepNext:
            (next !== undefined && LED_TO.includes(next.type)) ||
            block.runs.every(({ bold }) => bold === true),
          children: block.runs.flatMap(({ text, bold }, index) =>
            words(index === 0 ? text : ` ${text}`, bold ? { bold } : {}),
          ),
        }),
      ];
    case 'quote': {
      const quoted = likelyLanguage(block.text) ?? block.quoted;
      const theirs = (line: string) => runsOf(line, {}, { document: language, quoted, whole: true });
      return block.text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => new Paragraph({ style: 'QuoteBlock', children: theirs(line) }));
    }
    case 'list':
      return block.items.map(
        (item) =>
          new Paragraph({
            numbering: { reference: 'points', level: 0 },
            spacing: { after: 60 },
            children: words(item),
          }),
      );
    case 'table':
      return [table(block, words), new Paragraph({ style: 'AfterTable', children: [] })];
    case 'picture':
      return picture(block.picture, toPng, words);
  }
}

type Looks = Pick<IRunOptions, 'bold' | 'color'>;
type ToRuns = (text: string, looks?: Looks) => ParagraphChild[];

/** One run for each language that is spoken in the text. */
function runsOf(text: string, looks: Looks, voices: Voices): ParagraphChild[] {
  return spoken(text, voices).map(
    ({ text: piece, language }) =>
      new TextRun({
        text: piece,
        ...looks,
        ...(language ? { language: { value: LANGUAGE[language] } } : {}),
      }),
  );
}

function draftMark(text: string, lines: string[]): Paragraph {
  const red = { style: BorderStyle.SINGLE, size: 12, color: 'B3261E', space: 6 };
  return new Paragraph({
    border: { top: red, bottom: red, left: red, right: red },
    shading: { type: ShadingType.CLEAR, fill: 'FDF3F2', color: 'auto' },
    spacing: { before: 120, after: 280 },
    indent: { left: 120, right: 120 },
    children: [
      new TextRun({ text, bold: true, color: 'B3261E' }),
      ...lines.map((line) => new TextRun({ text: ` ${line}` })),
    ],
  });
}

/** Lines between the rows and none around: read across, not boxed in. The header comes again on the next page. */
function table(
  { head, rows, widths, numbers = false }: Extract<Block, { type: 'table' }>,
  words: ToRuns,
): Table {
  const shares = widths ?? (head.length === 3 ? [36, 16, 48] : [64, 36]);
  const cell = (text: string, { header, keep, column }: { header: boolean; keep: boolean; column: number }) =>
    new TableCell({
      width: { size: shares[column] ?? 30, type: WidthType.PERCENTAGE },
      margins: { top: 60, bottom: 60, left: column === 0 ? 0 : 100, right: 60 },
      children: [
        new Paragraph({
          spacing: { after: 0 },
          alignment: numbers && column > 0 ? AlignmentType.RIGHT : AlignmentType.LEFT,
          keepNext: header || keep,
          children: words(text, { bold: header, ...(header ? { color: QUIET } : {}) }),
        }),
      ],
    });
  const row = (cells: string[], header: boolean, keep: boolean) =>
    new TableRow({
      tableHeader: header,
      cantSplit: true,
      children: cells.map((text, column) => cell(text, { header, keep, column })),
    });
  const line = { style: BorderStyle.SINGLE, size: 4, color: 'C9D5DA' };
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: {
      top: none,
      left: none,
      right: none,
      insideVertical: none,
      insideHorizontal: line,
      bottom: line,
    },
    // A short table stays whole.
    rows: [
      row(head, true, true),
      ...rows.map((cells, index) => row(cells, false, index < rows.length - 1 && rows.length <= SHORT_TABLE)),
    ],
  });
}

function picture(
  { name, svg, alt, caption, width, height, share }: Picture,
  toPng: ToPng,
  words: ToRuns,
): Paragraph[] {
  const shown = Math.round(TEXT_WIDTH * share);
  const image = new ImageRun({
    type: 'png',
    // Three times what the page needs, for those who zoom and for paper.
    data: toPng(svg, { width: shown * 3, background: '#ffffff' }),
    transformation: { width: shown, height: Math.round((shown * height) / width) },
    altText: { title: caption, description: alt, name },
  });
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { before: 160, line: 240, lineRule: LineRuleType.AUTO },
      children: [image],
    }),
    new Paragraph({ style: 'Caption', children: words(caption) }),
  ];
}
