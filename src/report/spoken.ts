import type { Language } from '../domain/language.ts';
import { likelyLanguage } from './likely-language.ts';

export interface Spoken {
  text: string;
  /** Where it is another than the document's: for screen readers and spell checkers (WCAG 3.1.2). */
  language?: Language;
}

export interface Voices {
  /** The document's own. */
  document: Language;
  /** What those write who are quoted here, where a quotation does not show another. */
  quoted?: Language | undefined;
  /** All of it is a quotation, also without «». */
  whole?: boolean;
}

/** A text in pieces, each in one language: what stands in «» may be in another than the sentence around it. */
export function spoken(text: string, { document, quoted = document, whole = false }: Voices): Spoken[] {
  return (whole ? [text] : pieces(text)).map((piece) => {
    const language = likelyLanguage(piece) ?? (whole || piece.startsWith('«') ? quoted : document);
    return language === document ? { text: piece } : { text: piece, language };
  });
}

/** Cut at the outermost «»; a quotation without an end goes to the end of the text. */
function pieces(text: string): string[] {
  const cuts: number[] = [];
  let depth = 0;
  for (const { index, 0: sign } of text.matchAll(/[«»]/g)) {
    if (sign === '«' && depth === 0) cuts.push(index);
    depth = Math.max(0, depth + (sign === '«' ? 1 : -1));
    if (sign === '»' && depth === 0) cuts.push(index + 1);
  }
  const ends = [...cuts, text.length];
  return ends.map((end, at) => text.slice(at === 0 ? 0 : cuts[at - 1], end)).filter((piece) => piece !== '');
}
