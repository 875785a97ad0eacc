import { blockTexts, pressableIds } from './block-texts.ts';
import type { Block } from './block-types.ts';
import type { BlocksOptions, Context } from './context.ts';
import { report } from './context.ts';
import { createContext } from './create-context.ts';
import type { Degradation, Lost } from './degradation.ts';
import { fitBlocks, tidy } from './fit-blocks.ts';
import { selected } from './images.ts';
import { notificationText } from './notification-text.ts';
import { isObject, type Json } from './read-json.ts';
import { originalId } from './unique-id.ts';

export interface Converted {
  /** Valid for the surface. */
  blocks: Block[];
  /** What did not fit: further messages, or further pages of a dialog. */
  more: Block[][];
  /** For notifications and screen readers. */
  text: string;
  /** What was lost in looks or function, and why. Every text, input and action of the card is in the blocks or here. */
  degraded: Degradation[];
}

/** Any Adaptive Card 1.5 as Block Kit. Never throws on a card. */
export function toBlocks(card: unknown, options: BlocksOptions): Converted {
  const known = isObject(card) ? card : {};
  const ctx = createContext(known, options);
  if (!isObject(card)) report(ctx, '', card, 'NOT_AN_ELEMENT');
  return finish(ctx, known, convertCard(ctx, known), options);
}

export function convertCard(ctx: Context, card: Json): Block[] {
  if (card.authentication !== undefined) report(ctx, 'authentication', card, 'AUTHENTICATION');
  const body = ctx.elements(card.body, 'body');
  const actions = ctx.actions(card.actions, 'actions');
  return tidy([...body, ...selected(ctx, card, 'card', ''), ...actions]);
}

export function finish(ctx: Context, card: Json, blocks: Block[], options: BlocksOptions): Converted {
  const [first = [], ...more] = fitBlocks(blocks, ctx.surface);
  const text = notificationText(card, options.text, blocks);
  const left = more.flat();
  if (ctx.surface !== 'message' && left.length > 0)
    report(ctx, 'body', card, 'TOO_LONG', leftOut(ctx, first, left));
  const apart = left.length > 0 && blocks.some((block) => block.type === 'input');
  if (ctx.surface === 'message' && apart) report(ctx, 'body', card, 'SPLIT_FORM');
  return { blocks: first, more, text, degraded: ctx.degraded };
}

function leftOut(ctx: Context, kept: Block[], left: Block[]): Lost {
  const inputs = left.flatMap((block) => (block.type === 'input' ? [originalId(block.block_id)] : []));
  const there = new Set(pressableIds(kept));
  const gone = [...ctx.pressable].filter(([id]) => !there.has(id));
  return { texts: left.flatMap(blockTexts), inputs, actions: gone.flatMap(([, names]) => names) };
}
