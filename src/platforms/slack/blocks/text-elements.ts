import type { Block } from './block-types.ts';
import { cleanText, isBlank } from './clean-text.ts';
import { type Context, report, reportLooks } from './context.ts';
import { actionName } from './gather.ts';
import { LIMITS } from './limits.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { isObject, type Json, list, str, typeOf, word } from './read-json.ts';
import { renderDates } from './render-dates.ts';
import { isLinkable, type Span } from './span.ts';
import { textBlocks } from './text-blocks.ts';

const LARGE = new Set(['large', 'extralarge']);

/** Text of a TextBlock or a fact, where markdown counts. */
export function markdownSpans(ctx: Context, value: unknown): Span[] {
  return parseMarkdown(renderDates(cleanText(str(value)), ctx.locale, ctx.timeZone));
}

export function textBlock(ctx: Context, element: Json, path: string): Block[] {
  reportLooks(ctx, path, element, ['color', 'fontType', 'horizontalAlignment']);
  const bold = word(element.weight) === 'bolder' || word(element.style) === 'columnheader';
  const spans = markdownSpans(ctx, element.text);
  const styled = bold ? embolden(spans) : spans;
  return textBlocks(ctx, path, element, styled, {
    heading: word(element.style) === 'heading' || LARGE.has(word(element.size)),
    subtle: element.isSubtle === true || word(element.size) === 'small',
  });
}

/** Bold outside of the white space at the ends, or it would not be bold in mrkdwn. */
export function embolden(spans: Span[]): Span[] {
  return spans.flatMap((span) => {
    const { text } = span;
    const inner = text.trim();
    if (inner === text) return [{ ...span, bold: true }];
    const from = text.length - text.trimStart().length;
    const parts = [text.slice(0, from), inner, text.slice(from + inner.length)];
    return parts
      .map(
        (part, index): Span => (index === 1 ? { ...span, text: part, bold: true } : { ...span, text: part }),
      )
      .filter((part) => part.text !== '');
  });
}

/** TextRuns are literal: what people wrote is shown as they wrote it. */
export function richTextBlock(ctx: Context, element: Json, path: string): Block[] {
  const runs = list(element.inlines).map((inline) => (isObject(inline) ? inline : { text: str(inline) }));
  const shown = runs.filter((run) => str(run.text).trim() !== '');
  const subtle =
    shown.length > 0 && shown.every((run) => run.isSubtle === true || word(run.size) === 'small');
  const heading = shown.length > 0 && shown.every((run) => LARGE.has(word(run.size)));
  reportLooks(ctx, path, element, ['horizontalAlignment']);
  const spans = runs.flatMap((run, index) => runSpans(ctx, run, `${path}.inlines[${index}]`));
  const blocks = textBlocks(ctx, path, element, spans, { heading, subtle });
  const actions = runs.flatMap((run, index) => runAction(ctx, run, `${path}.inlines[${index}]`));
  return [...blocks, ...actions];
}

export function runSpans(ctx: Context, run: Json, path: string): Span[] {
  reportLooks(ctx, path, run, ['color', 'fontType', 'highlight']);
  const text = renderDates(cleanText(str(run.text)), ctx.locale, ctx.timeZone);
  if (text === '') return [];
  const span: Span = { text };
  if (run.italic === true) span.italic = true;
  if (run.strikethrough === true) span.strike = true;
  if (run.underline === true) span.underline = true;
  const url = linkOf(run);
  if (url) span.url = url;
  return word(run.weight) === 'bolder' ? embolden([span]) : [span];
}

/** A run with an address is a link; what it says on hover has no place in Slack. */
function linkOf(run: Json): string | undefined {
  const action = run.selectAction;
  if (!isObject(action) || typeOf(action) !== 'Action.OpenUrl') return undefined;
  if (action.isEnabled === false || action.requires !== undefined || isBlank(cleanText(str(run.text))))
    return undefined;
  const url = str(action.url);
  return isLinkable(url) && url.length <= LIMITS.linkInText ? url : undefined;
}

function runAction(ctx: Context, run: Json, path: string): Block[] {
  const action = run.selectAction;
  if (!isObject(action)) return [];
  const url = linkOf(run);
  if (url) ctx.pressable.set(url, [...(ctx.pressable.get(url) ?? []), actionName(action)]);
  else return ctx.actions([action], `${path}.selectAction`, str(run.text));
  const texts = [str(action.title), str(action.tooltip)].filter((text) => text.trim() !== '');
  if (texts.length > 0) report(ctx, `${path}.selectAction`, action, 'TOOLTIP_LOST', { texts });
  return [];
}
