import { Temporal } from 'temporal-polyfill';
import type { ClockTime, EpochMs, IsoDate, Weekday } from '../time.ts';

export interface LocalTime {
  date: IsoDate;
  time: ClockTime;
  weekday: Weekday;
}

/** A time that the clock skips in spring is the same moment an hour later; one that it shows twice in autumn is the first. */
export function toEpoch(date: IsoDate, time: ClockTime, timeZone: string): EpochMs {
  const local = Temporal.PlainDateTime.from(`${date}T${time}`);
  return local.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds;
}

export function toLocal(epoch: EpochMs, timeZone: string): LocalTime {
  const zoned = Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(timeZone);
  return {
    date: zoned.toPlainDate().toString(),
    time: zoned.toPlainTime().toString().slice(0, 5),
    weekday: zoned.dayOfWeek as Weekday,
  };
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
