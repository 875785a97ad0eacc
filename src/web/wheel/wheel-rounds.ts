import { addDays } from '../../domain/calendar/dates.ts';
import type { OwnWindow } from '../../domain/cycle/own-year.ts';
import type { IsoDate } from '../../domain/time.ts';
import type { WheelColours } from './wheel-colours.ts';
import { angleOf, arcPath, type PlacedMark, pointAt, sectorPath } from './wheel-geometry.ts';
import type { WheelPicture } from './wheel-picture.ts';

/** A window is thick, what goes on between them thin. */
const THICK = 13;
const THIN = 4;
/** A bar across says that the round is over. */
const END = 17;

/** A round through the year: what has been is filled, a window that is still to come is drawn in outline. */
export function roundBar(picture: WheelPicture, placed: PlacedMark, { rings, paper }: WheelColours): string {
  const { mark, angle, radius } = placed;
  const { schoolYear, today } = picture;
  const colour = rings.own;
  const line = (from: number, to: number, width: number) =>
    to - from < 0.05
      ? ''
      : `<path d="${arcPath(from, to, radius)}" fill="none" stroke="${colour}" stroke-width="${width}"/>`;
  const outline = (from: number, to: number) =>
    `<path d="${sectorPath(from, to, radius - THICK / 2 + 1, radius + THICK / 2 - 1)}" fill="${paper}" stroke="${colour}" stroke-width="2"/>`;
  const past = (date: IsoDate) => angleOf(schoolYear, addDays(date > today ? today : date, 1));
  const window = ({ from, until }: OwnWindow) => {
    const [start, end] = [angleOf(schoolYear, from), angleOf(schoolYear, addDays(until, 1))];
    const done = from > today ? start : Math.max(start, past(until));
    return (end - done < 0.05 ? '' : outline(start, end)) + line(start, done, THICK);
  };
  return [
    line(angle, Math.max(angle, past(mark.until)), THIN),
    ...(mark.round?.windows ?? []).map(window),
    mark.round?.endedOn === undefined ? '' : endBar(past(mark.until), radius, colour),
  ].join('');
}

function endBar(angle: number, radius: number, colour: string): string {
  const [a, b] = [pointAt(angle, radius - END / 2), pointAt(angle, radius + END / 2)];
  return `<line x1="${a.x}" y1="${a.y}" x2="${b.x}" y2="${b.y}" stroke="${colour}" stroke-width="4"/>`;
}
