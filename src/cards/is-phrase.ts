import type { Phrase } from '../app/view.ts';
import { LANGUAGES } from '../domain/language.ts';

const MOST_CHARACTERS = 20_000;
const DATE = /^\d{4}-\d\d-\d\d$/;

/** Each kind by the key that only it has, with what must stand beside it. No other key is allowed. */
const KINDS: Record<string, (phrase: Record<string, unknown>) => boolean> = {
  $text: ({ $text, params }) =>
    typeof $text === 'string' && $text !== '' && (params === undefined || areParams(params)),
  $date: ({ $date }) => isDate($date),
  $fullDate: ({ $fullDate }) => isDate($fullDate),
  $time: ({ $time, zone }) => Number.isFinite($time) && typeof zone === 'string' && zone !== '',
  $localized: ({ $localized }) =>
    isRecord($localized) &&
    Object.keys($localized).length === LANGUAGES.length &&
    LANGUAGES.every((language) => typeof $localized[language] === 'string'),
  $list: ({ $list }) => Array.isArray($list) && $list.every(isPhrase),
};
const BESIDE: Record<string, string> = { $text: 'params', $time: 'zone' };

export function isPhrase(value: unknown): value is Phrase {
  if (typeof value === 'string') return value.length <= MOST_CHARACTERS;
  if (!isRecord(value)) return false;
  const keys = Object.keys(value);
  const kind = keys.find((key) => Object.hasOwn(KINDS, key));
  if (kind === undefined || keys.some((key) => key !== kind && key !== BESIDE[kind])) return false;
  return KINDS[kind]?.(value) ?? false;
}

function areParams(value: unknown): boolean {
  return isRecord(value) && Object.values(value).every((one) => Number.isFinite(one) || isPhrase(one));
}

function isDate(value: unknown): boolean {
  return (
    typeof value === 'string' && DATE.test(value) && new Date(value).toJSON()?.startsWith(value) === true
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
