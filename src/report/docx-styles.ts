import {
  AlignmentType,
  BorderStyle,
  type INumberingOptions,
  type IStylesOptions,
  LevelFormat,
  LineRuleType,
} from 'docx';

const FONT = 'Calibri';
const INK = '14242E';
const TEAL = '0B6067';

/** The looks, as named styles: what a screen reader and an archive go by, and what the kommune may restyle. */
export function docxStyles(language: string): IStylesOptions {
  const base = { font: FONT, color: INK, language: { value: language } };
  const heading = (size: number, before: number, after: number) => ({
    run: { font: FONT, size, bold: true, color: TEAL },
    paragraph: { spacing: { before, after } },
  });
  return {
    default: {
      document: {
        run: { ...base, size: 22 },
        paragraph: { spacing: { after: 120, line: 276, lineRule: LineRuleType.AUTO } },
      },
      title: {
        run: { font: FONT, size: 52, bold: true, color: TEAL },
        paragraph: { spacing: { after: 60 } },
      },
      heading1: heading(32, 320, 100),
      heading2: heading(26, 220, 80),
      heading3: heading(23, 200, 80),
    },
    paragraphStyles: [
      {
        id: 'Subtitle',
        name: 'Subtitle',
        basedOn: 'Normal',
        run: { size: 28, color: '4D5F6A' },
        paragraph: { spacing: { after: 260 } },
      },
      {
        id: 'Approved',
        name: 'Approved',
        basedOn: 'Normal',
        run: { color: TEAL, bold: true },
        paragraph: { spacing: { after: 60 } },
      },
      {
        id: 'QuoteBlock',
        name: 'Quote Block',
        basedOn: 'Normal',
        run: { italics: true },
        paragraph: {
          indent: { left: 360, right: 360 },
          spacing: { after: 160 },
          border: { left: { style: BorderStyle.SINGLE, size: 18, color: TEAL, space: 10 } },
        },
      },
      {
        id: 'AfterTable',
        name: 'After Table',
        basedOn: 'Normal',
        run: { size: 12 },
        paragraph: { spacing: { before: 0, after: 60, line: 200, lineRule: LineRuleType.EXACT } },
      },
      {
        id: 'Caption',
        name: 'caption',
        basedOn: 'Normal',
        run: { size: 19, color: '4D5F6A' },
        paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 60, after: 240 } },
      },
    ],
  };
}

export const LIST_NUMBERING: INumberingOptions = {
  config: [
    {
      reference: 'points',
      levels: [
        {
          level: 0,
          format: LevelFormat.BULLET,
          text: '•',
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: 480, hanging: 260 } } },
        },
      ],
    },
  ],
};
