import { Temporal } from 'temporal-polyfill';
import { type ClockTime, DAY_MS, type EpochMs, type IsoDate, type Weekday } from '../time.ts';
import { dayNumber, fromDayNumber, weekdayOf } from './dates.ts';

const MINUTE_MS = 60_000;

export interface LocalTime {
  date: IsoDate;
  time: ClockTime;
  weekday: Weekday;
}

/** A time that the clock skips in spring is the same moment an hour later; one that it shows twice in autumn is the first. */
export function toEpoch(date: IsoDate, time: ClockTime, timeZone: string): EpochMs {
  const inUtc = utcOf(date, time);
  if (inUtc !== undefined) {
    const offset = offsetOfDay(inUtc, timeZone);
    if (offset !== undefined && offsetOfDay(inUtc - offset, timeZone) === offset) return inUtc - offset;
  }
  const local = Temporal.PlainDateTime.from(`${date}T${time}`);
  return local.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds;
}

export function toLocal(epoch: EpochMs, timeZone: string): LocalTime {
  const offset = offsetOfDay(epoch, timeZone) ?? offsetAt(epoch, timeZone);
  const local = epoch + offset;
  const day = Math.floor(local / DAY_MS);
  const date = fromDayNumber(day);
  return { date, time: clockTime(Math.floor((local - day * DAY_MS) / MINUTE_MS)), weekday: weekdayOf(date) };
}

/** The moment at which a clock in UTC shows this; undefined when it is not written as it should be. */
function utcOf(date: IsoDate, time: ClockTime): EpochMs | undefined {
  const day = dayNumber(date);
  // Date.parse makes 2 March of 30 February.
  if (!Number.isInteger(day) || fromDayNumber(day) !== date || !isClockTime(time)) return undefined;
  return day * DAY_MS + (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * MINUTE_MS;
}

/** By zone and day since 1970 in UTC; null on a day when the clock is set. */
const offsets = new Map<string, Map<number, number | null>>();
const MOST_DAYS = 20_000;

/**
 * How far the zone's clock is ahead of UTC, the whole UTC day of a moment; undefined on a day when it is set. Temporal
 * takes 5 µs for a conversion, and planning a school's year needs hundreds of them.
 */
function offsetOfDay(epoch: EpochMs, timeZone: string): number | undefined {
  const days = offsets.get(timeZone) ?? new Map<number, number | null>();
  offsets.set(timeZone, days);
  const day = Math.floor(epoch / DAY_MS);
  const known = days.get(day);
  if (known !== undefined) return known ?? undefined;
  if (days.size >= MOST_DAYS) days.clear();
  const start = offsetAt(day * DAY_MS, timeZone);
  const end = offsetAt((day + 1) * DAY_MS, timeZone);
  days.set(day, start === end ? start : null);
  return start === end ? start : undefined;
}

function offsetAt(epoch: EpochMs, timeZone: string): number {
  return (
    Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(timeZone).offsetNanoseconds / 1_000_000
  );
}

function clockTime(minutes: number): ClockTime {
  const two = (n: number) => (n < 10 ? `0${n}` : String(n));
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** True for `08:15`, false for `8:15`, `24:00` and anything else. */
export function isClockTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

export function isTimeZone(text: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text);
    return true;
  } catch {
    return false;
  }
}
