import type { Block, InputElement } from '../block-types.ts';
import { cleanText, isBlank } from '../clean-text.ts';
import { type Context, report } from '../context.ts';
import { plain } from '../cut-text.ts';
import { LIMITS } from '../limits.ts';
import { type Json, str } from '../read-json.ts';
import { literalBlocks } from '../text-blocks.ts';
import { claimId } from '../unique-id.ts';
import { numberedId, numberOf } from './field-ids.ts';

export interface Field {
  element: InputElement;
  /** Stands in for a missing label. */
  title?: string;
  /** Shown below the field: what has no other place. */
  hint?: string;
  /** Stands above the field. */
  before?: Block[];
}

/** The field in its input block: label kept, required kept, the block id is the id of the input. */
export function inputBlock(ctx: Context, input: Json, path: string, field: Field): Block[] {
  const label = labelOf(ctx, input, path, field);
  const above = label.length > LIMITS.inputLabel ? literalBlocks(label) : [];
  if (above.length > 0) report(ctx, path, input, 'LABEL_CUT');
  const hint = field.hint ?? '';
  const below = hint.length > LIMITS.inputHint ? literalBlocks(hint) : [];
  const block: Block = {
    type: 'input',
    block_id: blockId(ctx, input, path),
    label: plain(label, LIMITS.inputLabel),
    optional: input.isRequired !== true,
    element: field.element,
  };
  if (below.length === 0 && !isBlank(hint)) block.hint = plain(hint, LIMITS.inputHint);
  return [...above, ...(field.before ?? []), block, ...below];
}

export function labelText(input: Json): string {
  return cleanText(str(input.label)).trim();
}

export function placeholderText(input: Json): string {
  return cleanText(str(input.placeholder)).trim();
}

function labelOf(ctx: Context, input: Json, path: string, field: Field): string {
  const texts = [labelText(input), field.title ?? '', placeholderText(input)];
  const found = texts.find((text) => !isBlank(text));
  if (found) return found;
  report(ctx, path, input, 'NO_LABEL');
  const id = cleanText(str(input.id)).trim();
  return isBlank(id) ? ctx.labels.button : id;
}

function blockId(ctx: Context, input: Json, path: string): string {
  const id = str(input.id);
  if (ctx.blockIds.has(id)) report(ctx, path, input, 'SAME_ID', { inputs: [id] });
  const blockId = plainBlockId(ctx, id) ?? numberedBlockId(ctx, input, path);
  ctx.found.push({ id, blockId, input });
  return blockId;
}

function plainBlockId(ctx: Context, id: string): string | undefined {
  const usable = id === cleanText(id) && id === id.trim() && !isBlank(id) && numberOf(id) === undefined;
  return usable ? claimId(ctx.blockIds, id, ctx.iteration) : undefined;
}

function numberedBlockId(ctx: Context, input: Json, path: string): string {
  report(ctx, path, input, 'LONG_VALUE', { inputs: [str(input.id)] });
  const id = numberedId(ctx.found.length);
  return claimId(ctx.blockIds, id, ctx.iteration) ?? id;
}

/** The placeholder, unless it already stands as the label; what is over its limit goes below the field. */
export function placeholder(
  ctx: Context,
  input: Json,
  path: string,
): { placeholder?: { type: 'plain_text'; text: string; emoji: false }; hint?: string } {
  const text = placeholderText(input);
  if (isBlank(text) || isBlank(labelText(input))) return {};
  if (text.length <= LIMITS.placeholder) return { placeholder: plain(text, LIMITS.placeholder) };
  report(ctx, path, input, 'PLACEHOLDER_CUT');
  return { placeholder: plain(text, LIMITS.placeholder), hint: text };
}

/** For fields that have no placeholder in Slack. */
export function placeholderHint(ctx: Context, input: Json, path: string, shown = ''): { hint?: string } {
  const text = placeholderText(input);
  if (isBlank(text) || text === shown || (isBlank(labelText(input)) && shown === '')) return {};
  report(ctx, path, input, 'PLACEHOLDER_AS_HINT');
  return { hint: text };
}
