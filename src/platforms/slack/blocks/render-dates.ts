const DATE =
  /\{\{DATE\((\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d))(?:, ?(COMPACT|LONG|SHORT))?\)\}\}/g;
const TIME = /\{\{TIME\((\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d))\)\}\}/g;

/** Languages come from cards. */
const MOST_FORMATS = 200;
const formats = new Map<string, Intl.DateTimeFormat>();

/** {{DATE()}} and {{TIME()}} in the given language and zone; what is no date stays as written. */
export function renderDates(text: string, locale: string, timeZone: string): string {
  if (!text.includes('{{')) return text;
  return text
    .replace(DATE, (whole, instant: string, form?: string) =>
      shown(whole, instant, form ?? 'COMPACT', locale, timeZone),
    )
    .replace(TIME, (whole, instant: string) => shown(whole, instant, 'TIME', locale, timeZone));
}

function shown(whole: string, instant: string, form: string, locale: string, timeZone: string): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? whole : format(form, locale, timeZone).format(date);
}

/** As the card renderers do: LONG and SHORT name weekday and month, COMPACT is numbers. */
function format(form: string, locale: string, timeZone: string): Intl.DateTimeFormat {
  const key = `${form} ${locale} ${timeZone}`;
  const known = formats.get(key);
  if (known) return known;
  if (formats.size >= MOST_FORMATS) formats.clear();
  const made = safeFormat(locale, { ...options(form), timeZone });
  formats.set(key, made);
  return made;
}

function options(form: string): Intl.DateTimeFormatOptions {
  if (form === 'TIME') return { hour: 'numeric', minute: '2-digit' };
  if (form === 'COMPACT') return { dateStyle: 'short' };
  const length = form === 'LONG' ? 'long' : 'short';
  return { day: 'numeric', weekday: length, month: length, year: 'numeric' };
}

/** A card may name a language that is none. */
function safeFormat(locale: string, wanted: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale, wanted);
  } catch {
    return new Intl.DateTimeFormat('en', { ...wanted, timeZone: 'UTC' });
  }
}
