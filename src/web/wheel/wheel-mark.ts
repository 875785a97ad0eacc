import type { Language } from '../../domain/language.ts';
import { formatDay } from '../../i18n/dates.ts';
import { translate } from '../../i18n/translate.ts';
import type { WheelColours } from './wheel-colours.ts';
import { arcPath, MARK_RADIUS, type PlacedMark, pointAt } from './wheel-geometry.ts';
import type { WheelMark } from './wheel-picture.ts';
import { markShape } from './wheel-shapes.ts';
import { escapeXml } from './xml.ts';

/** How long it is open. */
export function windowArc({ mark, angle, untilAngle, radius }: PlacedMark, colours: WheelColours): string {
  if (untilAngle - angle < 1.5) return '';
  const colour = colours.rings[mark.ring];
  return `<path d="${arcPath(angle, untilAngle, radius)}" fill="none" stroke="${colour}" stroke-width="9" stroke-opacity="${mark.state === 'now' ? 0.45 : 0.2}" stroke-linecap="round"/>`;
}

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
  return `<g class="wheel-mark" data-mark="${escapeXml(mark.id)}" data-state="${mark.state}" transform="translate(${x} ${y})" ${reach}>${interactive ? '' : `<title>${label}</title>`}${target}${markShape(mark, colours)}</g>`;
}

/** «Refleksjon i teamet. Mandag 7. september. Kommer.» */
export function markLabel(language: Language, mark: WheelMark): string {
  const state = stateWord(language, mark);
  return `${mark.title}. ${whenOf(language, mark)}. ${state}.`;
}

/** A round goes on; everything else is now. */
export function stateWord(language: Language, { state, kind }: WheelMark): string {
  return translate(language, `web.wheel.state.${state === 'now' && kind === 'round' ? 'running' : state}`);
}

export function whenOf(language: Language, mark: Pick<WheelMark, 'date' | 'until' | 'round'>): string {
  const from = formatDay(language, mark.date);
  if (mark.round && mark.round.endedOn === undefined) return translate(language, 'web.wheel.since', { from });
  if (mark.until === mark.date) return from;
  return translate(language, 'web.wheel.fromTo', { from, to: formatDay(language, mark.until) });
}
