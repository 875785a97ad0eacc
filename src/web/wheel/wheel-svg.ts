import { byDate } from '../../domain/cycle/own-year.ts';
import { translate } from '../../i18n/translate.ts';
import { WHEEL_COLOURS, type WheelColours } from './wheel-colours.ts';
import { backdrop, handOf, hubOf } from './wheel-face.ts';
import {
  CENTER,
  type PlacedMark,
  placeMarks,
  placeRounds,
  RADII,
  RING_BANDS,
  SIZE,
} from './wheel-geometry.ts';
import { legendOf } from './wheel-legend.ts';
import { markSvg, windowArc } from './wheel-mark.ts';
import { RINGS, type WheelPicture, type WheelTheme } from './wheel-picture.ts';
import { roundBar } from './wheel-rounds.ts';
import { escapeXml } from './xml.ts';

export interface WheelSvgOptions {
  theme: WheelTheme;
  /** Each mark can be reached by keyboard and says itself; otherwise the whole is one picture with a description. */
  interactive?: boolean;
  /** With what the signs mean under it, where the picture stands alone: in a card, a report, a file. */
  legend?: boolean;
}

export interface DrawnWheel {
  svg: string;
  width: number;
  height: number;
}

/**
 * The school year as a wheel: months clockwise from August, one ring each for what the school has itself, its plan, its
 * owner and the national dates, and a hand for today. Uses presentation attributes only, so that it stands alone as a
 * file and needs no style.
 */
export function drawWheel(
  picture: WheelPicture,
  { theme, interactive = false, legend = false }: WheelSvgOptions,
): DrawnWheel {
  const colours = WHEEL_COLOURS[theme];
  const placed = RINGS.flatMap((ring) => placeMarks(picture.schoolYear, ring, picture.marks));
  const rounds = placeRounds(picture.schoolYear, picture.marks);
  const under = legend ? legendOf(picture, colours) : { svg: '', height: 0 };
  const height = SIZE + under.height;
  const role = interactive ? 'role="group"' : 'role="img"';
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE} ${height}" ${role} aria-labelledby="wheel-title wheel-desc" lang="${picture.language}" font-family="'Segoe UI', -apple-system, Roboto, 'Noto Sans', 'Liberation Sans', system-ui, sans-serif">`,
    `<title id="wheel-title">${escapeXml(title(picture))}</title>`,
    `<desc id="wheel-desc">${escapeXml(description(picture))}</desc>`,
    hatch(colours),
    `<circle cx="${CENTER}" cy="${CENTER}" r="${RADII.rim}" fill="${colours.paper}"/>`,
    backdrop(picture, colours),
    ...placed.map((one) => windowArc(one, colours)),
    ...rounds.map((one) => roundBar(picture, one, colours)),
    handOf(picture, colours),
    ...inOrderOfTime([...placed, ...rounds]).map((one) =>
      markSvg(picture.language, one, colours, interactive),
    ),
    hubOf(picture, colours),
    under.svg,
    '</svg>',
  ].join('\n');
  return { svg, width: SIZE, height };
}

export function wheelSvg(picture: WheelPicture, options: WheelSvgOptions): string {
  return drawWheel(picture, options).svg;
}

/** The order in which the keyboard goes through them. */
function inOrderOfTime(placed: PlacedMark[]): PlacedMark[] {
  return [...placed].sort((a, b) => byDate(a.mark, b.mark));
}

function title({ language, name, schoolYear }: WheelPicture): string {
  return translate(language, 'web.wheel.title', { name, schoolYear });
}

function description({ language, marks, today }: WheelPicture): string {
  const count = (state: string) => marks.filter((mark) => mark.state === state).length;
  const params = {
    today,
    done: count('done'),
    now: count('now'),
    coming: count('coming'),
    waiting: count('waiting'),
  };
  return translate(language, 'web.wheel.description', params);
}

function hatch({ hatch: line }: WheelColours): string {
  const outer = RING_BANDS.own.outer;
  return `<defs><pattern id="wheel-free" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" fill="none"/><line x1="0" y1="0" x2="0" y2="7" stroke="${line}" stroke-width="3"/></pattern><clipPath id="wheel-rings"><circle cx="${CENTER}" cy="${CENTER}" r="${outer}"/></clipPath></defs>`;
}
