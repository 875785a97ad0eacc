import { DAY_MS, type IsoDate, type Weekday } from '../time.ts';

/**
 * Arithmetic on days without time or zone. Counted in UTC, where every day has 24 hours: with Temporal.PlainDate a
 * school's year takes three times as long.
 */
export function addDays(date: IsoDate, days: number): IsoDate {
  return fromDayNumber(dayNumber(date) + days);
}

export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

export function weekdayOf(date: IsoDate): Weekday {
  // 1970-01-01 was a Thursday.
  return (((((dayNumber(date) + 3) % 7) + 7) % 7) + 1) as Weekday;
}

export function isWeekend(date: IsoDate): boolean {
  return weekdayOf(date) > 5;
}

/** Every day from `first` to `last`, both included. */
export function daysFrom(first: IsoDate, last: IsoDate): IsoDate[] {
  const start = dayNumber(first);
  return Array.from({ length: Math.max(0, dayNumber(last) - start + 1) }, (_, days) =>
    fromDayNumber(start + days),
  );
}

/** A school year has some 300 days, and planning it asks for each of them again and again. */
const numbers = new Map<IsoDate, number>();
const names = new Map<number, IsoDate>();
const MOST_KNOWN = 20_000;

/** Days since 1970-01-01. */
export function dayNumber(date: IsoDate): number {
  const known = numbers.get(date);
  if (known !== undefined) return known;
  const day = Date.parse(date) / DAY_MS;
  if (numbers.size >= MOST_KNOWN) numbers.clear();
  numbers.set(date, day);
  return day;
}

export function fromDayNumber(day: number): IsoDate {
  const known = names.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
  if (names.size >= MOST_KNOWN) names.clear();
  names.set(day, date);
  return date;
}

/** The day, or undefined when there is no such day (30 February, month 13). */
export function dateFrom(year: number, month: number, day: number): IsoDate | undefined {
  const two = (n: number) => String(n).padStart(2, '0');
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  const number = dayNumber(date);
  // Date.parse makes 2 March of 30 February.
  return Number.isInteger(number) && fromDayNumber(number) === date ? date : undefined;
}

/** True for `2026-11-24`, false for anything that is not such a day of the calendar. */
export function isIsoDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match !== null && dateFrom(Number(match[1]), Number(match[2]), Number(match[3])) !== undefined;
}
