import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '../domain/language.ts';
import { AppError } from '../observe/app-error.ts';
import { CATALOGUES, type Catalogue } from './catalogue.ts';
import { LOCALES } from './dates.ts';

export type TextParams = Record<string, string | number>;
/** `translate('nn', 'card.left.quotes', { count: 12 })` */
export type Translate = (language: Language, key: string, params?: TextParams) => string;

/** What was wrong with a text: a key that no catalogue has, or a parameter that was not given. */
export interface TextProblem {
  language: Language;
  key: string;
  cause: unknown;
}

export interface TranslateOptions {
  catalogues?: Record<Language, Catalogue>;
  /**
   * Production gives a handler that logs: people then get the nb text, or at worst the key.
   * Without one every problem is thrown, which is what tests and development want.
   */
  onProblem?: (problem: TextProblem) => void;
}

/** Texts in ICU message syntax, parsed once each. */
export function createTranslate(options: TranslateOptions = {}): Translate {
  const { catalogues = CATALOGUES, onProblem } = options;
  const parsed = new Map<string, IntlMessageFormat>();

  function message(language: Language, key: string): IntlMessageFormat {
    const id = `${language}:${key}`;
    const known = parsed.get(id);
    if (known) return known;
    const pattern = catalogues[language].get(key);
    if (pattern === undefined) throw missing(language, key);
    const format = new IntlMessageFormat(pattern, LOCALES[language], undefined, { ignoreTag: true });
    parsed.set(id, format);
    return format;
  }

  function fallback(key: string, params: TextParams): string {
    try {
      return String(message('nb', key).format(params));
    } catch {
      return catalogues.nb.get(key) ?? key;
    }
  }

  return function translate(language, key, params = {}) {
    try {
      return String(message(language, key).format(params));
    } catch (cause) {
      if (!onProblem) throw cause instanceof AppError ? cause : unusable(language, key, cause);
      onProblem({ language, key, cause });
      return fallback(key, params);
    }
  };
}

/** Throws on anything that is missing. */
export const translate: Translate = createTranslate();

function missing(language: Language, key: string): AppError {
  const hint = `Add "${key}" to src/i18n/${language}.json.`;
  return new AppError('TEXT.MISSING', `No text "${key}" in ${language}.`, { hint });
}

function unusable(language: Language, key: string, cause: unknown): AppError {
  const hint = `Look at "${key}" in src/i18n/${language}.json: is a parameter not given, or a brace missing?`;
  return new AppError('TEXT.UNUSABLE', `The text "${key}" in ${language} could not be filled in.`, {
    cause,
    hint,
  });
}
