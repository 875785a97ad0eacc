import { get } from './api.js';

let texts = {};
export let language = 'nb';
const LOCALES = { nb: ['nb'], nn: ['nn', 'nb'], en: ['en-GB'] };
export const LANGUAGE_NAMES = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' };

export async function loadTexts(wanted) {
  language = wanted in LOCALES ? wanted : 'nb';
  texts = await get('texts', { lang: language });
  document.documentElement.lang = language;
}

/** A text of the catalogue, with `{name}` filled in. */
export function t(key, params = {}) {
  const pattern = texts[key] ?? key;
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => (name in params ? String(params[name]) : whole));
}

/** The words for a refusal. */
export function errorText(error) {
  const key = `error.${error?.code ?? 'unknown'}`;
  return texts[key] ?? t('error.unknown');
}

let zone = 'Europe/Oslo';

export function setZone(timeZone) {
  zone = timeZone;
}

const KINDS = {
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  dayYear: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  short: { weekday: 'short', day: 'numeric', month: 'short' },
  month: { month: 'long', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
};

export function format(kind, at) {
  if (language === 'en')
    return new Intl.DateTimeFormat('en-GB', { ...KINDS[kind], timeZone: zone }).format(at);
  if (kind !== 'time') return dateText(kind, isoDay(at));
  const text = new Intl.DateTimeFormat('nb', { ...KINDS.time, timeZone: zone }).format(at);
  return text.replace(':', '.');
}

/** Browsers seldom know nynorsk, so the names of days and months come from the server. */
function dateText(kind, isoDate) {
  const { days, daysShort, months, monthsShort } = texts['date.names'];
  const date = new Date(`${isoDate}T12:00:00Z`);
  const [weekday, day, month] = [date.getUTCDay(), date.getUTCDate(), date.getUTCMonth()];
  if (kind === 'short') return `${daysShort[weekday]} ${day}. ${monthsShort[month]}`;
  if (kind === 'month') return `${months[month]} ${date.getUTCFullYear()}`;
  const year = kind === 'dayYear' ? ` ${date.getUTCFullYear()}` : '';
  return `${days[weekday]} ${day}. ${months[month]}${year}`;
}

export function formatMonth(isoDate) {
  const middle = `${isoDate.slice(0, 7)}-15`;
  if (language !== 'en') return capital(dateText('month', middle));
  const format = new Intl.DateTimeFormat('en-GB', { ...KINDS.month, timeZone: 'UTC' });
  return format.format(Date.parse(`${middle}T12:00:00Z`));
}

export function capital(text) {
  return text.charAt(0).toLocaleUpperCase(LOCALES[language]) + text.slice(1);
}

/** `2026-08-17` where the virtual clock is. */
export function isoDay(at) {
  return new Intl.DateTimeFormat('sv', { timeZone: zone }).format(at);
}

export function weekOf(at) {
  const day = new Date(`${isoDay(at)}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 4 - (day.getUTCDay() || 7));
  const firstOfYear = Date.UTC(day.getUTCFullYear(), 0, 1);
  return Math.ceil(((day.getTime() - firstOfYear) / 86_400_000 + 1) / 7);
}

/** «a, b og c» */
export function list(words) {
  return new Intl.ListFormat(LOCALES[language]).format(words);
}
