import { translate } from '../../i18n/translate.ts';
import { WHEEL_COLOURS, type WheelColours } from './wheel-colours.ts';
import { backdrop, handOf, hubOf } from './wheel-face.ts';
import { CENTER, type PlacedMark, placeMarks, RADII, RING_BANDS, SIZE } from './wheel-geometry.ts';
import { markSvg, windowArc } from './wheel-mark.ts';
import { RINGS, type WheelPicture, type WheelTheme } from './wheel-picture.ts';
import { escapeXml } from './xml.ts';

export interface WheelSvgOptions {
  theme: WheelTheme;
  /** Each mark can be reached by keyboard and says itself; otherwise the whole is one picture with a description. */
  interactive?: boolean;
}

/**
 * The school year as a wheel: months clockwise from August, one ring each for the school, its owner and the national
 * dates, and a hand for today. Uses presentation attributes only, so that it stands alone as a file and needs no style.
 */
export function wheelSvg(picture: WheelPicture, { theme, interactive = false }: WheelSvgOptions): string {
  const colours = WHEEL_COLOURS[theme];
  const placed = RINGS.flatMap((ring) => placeMarks(picture.schoolYear, ring, picture.marks));
  const role = interactive ? 'role="group"' : 'role="img"';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE} ${SIZE}" ${role} aria-labelledby="wheel-title wheel-desc" lang="${picture.language}" font-family="'Segoe UI', -apple-system, Roboto, 'Noto Sans', 'Liberation Sans', system-ui, sans-serif">`,
    `<title id="wheel-title">${escapeXml(title(picture))}</title>`,
    `<desc id="wheel-desc">${escapeXml(description(picture))}</desc>`,
    hatch(colours),
    `<circle cx="${CENTER}" cy="${CENTER}" r="${RADII.rim}" fill="${colours.paper}"/>`,
    backdrop(picture, colours),
    ...placed.map((one) => windowArc(one, colours)),
    handOf(picture, colours),
    ...inOrderOfTime(placed).map((one) => markSvg(picture.language, one, colours, interactive)),
    hubOf(picture, colours),
    '</svg>',
  ].join('\n');
}

/** The order in which the keyboard goes through them. */
function inOrderOfTime(placed: PlacedMark[]): PlacedMark[] {
  return [...placed].sort(
    (a, b) => a.mark.date.localeCompare(b.mark.date) || a.mark.id.localeCompare(b.mark.id),
  );
}

function title({ language, name, schoolYear }: WheelPicture): string {
  return translate(language, 'web.wheel.title', { name, schoolYear });
}

function description({ language, marks, today }: WheelPicture): string {
  const count = (state: string) => marks.filter((mark) => mark.state === state).length;
  const params = { today, done: count('done'), now: count('now'), coming: count('coming') };
  return translate(language, 'web.wheel.description', params);
}

function hatch({ line }: WheelColours): string {
  const outer = RING_BANDS.school.outer;
  return `<defs><pattern id="wheel-free" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" fill="none"/><line x1="0" y1="0" x2="0" y2="7" stroke="${line}" stroke-width="3"/></pattern><clipPath id="wheel-rings"><circle cx="${CENTER}" cy="${CENTER}" r="${outer}"/></clipPath></defs>`;
}
