import type { Block, SectionBlock, TextObject } from './block-types.ts';
import { type Context, report, reportLooks } from './context.ts';
import { selected } from './images.ts';
import { LIMITS } from './limits.ts';
import { isObject, type Json, list } from './read-json.ts';

export function container(ctx: Context, element: Json, path: string): Block[] {
  reportLooks(ctx, path, element, [
    'style',
    'backgroundImage',
    'bleed',
    'minHeight',
    'verticalContentAlignment',
  ]);
  return [...ctx.elements(element.items, `${path}.items`), ...selected(ctx, element, path, '')];
}

export function actionSet(ctx: Context, element: Json, path: string): Block[] {
  return ctx.actions(element.actions, `${path}.actions`);
}

/** Side by side where Slack can: two texts as fields, a text with a picture or button as its accessory. Else in order. */
export function columnSet(ctx: Context, element: Json, path: string): Block[] {
  reportLooks(ctx, path, element, ['style', 'bleed', 'minHeight', 'horizontalAlignment']);
  const columns = list(element.columns).map((column, index) => {
    const typed = isObject(column) && !column.type ? { ...column, type: 'Column' } : column;
    return ctx.elements([typed], `${path}.columns`, index);
  });
  const filled = columns.filter((blocks) => blocks.length > 0);
  const beside = filled.length === 2 ? sideBySide(filled[0] ?? [], filled[1] ?? []) : undefined;
  if (!beside && filled.length > 1) report(ctx, path, element, 'STACKED');
  return [...(beside ?? filled.flat()), ...selected(ctx, element, path, '')];
}

function sideBySide(left: Block[], right: Block[]): Block[] | undefined {
  return asFields(left, right) ?? asAccessory(left, right) ?? asAccessory(right, left);
}

function asFields(left: Block[], right: Block[]): Block[] | undefined {
  const fields = [fieldOf(left), fieldOf(right)];
  return fields.every((field) => field !== undefined) ? [{ type: 'section', fields }] : undefined;
}

function fieldOf(blocks: Block[]): TextObject | undefined {
  const [only] = blocks;
  const fits = blocks.length === 1 && only?.type === 'section' && !only.accessory && only.text;
  return fits && fits.text.length <= LIMITS.sectionField ? fits : undefined;
}

function asAccessory(texts: Block[], other: Block[]): Block[] | undefined {
  const [only] = other;
  if (other.length !== 1 || !only) return undefined;
  const accessory = accessoryOf(only);
  const at = texts.findIndex((block) => block.type === 'section' && block.text && !block.accessory);
  const section = texts[at];
  const readable = texts.every((block) => ['section', 'context', 'header', 'rich_text'].includes(block.type));
  if (!accessory || !readable || section?.type !== 'section') return undefined;
  return texts.with(at, { ...section, accessory });
}

function accessoryOf(block: Block): SectionBlock['accessory'] {
  if (block.type === 'image') return block;
  const [only, ...rest] = block.type === 'actions' ? block.elements : [];
  return only?.type === 'button' && rest.length === 0 ? only : undefined;
}
