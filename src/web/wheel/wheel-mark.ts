import type { Language } from '../../domain/language.ts';
import { formatDay } from '../../i18n/dates.ts';
import { translate } from '../../i18n/translate.ts';
import type { WheelColours } from './wheel-colours.ts';
import { arcPath, MARK_RADIUS, MINOR_RADIUS, type PlacedMark, pointAt } from './wheel-geometry.ts';
import type { WheelMark } from './wheel-picture.ts';
import { escapeXml } from './xml.ts';

/** How long it is open. */
export function windowArc({ mark, angle, untilAngle, radius }: PlacedMark, colours: WheelColours): string {
  if (untilAngle - angle < 1.5) return '';
  const colour = colours.rings[mark.ring];
  return `<path d="${arcPath(angle, untilAngle, radius)}" fill="none" stroke="${colour}" stroke-width="9" stroke-opacity="${mark.state === 'now' ? 0.45 : 0.2}" stroke-linecap="round"/>`;
}

/** done: filled with a check; now: a diamond; coming: an open circle. */
export function markSvg(
  language: Language,
  placed: PlacedMark,
  colours: WheelColours,
  interactive: boolean,
): string {
  const { mark } = placed;
  const { x, y } = pointAt(placed.angle, placed.radius);
  const label = escapeXml(markLabel(language, mark));
  const reach = interactive ? `tabindex="-1" role="img" aria-label="${label}"` : '';
  const target = interactive ? `<circle r="${mark.minor ? 9 : MARK_RADIUS + 4}" fill="transparent"/>` : '';
  return `<g class="wheel-mark" data-mark="${escapeXml(mark.id)}" transform="translate(${x} ${y})" ${reach}>${interactive ? '' : `<title>${label}</title>`}${target}${shape(mark, colours)}</g>`;
}

function shape(mark: WheelMark, { rings, paper }: WheelColours): string {
  const colour = rings[mark.ring];
  const r = MARK_RADIUS;
  if (mark.minor) return minorShape(mark.state, colour, paper);
  if (mark.state === 'done') {
    return `<circle r="${r}" fill="${colour}" stroke="${paper}" stroke-width="1.5"/><path d="M-4.6 .3L-1.4 3.7L4.8 -3.5" fill="none" stroke="${paper}" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"/>`;
  }
  if (mark.state === 'now') {
    return `<path d="M0 ${-r - 4}L${r + 4} 0L0 ${r + 4}L${-r - 4} 0Z" fill="${colour}" stroke="${paper}" stroke-width="2" stroke-linejoin="round"/><circle r="3.6" fill="${paper}"/>`;
  }
  return `<circle r="${r - 1.5}" fill="${paper}" stroke="${colour}" stroke-width="2.5"/>`;
}

function minorShape(state: WheelMark['state'], colour: string, paper: string): string {
  const r = MINOR_RADIUS;
  if (state === 'now') return `<path d="M0 ${-r - 2}L${r + 2} 0L0 ${r + 2}L${-r - 2} 0Z" fill="${colour}"/>`;
  const fill = state === 'done' ? colour : paper;
  return `<circle r="${r}" fill="${fill}" stroke="${colour}" stroke-width="1.5"/>`;
}

/** «Refleksjon i teamet. Mandag 7. september. Kommer.» */
export function markLabel(language: Language, mark: WheelMark): string {
  const state = translate(language, `web.wheel.state.${mark.state}`);
  return `${mark.title}. ${whenOf(language, mark)}. ${state}.`;
}

export function whenOf(language: Language, mark: Pick<WheelMark, 'date' | 'until'>): string {
  const from = formatDay(language, mark.date);
  if (mark.until === mark.date) return from;
  return translate(language, 'web.wheel.fromTo', { from, to: formatDay(language, mark.until) });
}
