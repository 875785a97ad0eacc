import type { WrittenStandard } from '../domain/language.ts';
import { type FigureUnit, figureText } from '../domain/results/figure.ts';
import type { IsoDate } from '../domain/time.ts';
import { formatEither, formatFullDate, formatList } from '../i18n/dates.ts';
import { type TextParams, translate } from '../i18n/translate.ts';

/** The words of one written standard. */
export interface Words {
  language: WrittenStandard;
  /** A sentence by its whole key. */
  say(key: string, params?: TextParams): string;
  /** «tre», «14» */
  number(n: number): string;
  /** «4,2», «12,5 %» */
  figure(value: number, unit: FigureUnit): string;
  /** «3. mars 2027» */
  date(date: IsoDate): string;
  /** «a, b og c» */
  list(words: string[]): string;
  /** «a, b eller c» */
  either(words: string[]): string;
}

const LAST_WRITTEN_OUT = 12;

export function createWords(language: WrittenStandard): Words {
  return {
    language,
    say: (key, params = {}) => translate(language, key, params),
    number: (n) => (n < 2 || n > LAST_WRITTEN_OUT ? String(n) : translate(language, `quality.number.${n}`)),
    figure: figureText,
    date: (date) => formatFullDate(language, date),
    list: (words) => formatList(language, words),
    either: (words) => formatEither(language, words),
  };
}

/** «de fleste …» at the beginning of a sentence. */
export function capital(text: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase('nb') + text.slice(first.length);
}

/** «Lesing og skriving» as a part of a sentence: in quotation marks, as it was written. */
export function quoted(text: string): string {
  return `«${unended(text)}»`;
}

/** Without the full stop, as a part of a longer sentence. */
export function unended(text: string): string {
  return text.replace(/(?<!\.)\.$/, '');
}

/** What somebody wrote, in quotation marks and with an end: «Hva hjelper?» or «Vi leser mer». */
export function quotedSentence(text: string): string {
  return /[.!?…]$/.test(text) ? `«${text}»` : `«${text}».`;
}
