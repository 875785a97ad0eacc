/** Milliseconds since 1970-01-01T00:00Z. The only form in which an instant is stored or passed. */
export type EpochMs = number;

/** A day without time, `2026-11-24`, in the owner's time zone. */
export type IsoDate = string;

/** A time of day without date, `08:15`. */
export type ClockTime = string;

/** ISO weekday, 1 = Monday … 7 = Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** `2026/27` */
export type SchoolYear = string;

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
