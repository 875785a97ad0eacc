import { addDays } from '../../domain/calendar/dates.ts';
import { isoWeek, spanOf, yearOfMonth } from '../../domain/calendar/weeks.ts';
import type { IsoDate } from '../../domain/time.ts';
import { LOCALES } from '../../i18n/dates.ts';
import { translate } from '../../i18n/translate.ts';
import type { WheelColours } from './wheel-colours.ts';
import { angleOf, arcPath, CENTER, pointAt, RADII, RING_BANDS, sectorPath } from './wheel-geometry.ts';
import { RINGS, type WheelPicture } from './wheel-picture.ts';
import { escapeXml } from './xml.ts';

const MONTHS = [8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7];
const SEASON_OF_MONTH = [1, 1, 2, 2, 2, 3, 3, 0, 0, 0, 0, 1] as const;

/** Rings, months and school-free times: all that does not change from day to day. */
export function backdrop(picture: WheelPicture, colours: WheelColours): string {
  return [
    ...RINGS.map((ring) => ringBand(RING_BANDS[ring], colours)),
    ...picture.breaks.map(({ from, to }) => freeTime(picture, from, to)),
    ...MONTHS.map((month) => monthSector(picture, month, colours)),
    ...RINGS.map((ring) => ringName(picture, ring, colours)),
  ].join('\n');
}

function ringBand({ inner, outer }: { inner: number; outer: number }, { band }: WheelColours): string {
  return `<circle cx="${CENTER}" cy="${CENTER}" r="${(inner + outer) / 2}" fill="none" stroke="${band}" stroke-width="${outer - inner}"/>`;
}

function freeTime(picture: WheelPicture, from: IsoDate, to: IsoDate): string {
  const path = sectorPath(
    angleOf(picture.schoolYear, from),
    angleOf(picture.schoolYear, addDays(to, 1)),
    RING_BANDS.national.inner,
    RING_BANDS.own.outer,
  );
  return `<path d="${path}" fill="url(#wheel-free)"/>`;
}

function monthSector(picture: WheelPicture, month: number, colours: WheelColours): string {
  const [from, to] = anglesOfMonth(picture, month);
  const isNow = Number(picture.today.slice(5, 7)) === month;
  const low = (from + to) / 2 > 90 && (from + to) / 2 < 270;
  const path = arcPath(from, to, low ? RADII.rim - 11 : RADII.rim - 29, low);
  const line = pointAt(from, RADII.months);
  const hub = pointAt(from, RADII.rings);
  const fill = colours.months[SEASON_OF_MONTH[month - 1] ?? 0];
  const weight = isNow ? 700 : 500;
  return [
    `<path d="${sectorPath(from, to, RADII.months, RADII.rim)}" fill="${fill}" stroke="${colours.paper}" stroke-width="2"/>`,
    `<line x1="${hub.x}" y1="${hub.y}" x2="${line.x}" y2="${line.y}" stroke="${colours.line}" stroke-width="1"/>`,
    `<path id="wheel-month-${month}" d="${path}" fill="none"/>`,
    `<text font-size="26" font-weight="${weight}" fill="${colours.ink}" aria-hidden="true"><textPath href="#wheel-month-${month}" startOffset="50%" text-anchor="middle">${monthName(picture, month)}</textPath></text>`,
  ].join('');
}

function anglesOfMonth({ schoolYear }: WheelPicture, month: number): [number, number] {
  const first = (of: number) => `${yearOfMonth(schoolYear, of)}-${String(of).padStart(2, '0')}-01`;
  const from = angleOf(schoolYear, first(month));
  return [from, month === 7 ? 360 : angleOf(schoolYear, first((month % 12) + 1))];
}

function monthName({ language }: WheelPicture, month: number): string {
  const format = new Intl.DateTimeFormat(LOCALES[language], { month: 'long', timeZone: 'UTC' });
  return escapeXml(format.format(Date.UTC(2026, month - 1, 15)));
}

/** July is empty: the names of the rings stand there. */
function ringName(picture: WheelPicture, ring: (typeof RINGS)[number], colours: WheelColours): string {
  const { inner, outer } = RING_BANDS[ring];
  const [from, to] = anglesOfMonth(picture, 7);
  const name = escapeXml(ringWord(picture, ring));
  const size = ring === 'national' ? 19 : 23;
  return [
    `<path id="wheel-ring-${ring}" d="${arcPath(from - 8, to, (inner + outer) / 2 - 7)}" fill="none"/>`,
    `<text font-size="${size}" font-weight="600" fill="${colours.rings[ring]}" aria-hidden="true"><textPath href="#wheel-ring-${ring}" startOffset="97%" text-anchor="end">${name}</textPath></text>`,
  ].join('');
}

/** What the owner has itself is its meetings with the schools. */
export function ringWord({ language, of }: WheelPicture, ring: (typeof RINGS)[number]): string {
  const key = ring === 'own' && of === 'owner' ? 'ownersOwn' : ring;
  return translate(language, `web.wheel.ring.${key}`);
}

/** Today's hand. */
export function handOf({ schoolYear, today }: WheelPicture, { hand, paper }: WheelColours): string {
  const { first, last } = spanOf(schoolYear);
  if (today < first || today > last) return '';
  const angle = angleOf(schoolYear, today);
  const [from, to] = [pointAt(angle, RADII.hub), pointAt(angle, RADII.months)];
  return [
    `<g aria-hidden="true"><line x1="${from.x}" y1="${from.y}" x2="${to.x}" y2="${to.y}" stroke="${paper}" stroke-width="7"/>`,
    `<line x1="${from.x}" y1="${from.y}" x2="${to.x}" y2="${to.y}" stroke="${hand}" stroke-width="3"/>`,
    `<circle cx="${to.x}" cy="${to.y}" r="7" fill="${hand}" stroke="${paper}" stroke-width="2"/></g>`,
  ].join('');
}

/** The middle: today's date and whose wheel it is. */
export function hubOf(picture: WheelPicture, colours: WheelColours): string {
  const { language, today, name, schoolYear } = picture;
  const day = new Intl.DateTimeFormat(LOCALES[language], { day: 'numeric', month: 'long', timeZone: 'UTC' });
  const week = translate(language, 'web.wheel.week', { week: isoWeek(today).week });
  const line = (y: number, size: number, weight: number, fill: string, words: string) =>
    `<text x="${CENTER}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="middle">${escapeXml(words)}</text>`;
  return [
    `<g aria-hidden="true"><circle cx="${CENTER}" cy="${CENTER}" r="${RADII.hub}" fill="${colours.paper}" stroke="${colours.line}" stroke-width="1.5"/>`,
    line(CENTER - 46, 21, 600, colours.hand, translate(language, 'web.wheel.today')),
    line(CENTER - 12, 33, 700, colours.ink, day.format(Date.parse(`${today}T12:00:00Z`))),
    line(CENTER + 16, 21, 500, colours.quiet, week),
    line(CENTER + 52, [...name].length > 19 ? 17 : 20, 600, colours.ink, clipped(name)),
    line(CENTER + 78, 20, 500, colours.quiet, schoolYear),
    '</g>',
  ].join('');
}

function clipped(name: string): string {
  const signs = [...name];
  return signs.length > 24 ? `${signs.slice(0, 23).join('')}…` : name;
}
