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
  return formatter(language, 'UTC', 'day').format(noonOf(date));
}

/** «31. juli 2028» */
export function formatFullDate(language: Language, date: IsoDate): string {
  return formatter(language, 'UTC', 'fullDate').format(noonOf(date));
}

function noonOf(date: IsoDate): EpochMs {
  const noon = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T12:00:00Z`) : Number.NaN;
  if (Number.isNaN(noon)) throw notADate(date);
  return noon;
}

/** «fredag 28. august kl. 14.30», in `zone` */
export function formatMoment(language: Language, at: EpochMs, zone: string): string {
  if (!Number.isFinite(at)) throw notADate(at);
  return formatter(language, zone, 'day').format(at) + AT[language] + formatTime(language, at, zone);
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
