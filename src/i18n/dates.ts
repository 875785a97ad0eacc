import type { Language } from '../domain/language.ts';
import type { EpochMs, IsoDate } from '../domain/time.ts';
import { AppError } from '../observe/app-error.ts';

/** British English: days before months, as readers in Norway expect. */
export const LOCALES: Record<Language, string> = { nb: 'nb', nn: 'nn', en: 'en-GB' };

const DAY = { weekday: 'long', day: 'numeric', month: 'long' } as const;
const FULL_DATE = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const PARTS = { day: DAY, fullDate: FULL_DATE, time: TIME };
const AT: Record<Language, string> = { nb: ' kl. ', nn: ' kl. ', en: ' at ' };
const formatters = new Map<string, Intl.DateTimeFormat>();
const lists = new Map<Language, Intl.ListFormat>();

/** «fredag 28. august» */
export function formatDay(language: Language, date: IsoDate): string {
  return remembered(`day:${language}:${date}`, () => formatter(language, 'UTC', 'day').format(noonOf(date)));
}

/** «31. juli 2028» */
export function formatFullDate(language: Language, date: IsoDate): string {
  return remembered(`${language}:${date}`, () => formatter(language, 'UTC', 'fullDate').format(noonOf(date)));
}

function noonOf(date: IsoDate): EpochMs {
  const noon = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T12:00:00Z`) : Number.NaN;
  if (Number.isNaN(noon)) throw notADate(date);
  return noon;
}

/** «fredag 28. august kl. 14.30», in `zone` */
export function formatMoment(language: Language, at: EpochMs, zone: string): string {
  if (!Number.isFinite(at)) throw notADate(at);
  return remembered(`${language}:${zone}:${at}`, () => {
    const day = formatter(language, zone, 'day').format(at);
    return day + AT[language] + formatTime(language, at, zone);
  });
}

/** Everybody who is asked the same is told the same days. */
const MOST = 1000;
const known = new Map<string, string>();

function remembered(id: string, format: () => string): string {
  const before = known.get(id);
  if (before !== undefined) return before;
  if (known.size >= MOST) known.clear();
  const words = format();
  known.set(id, words);
  return words;
}

/** «14.30»; «14:30» in English. */
export function formatTime(language: Language, at: EpochMs, zone: string): string {
  const clock = formatter(language, zone, 'time').format(at);
  return language === 'en' ? clock : clock.replace(':', '.');
}

/** «a, b eller c» */
export function formatEither(language: Language, words: string[]): string {
  return new Intl.ListFormat(LOCALES[language], { type: 'disjunction' }).format(words);
}

export interface DateNames {
  /** From Sunday on. */
  days: string[];
  daysShort: string[];
  months: string[];
  monthsShort: string[];
}

/** For a page whose browser may not know the language; as they stand in a date, «tir.» and «okt.». */
export function dateNames(language: Language): DateNames {
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
  const name = (kind: 'weekday' | 'month', width: 'long' | 'short', at: EpochMs) => {
    const parts = { weekday: width, day: 'numeric', month: width, timeZone: 'UTC' } as const;
    const found = new Intl.DateTimeFormat(LOCALES[language], parts).formatToParts(at);
    return found.find(({ type }) => type === kind)?.value ?? '';
  };
  // 4 October 2026 is a Sunday.
  const days = (width: 'long' | 'short') =>
    numbers(7).map((day) => name('weekday', width, Date.UTC(2026, 9, 4 + day)));
  const months = (width: 'long' | 'short') =>
    numbers(12).map((month) => name('month', width, Date.UTC(2026, month, 4)));
  return {
    days: days('long'),
    daysShort: days('short'),
    months: months('long'),
    monthsShort: months('short'),
  };
}

/** «a, b og c» */
export function formatList(language: Language, words: string[]): string {
  let list = lists.get(language);
  if (!list) {
    list = new Intl.ListFormat(LOCALES[language], { type: 'conjunction' });
    lists.set(language, list);
  }
  return list.format(words);
}

function formatter(language: Language, zone: string, kind: keyof typeof PARTS): Intl.DateTimeFormat {
  const id = `${language}:${zone}:${kind}`;
  const known = formatters.get(id);
  if (known) return known;
  const created = new Intl.DateTimeFormat(LOCALES[language], { ...PARTS[kind], timeZone: zone });
  formatters.set(id, created);
  return created;
}

function notADate(value: unknown): AppError {
  const hint = 'Give a day as 2026-08-28 and an instant as milliseconds since 1970.';
  return new AppError('TEXT.DATE', `Not a date: ${JSON.stringify(value)}.`, { hint });
}
