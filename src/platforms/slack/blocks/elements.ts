import { actionBlocks } from './actions.ts';
import type { Block } from './block-types.ts';
import { cleanText, isBlank } from './clean-text.ts';
import { actionSet, columnSet, container } from './containers.ts';
import { type Context, report } from './context.ts';
import { factSet } from './facts.ts';
import { gather } from './gather.ts';
import { image, imageSet, media } from './images.ts';
import { choiceInput } from './inputs/choice-input.ts';
import { dateInput, timeInput } from './inputs/date-time-input.ts';
import { labelText } from './inputs/input-block.ts';
import { numberInput } from './inputs/number-input.ts';
import { textInput } from './inputs/text-input.ts';
import { toggleInput } from './inputs/toggle-input.ts';
import { isObject, type Json, list, str, typeOf } from './read-json.ts';
import { resolve } from './resolve.ts';
import { table } from './tables.ts';
import { literalBlocks } from './text-blocks.ts';
import { richTextBlock, textBlock } from './text-elements.ts';

type Convert = (ctx: Context, element: Json, path: string) => Block[];

const CONVERTERS: Record<string, Convert> = {
  TextBlock: textBlock,
  RichTextBlock: richTextBlock,
  FactSet: factSet,
  Image: image,
  ImageSet: imageSet,
  Media: media,
  Container: container,
  Column: container,
  TableCell: container,
  ColumnSet: columnSet,
  Table: table,
  ActionSet: actionSet,
  'Input.Text': textInput,
  'Input.Number': numberInput,
  'Input.Date': dateInput,
  'Input.Time': timeInput,
  'Input.Toggle': toggleInput,
  'Input.ChoiceSet': choiceInput,
};
const KNOWN: ReadonlySet<string> = new Set(Object.keys(CONVERTERS));

/** Deeper than any card that people read, and far from the end of the stack. */
const DEEPEST = 60;

export function elementBlocks(ctx: Context, items: unknown, path: string, firstIndex = 0): Block[] {
  return atDepth(ctx, items, path, () =>
    list(items).flatMap((item, index) => oneElement(ctx, item, `${path}[${firstIndex + index}]`)),
  );
}

export function actionRows(ctx: Context, items: unknown, path: string, title?: string): Block[] {
  return atDepth(ctx, items, path, () => actionBlocks(ctx, items, path, title));
}

function atDepth(ctx: Context, items: unknown, path: string, convert: () => Block[]): Block[] {
  if (ctx.depth >= DEEPEST) {
    report(ctx, path, undefined, 'TOO_DEEP', gather(items));
    return [];
  }
  ctx.depth++;
  const blocks = convert();
  ctx.depth--;
  return blocks;
}

function oneElement(ctx: Context, given: unknown, path: string): Block[] {
  if (isObject(given) && given.isVisible === false && !ctx.revealable.has(str(given.id))) {
    report(ctx, path, given, 'HIDDEN', gather(given));
    return [];
  }
  const element = resolve(ctx, given, path, KNOWN);
  const convert = element && CONVERTERS[typeOf(element)];
  if (!element || !convert) return [];
  const listed = ctx.fields === 'listed' && typeOf(element).startsWith('Input.');
  const blocks = listed ? listedField(ctx, element) : convert(ctx, element, path);
  return element.separator === true && blocks.length > 0 ? [{ type: 'divider' }, ...blocks] : blocks;
}

/** What will be asked, where the field itself is in a dialog. */
function listedField(ctx: Context, element: Json): Block[] {
  const label = labelText(element) || cleanText(str(element.title)).trim();
  const blocks = isBlank(label) ? [] : literalBlocks(`• ${label}`);
  for (const block of blocks) ctx.listed.add(block);
  return blocks;
}
