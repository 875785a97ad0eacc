import type { WheelColours } from './wheel-colours.ts';
import { MARK_RADIUS, MINOR_RADIUS } from './wheel-geometry.ts';
import type { MarkState, OwnKind, WheelMark } from './wheel-picture.ts';

type Look = Pick<WheelMark, 'state' | 'kind' | 'ring' | 'minor' | 'round'>;

const R = MARK_RADIUS;
const CHECK = 'M-4.6 .3L-1.4 3.7L4.8 -3.5';
/** The outline says what it is: a square for a tiltak, a speech bubble for a meeting. */
const OUTLINES: Record<Exclude<OwnKind, 'round'>, string> = {
  followUp: roundedSquare(8.6, 2.4),
  meeting:
    'M-6.5 -9H6.5A4 4 0 0 1 10.5 -5V3A4 4 0 0 1 6.5 7H0L-5 11.5V7H-6.5A4 4 0 0 1 -10.5 3V-5A4 4 0 0 1 -6.5 -9Z',
};

/**
 * The shape says what it is, the filling how it stands, so that both are read in black and white too:
 * done is filled with a check, now with a dot, to come is open, and what waits is open with an exclamation mark.
 */
export function markShape(look: Look, { rings, paper }: WheelColours): string {
  const colour = rings[look.ring];
  if (look.round) return roundBadge(look.state, look.round.n, colour, paper);
  if (look.minor) return minorShape(look.state, look.kind, colour, paper);
  if (look.kind === 'followUp' || look.kind === 'meeting') {
    const outline = OUTLINES[look.kind];
    const middle = look.kind === 'meeting' ? -1 : 0;
    return outlined(look.state, outline, middle, colour, paper);
  }
  return planShape(look.state, colour, paper);
}

/** The plan's: a circle, and a diamond for what is going on. */
function planShape(state: MarkState, colour: string, paper: string): string {
  if (state === 'done') {
    return `<circle r="${R}" fill="${colour}" stroke="${paper}" stroke-width="1.5"/>${check(0, paper)}`;
  }
  if (state === 'now') {
    return `<path d="M0 ${-R - 4}L${R + 4} 0L0 ${R + 4}L${-R - 4} 0Z" fill="${colour}" stroke="${paper}" stroke-width="2" stroke-linejoin="round"/><circle r="3.6" fill="${paper}"/>`;
  }
  return `<circle r="${R - 1.5}" fill="${paper}" stroke="${colour}" stroke-width="2.5"/>`;
}

function outlined(state: MarkState, outline: string, middle: number, colour: string, paper: string): string {
  const filled = state === 'done' || state === 'now';
  const body = filled
    ? `<path d="${outline}" fill="${colour}" stroke="${paper}" stroke-width="1.5" stroke-linejoin="round"/>`
    : `<path d="${outline}" fill="${paper}" stroke="${colour}" stroke-width="2.2" stroke-linejoin="round"/>`;
  return body + inside(state, middle, colour, paper);
}

function inside(state: MarkState, middle: number, colour: string, paper: string): string {
  if (state === 'done') return check(middle, paper);
  if (state === 'now') return `<circle cy="${middle}" r="3.6" fill="${paper}"/>`;
  if (state === 'waiting')
    return `<path d="M0 ${middle - 4.6}V${middle + 1}" stroke="${colour}" stroke-width="2.4" stroke-linecap="round"/><circle cy="${middle + 4.4}" r="1.5" fill="${colour}"/>`;
  return '';
}

function check(middle: number, paper: string): string {
  return `<path d="${CHECK}" transform="translate(0 ${middle})" fill="none" stroke="${paper}" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"/>`;
}

/** Where a round begins: its number, as in the list. */
function roundBadge(state: MarkState, n: number, colour: string, paper: string): string {
  const open = state === 'coming';
  const [fill, ink] = open ? [paper, colour] : [colour, paper];
  return `<circle r="11" fill="${fill}" stroke="${open ? colour : paper}" stroke-width="2"/><text y="5.5" font-size="16" font-weight="700" fill="${ink}" text-anchor="middle" aria-hidden="true">${n}</text>`;
}

function minorShape(state: MarkState, kind: OwnKind | undefined, colour: string, paper: string): string {
  const r = MINOR_RADIUS;
  if (state === 'now') return `<path d="M0 ${-r - 2}L${r + 2} 0L0 ${r + 2}L${-r - 2} 0Z" fill="${colour}"/>`;
  const fill = state === 'done' ? colour : paper;
  const dashes = state === 'waiting' ? ' stroke-dasharray="2 2"' : '';
  const size = kind === 'meeting' ? r + 1.5 : r;
  return `<circle r="${size}" fill="${fill}" stroke="${colour}" stroke-width="1.5"${dashes}/>`;
}

function roundedSquare(half: number, corner: number): string {
  const side = 2 * (half - corner);
  return `M${-half + corner} ${-half}h${side}a${corner} ${corner} 0 0 1 ${corner} ${corner}v${side}a${corner} ${corner} 0 0 1 ${-corner} ${corner}h${-side}a${corner} ${corner} 0 0 1 ${-corner} ${-corner}v${-side}a${corner} ${corner} 0 0 1 ${corner} ${-corner}Z`;
}
