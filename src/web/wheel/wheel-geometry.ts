import { addDays, daysBetween } from '../../domain/calendar/dates.ts';
import { spanOf } from '../../domain/calendar/weeks.ts';
import type { IsoDate, SchoolYear } from '../../domain/time.ts';
import type { Ring, WheelMark } from './wheel-picture.ts';

export const SIZE = 800;
export const CENTER = SIZE / 2;
/** From the middle out. */
export const RADII = { hub: 118, rings: 128, months: 348, rim: 392 } as const;
export const RING_BANDS: Record<Ring, { inner: number; outer: number }> = {
  national: { inner: 130, outer: 184 },
  owner: { inner: 190, outer: 254 },
  school: { inner: 260, outer: 342 },
};
export const MARK_RADIUS = 11;
/** What comes every week stands as small marks along the outer edge of its ring. */
export const MINOR_RADIUS = 4.5;
const MINOR_EDGE = 14;
/** Marks nearer to each other than this stand in different lanes of the ring. */
const LEAST_APART = MARK_RADIUS * 2.3;
const LANES: Record<Ring, number> = { national: 2, owner: 2, school: 3 };

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
  const lastAngles: number[] = Array.from({ length: LANES[ring] }, () => Number.NEGATIVE_INFINITY);
  return [...marks]
    .filter((mark) => mark.ring === ring)
    .sort((a, b) => a.date.localeCompare(b.date) || a.id.localeCompare(b.id))
    .map((mark) => {
      const angle = angleOf(schoolYear, mark.date);
      if (mark.minor)
        return { mark, angle, untilAngle: angle, radius: RING_BANDS[ring].outer - MINOR_EDGE / 2 };
      const lane = freeLane(ring, lastAngles, angle);
      lastAngles[lane] = angle;
      const untilAngle = angleOf(schoolYear, addDays(mark.until, 1));
      return { mark, angle, untilAngle, radius: laneRadius(ring, lane) };
    });
}

function freeLane(ring: Ring, lastAngles: readonly number[], angle: number): number {
  const free = lastAngles.findIndex(
    (last, lane) => apart(angle - last, laneRadius(ring, lane)) >= LEAST_APART,
  );
  return free >= 0 ? free : lastAngles.indexOf(Math.min(...lastAngles));
}

function apart(degrees: number, radius: number): number {
  return (degrees * Math.PI * radius) / 180;
}

/** The first lane is the outermost. */
export function laneRadius(ring: Ring, lane: number): number {
  const { inner, outer } = RING_BANDS[ring];
  const edge = outer - MINOR_EDGE;
  const step = (edge - inner) / LANES[ring];
  return edge - step * (lane + 0.5);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
