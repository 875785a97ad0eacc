import { OPENS } from './action-value.ts';
import type { Block } from './block-types.ts';
import { type BlocksOptions, type Context, report } from './context.ts';
import { createContext } from './create-context.ts';
import { plain } from './cut-text.ts';
import type { Degradation } from './degradation.ts';
import { fitBlocks, joinSections } from './fit-blocks.ts';
import { sendingActions, submitAction } from './form.ts';
import { LIMITS } from './limits.ts';
import { isObject, type Json } from './read-json.ts';
import { convertCard, finish } from './to-blocks.ts';
import { claimId } from './unique-id.ts';

export interface MessageParts {
  /** One, or several when the card is longer than a message; the actions are in the last. */
  messages: { blocks: Block[]; text: string }[];
  degraded: Degradation[];
  /** The fields are in a dialog, which a button of the message opens: answer its action with `toModal` of the same card. */
  dialog: boolean;
}

export type MessageOptions = Omit<BlocksOptions, 'surface'>;

/** Several fields, long text, or a form that is longer than one message: then the fields go in a dialog. */
export function needsModal(card: unknown): boolean {
  return isObject(card) && isForm(convertWhole(card, { surface: 'message' }));
}

/** The card as it is sent to a conversation: with its one short field, or with a button that opens its form. */
export function toMessage(given: unknown, options: MessageOptions = {}): MessageParts {
  const card = isObject(given) ? given : {};
  const whole: BlocksOptions = { ...options, surface: 'message' };
  const converted = convertWhole(card, whole);
  const dialog = isForm(converted);
  const { ctx, blocks } = dialog ? convertWithOpener(card, whole) : converted;
  if (card !== given) report(ctx, '', given, 'NOT_AN_ELEMENT');
  const { blocks: first, more, text, degraded } = finish(ctx, card, blocks, whole);
  return { messages: [first, ...more].map((part) => ({ blocks: part, text })), degraded, dialog };
}

interface Conversion {
  ctx: Context;
  blocks: Block[];
}

function convertWhole(card: Json, options: BlocksOptions): Conversion {
  const ctx = createContext(card, options);
  return { ctx, blocks: convertCard(ctx, card) };
}

function isForm({ ctx, blocks }: Conversion): boolean {
  if (ctx.found.length === 0) return false;
  if (ctx.found.length > 1 || ctx.found.some(({ input }) => input.isMultiline === true)) return true;
  return fitBlocks(blocks, 'message').length > 1;
}

function convertWithOpener(card: Json, options: BlocksOptions): Conversion {
  const ctx = createContext(card, options);
  ctx.fields = 'listed';
  ctx.opener = submitAction(card);
  ctx.elsewhere = new Set(sendingActions(card).filter((action) => action !== ctx.opener));
  const blocks = joinSections(convertCard(ctx, card), '\n', (block) => ctx.listed.has(block));
  return { ctx, blocks: ctx.opener ? blocks : [...blocks, lonelyOpener(ctx, card)] };
}

/** A form whose card has nothing to send it with can still be filled in. */
function lonelyOpener(ctx: Context, card: Json): Block {
  report(ctx, 'actions', card, 'NO_SUBMIT');
  const text = plain(ctx.labels.open ?? ctx.labels.submit, LIMITS.buttonText);
  const id = claimId(ctx.actionIds, `${OPENS}submit`) ?? `${OPENS}submit`;
  return { type: 'actions', elements: [{ type: 'button', action_id: id, text }] };
}
