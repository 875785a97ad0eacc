import type { AdaptiveCard } from '../app/ports/messenger.ts';
import { text } from '../app/view.ts';
import { AppError } from '../observe/app-error.ts';
import type { CardModel } from './card-model.ts';
import type { Say } from './say.ts';
import { leftOut, type SectionModel } from './section-model.ts';
import { clip, closed, type Line } from './words.ts';

/** 28 KB as UTF-16 is safe on every way into Teams; about 2 KB of it are the envelope's. */
const UNITS = 13_000;
/** What a bot may send at most (80 KB). Only what somebody has typed into the fields may bring a card near it. */
const UNITS_AT_MOST = 40_000;
/** Slack takes 50 blocks; longer than that is a document and no card. */
const BLOCKS = 48;
const LONG_TEXT = 1_200;
const SHORT_TEXT = 400;
/** What the JSON around one drawn line takes. */
const AROUND_A_LINE = 110;

interface Excess {
  units: number;
  blocks: number;
}

type Draw = (model: CardModel) => AdaptiveCard;
type Listed = 'quotes' | 'items' | 'paragraphs' | 'facts';

/**
 * Draws the card; one that is too large loses whole quotes, then items, then paragraphs, from the end of the longest
 * section, and says how many. Title, purpose, fields, actions and the § 12-4 way out always stay.
 */
export function drawWithinLimits(say: Say, model: CardModel, draw: Draw): AdaptiveCard {
  let card = draw(model);
  if (!excess(card)) return card;
  const smaller = structuredClone(model);
  const left = new Map<SectionModel, Map<Listed, number>>();
  for (const step of steps(say, smaller, left)) {
    for (let over = excess(card); over && step(over); over = excess(card)) {
      for (const [section, counts] of left) section.left = leftLines(say, counts);
      card = draw(smaller);
    }
  }
  if (JSON.stringify(card).length > UNITS_AT_MOST) throw tooLarge();
  return card;
}

/** Each step takes something away and says whether it could. */
function steps(say: Say, model: CardModel, left: Map<SectionModel, Map<Listed, number>>) {
  const mark = say(text('card.cut')).text;
  const drop = (kind: Listed, keep: number) => (over: Excess) =>
    dropFrom(model.sections, kind, keep, over, left);
  return [
    once(() => clipTexts(model, LONG_TEXT, mark)),
    drop('quotes', 3),
    drop('items', 3),
    drop('paragraphs', 2),
    once(() => clipTexts(model, SHORT_TEXT, mark)),
    drop('facts', 3),
    drop('quotes', 0),
    drop('items', 0),
    drop('paragraphs', 0),
    drop('facts', 0),
  ];
}

function once(change: () => void): () => boolean {
  let done = false;
  return () => {
    if (done) return false;
    change();
    done = true;
    return true;
  };
}

function dropFrom(
  sections: SectionModel[],
  kind: Listed,
  keep: number,
  over: Excess,
  left: Map<SectionModel, Map<Listed, number>>,
): boolean {
  const total = () => sections.reduce((sum, section) => sum + section[kind].length, 0);
  let { units, blocks } = over;
  let dropped = false;
  while ((units > 0 || blocks > 0) && total() > keep) {
    const longest = sections.reduce((most, section) =>
      section[kind].length > most[kind].length ? section : most,
    );
    const gone = longest[kind].pop();
    const counts = left.get(longest) ?? new Map<Listed, number>();
    left.set(longest, counts.set(kind, (counts.get(kind) ?? 0) + 1));
    const weight = weigh(gone);
    units -= weight.units;
    blocks -= weight.blocks;
    dropped = true;
  }
  return dropped;
}

/** About what it takes when drawn. */
function weigh(part: unknown): Excess {
  const drawn = part as { lines?: unknown[]; actions?: unknown[] };
  const blocks = (drawn.lines ? drawn.lines.length : 1) + (drawn.actions ? 1 + drawn.actions.length : 0);
  return { units: JSON.stringify(part).length / 2 + blocks * AROUND_A_LINE, blocks };
}

function leftLines(say: Say, counts: Map<Listed, number>): Line[] {
  const named = { quotes: 'quotes', items: 'items', paragraphs: 'lines', facts: 'lines' } as const;
  return [...counts].map(([kind, count]) => leftOut(say, named[kind], count));
}

function clipTexts(model: CardModel, limit: number, mark: string): void {
  const shorten = <L extends { text: string }>(text: L[]) => clipText(text, limit, mark);
  model.lead = shorten(model.lead);
  model.footer = shorten(model.footer);
  for (const section of model.sections) {
    section.paragraphs = clipText(section.paragraphs, 3 * limit, mark);
    for (const quote of section.quotes) quote.lines = shorten(quote.lines);
    for (const item of section.items) item.lines = shorten(item.lines);
  }
}

/** The lines of one text, cut where they have become `limit` together. What the last one says besides is kept. */
function clipText<L extends { text: string }>(text: L[], limit: number, mark: string): L[] {
  let room = limit;
  const cut = text.findIndex((line) => {
    room -= line.text.length;
    return room < 0;
  });
  const line = text[cut];
  if (!line) return text;
  const end = closed(
    clip(line.text, Math.max(mark.length, line.text.length + room - mark.length), '') + mark,
  );
  return [
    ...text.slice(0, cut),
    { ...line, ...text.at(-1), spacing: (line as Partial<Line>).spacing, text: end },
  ];
}

function excess(card: AdaptiveCard): Excess | undefined {
  const over = { units: JSON.stringify(card).length - UNITS, blocks: countBlocks(card.body) - BLOCKS };
  return over.units > 0 || over.blocks > 0 ? over : undefined;
}

/** Elements as Slack counts them: containers are flattened and a separator is a divider. */
export function countBlocks(node: unknown): number {
  if (Array.isArray(node)) return node.reduce((sum: number, item) => sum + countBlocks(item), 0);
  if (typeof node !== 'object' || node === null) return 0;
  const element = node as Record<string, unknown>;
  const inner = element.items ?? element.columns;
  return (element.separator === true ? 1 : 0) + (inner === undefined ? 1 : countBlocks(inner));
}

function tooLarge(): AppError {
  return new AppError(
    'CARD.TOO_LARGE',
    `A card is larger than ${UNITS_AT_MOST * 2} bytes though all lists were left out.`,
    {
      hint: 'Ask for less in one card: fewer fields, or shorter texts in them.',
    },
  );
}
