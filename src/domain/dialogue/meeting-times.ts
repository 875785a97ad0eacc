import type { ClockTime, IsoDate } from '../time.ts';

export interface MeetingTime {
  date: IsoDate;
  time: ClockTime;
}

const FIRST_START = 9 * 60;
/** Nobody drives home from a school in the dark because a wheel said so. */
const LAST_START = 14 * 60;
const BETWEEN_MEETINGS = 30;
const HALF_HOUR = 30;

/**
 * When the owner meets the n-th of its schools within one window. The same people cannot be in two places, so the schools
 * are spread over the days of the second half (the first is for preparation), then over each day, with time to get from
 * one to the next. `days`: the window's open days in order; `minutes`: how long the meeting is.
 */
export function meetingTime(days: readonly IsoDate[], nth: number, minutes: number): MeetingTime | undefined {
  const candidates = days.slice(Math.floor(days.length / 2));
  const date = candidates[nth % candidates.length];
  if (date === undefined) return undefined;
  const length = Math.ceil((minutes + BETWEEN_MEETINGS) / HALF_HOUR) * HALF_HOUR;
  const slots = Math.floor((LAST_START - FIRST_START) / length) + 1;
  const start = FIRST_START + (Math.floor(nth / candidates.length) % slots) * length;
  return { date, time: clock(start) };
}

function clock(minutes: number): ClockTime {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
