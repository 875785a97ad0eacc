import type { Language } from '../domain/language.ts';

/** A picture as it stands in a document: drawn as SVG, and said in words. */
export interface Picture {
  /** File name without ending. */
  name: string;
  svg: string;
  alt: string;
  caption: string;
  /** Of the drawing; only the shape counts. */
  width: number;
  height: number;
  /** How much of the page's breadth it takes. */
  share: number;
}

export interface Run {
  text: string;
  bold?: boolean;
}

/** What a kvalitetsmelding is made of, the same for .docx and .md. All text is plain; nothing in it is markup. */
export type Block = BlockContent & {
  /** What those write who are quoted in it, where it may be another than the document's. */
  quoted?: Language;
};

type BlockContent =
  | { type: 'title'; text: string; subtitle: string }
  | { type: 'mark'; text: string; lines: string[] }
  | { type: 'approved'; lines: string[] }
  | { type: 'heading'; level: 1 | 2 | 3; text: string }
  | { type: 'paragraph'; runs: Run[] }
  | { type: 'quote'; text: string }
  | { type: 'list'; items: string[] }
  /** `widths` in percent; `numbers`: all but the first column stand to the right. */
  | { type: 'table'; head: string[]; rows: string[][]; widths?: number[]; numbers?: boolean }
  | { type: 'picture'; picture: Picture };

export interface ReportDocument {
  language: 'nb' | 'nn';
  title: string;
  /** Whose document it is: the only name in the file's properties. */
  publisher: string;
  /** «UTKAST», on every page; absent when it is final. */
  watermark?: string;
  blocks: Block[];
}

export function heading(level: 1 | 2 | 3, text: string): Block {
  return { type: 'heading', level, text };
}

/** Sentences that belong together; none gives no paragraph. */
export function paragraph(...sentences: (string | Run | undefined)[]): Block[] {
  const runs = sentences
    .filter((one) => one !== undefined && one !== '')
    .map((one): Run => (typeof one === 'string' ? { text: one } : (one as Run)));
  return runs.length === 0 ? [] : [{ type: 'paragraph', runs }];
}

export function quote(text: string): Block[] {
  return text === '' ? [] : [{ type: 'quote', text }];
}
