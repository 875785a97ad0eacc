import { Temporal } from 'temporal-polyfill';
import type { IsoDate, Weekday } from '../time.ts';

/** Arithmetic on days without time or zone. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days;
}

export function weekdayOf(date: IsoDate): Weekday {
  return Temporal.PlainDate.from(date).dayOfWeek as Weekday;
}

export function isWeekend(date: IsoDate): boolean {
  return weekdayOf(date) > 5;
}

/** Every day from `first` to `last`, both included. */
export function daysFrom(first: IsoDate, last: IsoDate): IsoDate[] {
  const count = daysBetween(first, last) + 1;
  const start = Temporal.PlainDate.from(first);
  return Array.from({ length: Math.max(0, count) }, (_, days) => start.add({ days }).toString());
}

/** The day, or undefined when there is no such day (30 February, month 13). */
export function dateFrom(year: number, month: number, day: number): IsoDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
}

/** True for `2026-11-24`, false for anything that is not such a day of the calendar. */
export function isIsoDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match !== null && dateFrom(Number(match[1]), Number(match[2]), Number(match[3])) !== undefined;
}
