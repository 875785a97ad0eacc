import { get } from './api.js';

let texts = {};
export let language = 'nb';
const LOCALES = { nb: 'nb', nn: 'nn', en: 'en-GB' };
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
  const text = new Intl.DateTimeFormat(LOCALES[language], { ...KINDS[kind], timeZone: zone }).format(at);
  return kind === 'time' && language !== 'en' ? text.replace(':', '.') : text;
}

export function formatMonth(isoDate) {
  const format = new Intl.DateTimeFormat(LOCALES[language], { ...KINDS.month, timeZone: 'UTC' });
  return capital(format.format(Date.parse(`${isoDate.slice(0, 7)}-15T12:00:00Z`)));
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
