import { translate } from '../../i18n/translate.ts';
import type { WheelColours } from './wheel-colours.ts';
import { SIZE } from './wheel-geometry.ts';
import { stateWord, whenOf } from './wheel-mark.ts';
import type { MarkState, OwnKind, WheelMark, WheelPicture } from './wheel-picture.ts';
import { markShape } from './wheel-shapes.ts';
import { escapeXml } from './xml.ts';

const LEFT = 32;
const MIDDLE = SIZE / 2 - 14;
const ROW = 38;
const ROUND_ROW = 62;
const TEXT = 23;
const HEADING = 46;
/** So many signs of a theme have room on the line. */
const THEME_SIGNS = 62;

interface Row {
  sign: string;
  words: string;
}

export interface Legend {
  svg: string;
  height: number;
}

export interface LegendPart {
  heading: string;
  rows: Row[];
}

/** How the marks stand, what they are, and whose the rings are. */
export function legendParts(picture: WheelPicture, colours: WheelColours): LegendPart[] {
  const heading = (key: string) => translate(picture.language, `web.wheel.legend.${key}`);
  return [
    { heading: heading('states'), rows: stateRows(picture, colours) },
    { heading: heading('kinds'), rows: kindRows(picture, colours) },
  ];
}

/** A sign alone, for a list beside the wheel. */
export function signSvg(shape: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-20 -16 40 32" aria-hidden="true" font-family="system-ui, sans-serif">${shape}</svg>`;
}

/** Under the wheel where nothing stands beside it: what the signs mean, and which rounds the numbers are. */
export function legendOf(picture: WheelPicture, colours: WheelColours): Legend {
  const rounds = picture.marks.filter((mark) => mark.round);
  const parts = legendParts(picture, colours);
  const columns = parts.flatMap(({ heading, rows: those }, index) => {
    const x = index === 0 ? LEFT : MIDDLE;
    return [words(x, HEADING - 10, heading, colours.ink, 700), ...rows(those, x, colours)];
  });
  const top = HEADING + Math.max(...parts.map((part) => part.rows.length)) * ROW + 14;
  const list = rounds.length === 0 ? [] : roundList(picture, rounds, top, colours);
  const height = top + (rounds.length === 0 ? 0 : HEADING + rounds.length * ROUND_ROW) + 16;
  const line = `<line x1="${LEFT}" y1="0" x2="${SIZE - LEFT}" y2="0" stroke="${colours.line}" stroke-width="1.5"/>`;
  return {
    svg: `<g aria-hidden="true" transform="translate(0 ${SIZE + 6})">${[line, ...columns, ...list].join('')}</g>`,
    height,
  };
}

function words(x: number, y: number, text: string, fill: string, weight = 500, size = TEXT): string {
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escapeXml(text)}</text>`;
}

function rows(those: Row[], x: number, { ink }: WheelColours): string[] {
  return those.map(({ sign, words: text }, index) => {
    const y = HEADING + ROW * (index + 0.5);
    return `<g transform="translate(${x + 16} ${y})">${sign}</g>${words(x + 48, y + 8, text, ink)}`;
  });
}

/** Shown on the plan's circle, and on a tiltak's square where a state is only theirs. */
function stateRows(picture: WheelPicture, colours: WheelColours): Row[] {
  const { language, marks } = picture;
  const states: MarkState[] = ['done', 'now', 'coming'];
  const waits = marks.some((mark) => mark.state === 'waiting');
  return [
    ...states.map((state) => ({
      sign: markShape({ state, ring: 'school' }, colours),
      words: translate(language, `web.wheel.state.${state}`),
    })),
    ...(waits
      ? [
          {
            sign: markShape({ state: 'waiting', ring: 'own', kind: 'followUp' }, colours),
            words: translate(language, 'web.wheel.legend.waiting'),
          },
        ]
      : []),
    {
      sign: `<path d="M-14 10L-2 -10M-6 10L6 -10M2 10L14 -10" stroke="${colours.hatch}" stroke-width="3"/>`,
      words: translate(language, 'web.wheel.free'),
    },
  ];
}

/** Only what is in the picture. */
function kindRows({ language, marks }: WheelPicture, colours: WheelColours): Row[] {
  const has = (kind: OwnKind) => marks.some((mark) => mark.kind === kind);
  const shape = (kind: OwnKind) => markShape({ state: 'done', ring: 'own', kind }, colours);
  const word = (key: string) => translate(language, `web.wheel.legend.${key}`);
  const own = colours.rings.own;
  const all: (Row | false)[] = [
    has('round') && {
      sign: `<path d="M-18 0H18" stroke="${own}" stroke-width="4"/><path d="M-18 0H0" stroke="${own}" stroke-width="13"/><path d="M18 -8V8" stroke="${own}" stroke-width="4"/>`,
      words: word('round'),
    },
    has('followUp') && { sign: shape('followUp'), words: word('followUp') },
    has('meeting') && { sign: shape('meeting'), words: word('meeting') },
    { sign: markShape({ state: 'done', ring: 'school' }, colours), words: word('plan') },
    marks.some((mark) => mark.ring !== 'own' && mark.until !== mark.date) && {
      sign: `<path d="M-12 0H12" stroke="${colours.rings.school}" stroke-width="9" stroke-opacity=".45" stroke-linecap="round"/>`,
      words: word('window'),
    },
    marks.some((mark) => mark.minor) && {
      sign: markShape({ state: 'done', ring: 'school', minor: true }, colours),
      words: word('often'),
    },
  ];
  return all.filter((row) => row !== false);
}

function roundList(picture: WheelPicture, rounds: WheelMark[], top: number, colours: WheelColours): string[] {
  const { language } = picture;
  return [
    words(LEFT, top + HEADING - 10, translate(language, 'web.wheel.legend.rounds'), colours.ink, 700),
    ...rounds.map((mark, index) => {
      const y = top + HEADING + ROUND_ROW * index;
      const about = `${whenOf(language, mark)} · ${stateWord(language, mark)}`;
      return [
        `<g transform="translate(${LEFT + 16} ${y + 18})">${markShape(mark, colours)}</g>`,
        words(LEFT + 48, y + 22, shortened(mark.title), colours.ink, 600),
        words(LEFT + 48, y + 47, about, colours.quiet, 500, TEXT - 2),
      ].join('');
    }),
  ];
}

function shortened(text: string): string {
  const signs = [...text];
  return signs.length > THEME_SIGNS ? `${signs.slice(0, THEME_SIGNS - 1).join('')}…` : text;
}
