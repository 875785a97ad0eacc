import { daysBetween } from '../../domain/calendar/dates.ts';
import { spanOf } from '../../domain/calendar/weeks.ts';
import type { ReportedMeasure } from '../../domain/report/report.ts';
import type { IsoDate, SchoolYear } from '../../domain/time.ts';
import { LOCALES } from '../../i18n/dates.ts';
import type { Block, Picture } from '../block.ts';
import { unended, type Words } from '../words.ts';
import { INK, LINE, QUIET, svgDocument, svgText, TEAL, wrapped } from './svg.ts';

/** More than these do not fit on a page. */
const MOST_MEASURES_DRAWN = 10;
const WIDTH = 1000;
const TOP = 48;
const LINE_HEIGHT = 27;
const MONTHS = 12;

/** A line for each tiltak: from its first day until it was closed, with a mark for each follow-up. */
export function measuresChart(
  words: Words,
  measures: ReportedMeasure[],
  schoolYear: SchoolYear,
  caption: string,
): Block[] {
  if (measures.length === 0) return [];
  const drawn = [...measures]
    .sort((a, b) => a.startsOn.localeCompare(b.startsOn) || a.what.localeCompare(b.what, 'nb'))
    .slice(0, MOST_MEASURES_DRAWN);
  const rows: string[] = [];
  let y = TOP;
  for (const measure of drawn) {
    const lines = wrapped(measure.what, 70, 2);
    rows.push(drawRow(words, measure, { schoolYear, y, lines }));
    y += lines.length * LINE_HEIGHT + 44;
  }
  const height = y + 4;
  const picture: Picture = {
    name: 'tiltak',
    svg: svgDocument(WIDTH, height, [...months(words, schoolYear, height), ...rows]),
    alt: words.say('quality.measures.alt', {
      n: drawn.length,
      word: words.number(drawn.length),
      list: drawn.map((measure) => inWords(words, measure)).join(' '),
    }),
    caption,
    width: WIDTH,
    height,
    share: 1,
  };
  return [{ type: 'picture', picture }];
}

function inWords(
  { say, date, number }: Words,
  { what, startsOn, status, followUps }: ReportedMeasure,
): string {
  return say('quality.measures.altOne', {
    what: unended(what),
    start: date(startsOn),
    status: say(`measureStatus.${status}`),
    n: followUps.length,
    word: number(followUps.length),
  });
}

function months({ language }: Words, schoolYear: SchoolYear, height: number): string[] {
  const { first } = spanOf(schoolYear);
  const format = new Intl.DateTimeFormat(LOCALES[language], { month: 'short', timeZone: 'UTC' });
  return Array.from({ length: MONTHS }, (_, index) => {
    const at = new Date(Date.UTC(Number(first.slice(0, 4)), 7 + index, 1));
    const x = xOf(schoolYear, at.toISOString().slice(0, 10));
    return [
      `<line x1="${x}" y1="34" x2="${x}" y2="${height}" stroke="${LINE}" stroke-width="1.5"/>`,
      svgText(x + 4, 24, format.format(at).replace('.', ''), { size: 20, fill: QUIET }),
    ].join('');
  });
}

function xOf(schoolYear: SchoolYear, date: IsoDate): number {
  const { first, last } = spanOf(schoolYear);
  const share = daysBetween(first, date) / (daysBetween(first, last) + 1);
  return Math.round(Math.min(Math.max(share, 0), 1) * WIDTH);
}

interface Row {
  schoolYear: SchoolYear;
  y: number;
  lines: string[];
}

/** Closed: a filled bar. Under way: hatched, to its next date. Stopped: an outline. The status also stands in words. */
function drawRow({ say }: Words, measure: ReportedMeasure, { schoolYear, y, lines }: Row): string {
  const { startsOn, evaluateOn, status, followUps } = measure;
  const closed = status === 'completed' || status === 'stopped';
  const end = closed ? (followUps.at(-1)?.on ?? evaluateOn) : evaluateOn;
  const from = xOf(schoolYear, startsOn);
  const to = Math.max(from + 10, xOf(schoolYear, end));
  const barY = y + lines.length * LINE_HEIGHT + 6;
  const fill = status === 'completed' ? TEAL : status === 'stopped' ? '#ffffff' : 'url(#hatch)';
  const state = svgText(WIDTH - 6, y + 20, say(`measureStatus.${status}`), {
    size: 21,
    weight: 600,
    anchor: 'end',
    fill: TEAL,
  });
  return [
    `<rect x="0" y="${y - 4}" width="${WIDTH}" height="${lines.length * LINE_HEIGHT + 4}" fill="#ffffff"/>`,
    ...lines.map((line, index) => svgText(0, y + 20 + index * LINE_HEIGHT, line, { size: 24 })),
    state,
    `<rect x="${from}" y="${barY}" width="${to - from}" height="18" rx="4" fill="${fill}" stroke="${TEAL}" stroke-width="2.5"/>`,
    ...followUps.map(({ on }) => diamond(xOf(schoolYear, on), barY + 9)),
  ].join('');
}

function diamond(x: number, y: number): string {
  return `<path d="M${x} ${y - 13}L${x + 11} ${y}L${x} ${y + 13}L${x - 11} ${y}Z" fill="#ffffff" stroke="${INK}" stroke-width="3"/>`;
}
