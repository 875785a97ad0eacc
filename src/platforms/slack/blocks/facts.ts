import type { Block, TextObject } from './block-types.ts';
import { isBlank } from './clean-text.ts';
import type { Context } from './context.ts';
import { LIMITS } from './limits.ts';
import { isObject, type Json, list } from './read-json.ts';
import { plainOf, type Span, spansSize } from './span.ts';
import { sectionBlocks, textObject, trimmed } from './text-blocks.ts';
import { embolden, markdownSpans } from './text-elements.ts';

/** A FactSet is two columns of fields, one field per fact, in as many sections as it needs. */
export function factSet(ctx: Context, element: Json, _path: string): Block[] {
  const blocks: Block[] = [];
  let fields: TextObject[] = [];
  function flush(): void {
    if (fields.length > 0) blocks.push({ type: 'section', fields });
    fields = [];
  }
  for (const fact of list(element.facts)) {
    if (!isObject(fact)) continue;
    const spans = factSpans(ctx, fact);
    if (isBlank(plainOf(spans))) continue;
    const field =
      spansSize(spans) <= LIMITS.sectionField ? textObject(spans, LIMITS.sectionField) : undefined;
    if (!field) {
      flush();
      blocks.push(...sectionBlocks(spans));
    } else if (fields.push(field) === LIMITS.sectionFields) flush();
  }
  flush();
  return blocks;
}

function factSpans(ctx: Context, fact: Json): Span[] {
  const title = trimmed(markdownSpans(ctx, fact.title));
  const value = trimmed(markdownSpans(ctx, fact.value));
  if (title.length === 0 || value.length === 0) return title.length > 0 ? embolden(title) : value;
  return [...embolden(title), { text: '\n' }, ...value];
}
