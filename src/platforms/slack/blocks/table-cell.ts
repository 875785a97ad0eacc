import type { Context } from './context.ts';
import { isObject, type Json, list, str, typeOf, word } from './read-json.ts';
import type { Span } from './span.ts';
import { trimmed } from './text-blocks.ts';
import { embolden, markdownSpans, runSpans } from './text-elements.ts';

const TEXTS = new Set(['TextBlock', 'RichTextBlock']);

/** The text of a cell that holds only plain texts; undefined when it holds more, or when something in it is conditional. */
export function cellSpans(ctx: Context, cell: unknown, header: boolean): Span[] | undefined {
  if (!isObject(cell) || isConditional(cell) || cell.selectAction) return undefined;
  const items = list(cell.items);
  if (!items.every(isPlainText)) return undefined;
  const lines = items.map((item) => trimmed(itemSpans(ctx, item))).filter((line) => line.length > 0);
  const spans = lines.flatMap((line, index): Span[] => (index === 0 ? line : [{ text: '\n' }, ...line]));
  return header ? embolden(spans) : spans;
}

function isPlainText(item: unknown): item is Json {
  if (!isObject(item) || !TEXTS.has(typeOf(item)) || isConditional(item)) return false;
  return list(item.inlines).every((inline) => !isObject(inline) || !inline.selectAction);
}

function isConditional(item: Json): boolean {
  return item.isVisible === false || item.requires !== undefined || item.separator === true;
}

function itemSpans(ctx: Context, item: Json): Span[] {
  if (typeOf(item) === 'RichTextBlock') {
    return list(item.inlines).flatMap((run) => runSpans(ctx, isObject(run) ? run : { text: str(run) }, ''));
  }
  const spans = markdownSpans(ctx, item.text);
  return word(item.weight) === 'bolder' ? embolden(spans) : spans;
}
