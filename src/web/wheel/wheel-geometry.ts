import { addDays, daysBetween } from '../../domain/calendar/dates.ts';
import { spanOf } from '../../domain/calendar/weeks.ts';
import { byDate } from '../../domain/cycle/own-year.ts';
import type { IsoDate, SchoolYear } from '../../domain/time.ts';
import type { Ring, WheelMark } from './wheel-picture.ts';

export const SIZE = 912;
export const CENTER = SIZE / 2;
/** From the middle out. */
export const RADII = { hub: 118, rings: 124, months: 408, rim: 450 } as const;
export const RING_BANDS: Record<Ring, { inner: number; outer: number }> = {
  national: { inner: 126, outer: 168 },
  owner: { inner: 173, outer: 231 },
  school: { inner: 236, outer: 312 },
  own: { inner: 317, outer: 402 },
};
/** The inner part of the outermost ring, where the rounds lie as bars. */
const ROUND_BAND = { inner: 321, outer: 355 } as const;
export const MARK_RADIUS = 10;
/** What comes every week stands as small marks along the outer edge of its ring. */
export const MINOR_RADIUS = 4.5;
const MINOR_EDGE = 14;
/** Marks nearer to each other than this stand in different lanes of the ring. */
const LEAST_APART = MARK_RADIUS * 2.3;
/** Where the marks of a ring lie, and in how many lanes. */
interface Lanes {
  count: number;
  inner: number;
  outer: number;
}
const LANES: Record<Ring, Lanes> = {
  national: { count: 2, ...RING_BANDS.national },
  owner: { count: 2, inner: RING_BANDS.owner.inner, outer: RING_BANDS.owner.outer - MINOR_EDGE },
  school: { count: 3, inner: RING_BANDS.school.inner, outer: RING_BANDS.school.outer - MINOR_EDGE },
  own: { count: 2, inner: ROUND_BAND.outer + 1, outer: RING_BANDS.own.outer },
};
/** The whole ring is the meetings' own. */
const NO_ROUNDS: Lanes = { count: 3, inner: 326, outer: RING_BANDS.own.outer };

/** Degrees clockwise from the top, where 1 August stands. */
export function angleOf(schoolYear: SchoolYear, date: IsoDate): number {
  const { first, last } = spanOf(schoolYear);
  const days = daysBetween(first, addDays(last, 1));
  return (Math.min(Math.max(daysBetween(first, date), 0), days) / days) * 360;
}

export function pointAt(angle: number, radius: number): { x: number; y: number } {
  const radians = ((angle - 90) * Math.PI) / 180;
  return { x: round(CENTER + radius * Math.cos(radians)), y: round(CENTER + radius * Math.sin(radians)) };
}

/** An open arc, clockwise; `reversed` runs against the clock, so that text on it stands upright in the lower half. */
export function arcPath(from: number, to: number, radius: number, reversed = false): string {
  const [start, end] = reversed
    ? [pointAt(to, radius), pointAt(from, radius)]
    : [pointAt(from, radius), pointAt(to, radius)];
  const large = to - from > 180 ? 1 : 0;
  return `M${start.x} ${start.y}A${radius} ${radius} 0 ${large} ${reversed ? 0 : 1} ${end.x} ${end.y}`;
}

/** A closed piece of a ring. */
export function sectorPath(from: number, to: number, inner: number, outer: number): string {
  const [a, b] = [pointAt(to, inner), pointAt(from, inner)];
  const large = to - from > 180 ? 1 : 0;
  return `${arcPath(from, to, outer)}L${a.x} ${a.y}A${inner} ${inner} 0 ${large} 0 ${b.x} ${b.y}Z`;
}

export interface PlacedMark {
  mark: WheelMark;
  angle: number;
  untilAngle: number;
  radius: number;
}

/** Gives each mark a lane of its ring, so that marks close in time do not cover each other. */
export function placeMarks(schoolYear: SchoolYear, ring: Ring, marks: readonly WheelMark[]): PlacedMark[] {
  const lanes = ring === 'own' && !marks.some((mark) => mark.round) ? NO_ROUNDS : LANES[ring];
  const lastAngles: number[] = Array.from({ length: lanes.count }, () => Number.NEGATIVE_INFINITY);
  return [...marks]
    .filter((mark) => mark.ring === ring && !mark.round)
    .sort(byDate)
    .map((mark) => {
      const angle = angleOf(schoolYear, mark.date);
      if (mark.minor)
        return { mark, angle, untilAngle: angle, radius: RING_BANDS[ring].outer - MINOR_EDGE / 2 };
      const lane = freeLane(lanes, lastAngles, angle);
      lastAngles[lane] = angle;
      const untilAngle = angleOf(schoolYear, addDays(mark.until, 1));
      return { mark, angle, untilAngle, radius: laneRadius(lanes, lane) };
    });
}

/** Rounds that go on at the same time lie side by side. */
export function placeRounds(schoolYear: SchoolYear, marks: readonly WheelMark[]): PlacedMark[] {
  const ends: number[] = [];
  const lanes = [...marks]
    .filter((mark) => mark.round)
    .sort(byDate)
    .map((mark) => {
      const [angle, untilAngle] = [
        angleOf(schoolYear, mark.date),
        angleOf(schoolYear, addDays(lastOf(mark), 1)),
      ];
      const free = ends.findIndex((end) => apart(angle - end, ROUND_BAND.inner) >= LEAST_APART);
      const lane = free >= 0 ? free : ends.length;
      ends[lane] = untilAngle;
      return { mark, angle, untilAngle, lane };
    });
  const step = (ROUND_BAND.outer - ROUND_BAND.inner) / Math.max(2, ends.length);
  return lanes.map(({ lane, ...placed }) => ({ ...placed, radius: ROUND_BAND.outer - step * (lane + 0.5) }));
}

/** The last day that something of the round stands on: its windows may reach beyond today. */
function lastOf({ until, round }: WheelMark): IsoDate {
  return [until, ...(round?.windows ?? []).map((window) => window.until)].sort().at(-1) ?? until;
}

function freeLane(lanes: Lanes, lastAngles: readonly number[], angle: number): number {
  const free = lastAngles.findIndex(
    (last, lane) => apart(angle - last, laneRadius(lanes, lane)) >= LEAST_APART,
  );
  return free >= 0 ? free : lastAngles.indexOf(Math.min(...lastAngles));
}

function apart(degrees: number, radius: number): number {
  return (degrees * Math.PI * radius) / 180;
}

/** The first lane is the outermost. */
function laneRadius({ inner, outer, count }: Lanes, lane: number): number {
  return outer - ((outer - inner) / count) * (lane + 0.5);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
