import type { Block, TextObject } from './block-types.ts';
import { isBlank } from './clean-text.ts';
import { type Context, report } from './context.ts';
import { plain } from './cut-text.ts';
import { LIMITS } from './limits.ts';
import type { Json } from './read-json.ts';
import { isStyled, plainOf, type Span } from './span.ts';
import { splitSpans } from './split-spans.ts';
import { toMrkdwn } from './to-mrkdwn.ts';
import { toRichText } from './to-rich-text.ts';

export interface Looks {
  heading: boolean;
  subtle: boolean;
}

/** One text of the card as header, context or sections; as many as its length needs. */
export function textBlocks(ctx: Context, path: string, element: Json, spans: Span[], looks: Looks): Block[] {
  const linked = spans.map((span) => openable(ctx, path, element, span));
  if (looks.heading) return headingBlocks(ctx, path, element, linked);
  if (looks.subtle) return contextBlocks(ctx, path, element, linked);
  return sectionBlocks(linked);
}

/** Nobody's words are markdown here: plain text in as many sections as needed. */
export function literalBlocks(text: string): Block[] {
  return sectionBlocks([{ text }]);
}

function openable(ctx: Context, path: string, element: Json, span: Span): Span {
  if (!span.url || span.url.length <= LIMITS.linkInText) return span;
  report(ctx, path, element, 'LINK_AS_TEXT');
  const { url, ...rest } = span;
  return { ...rest, text: `${span.text} (${url})` };
}

function headingBlocks(ctx: Context, path: string, element: Json, spans: Span[]): Block[] {
  const text = plainOf(spans).trim();
  if (isBlank(text)) return [];
  if (text.includes('\n') || spans.some((span) => span.url)) {
    report(ctx, path, element, 'HEADING_AS_TEXT');
    return sectionBlocks(spans.map((span) => ({ ...span, bold: true })));
  }
  const header: Block = { type: 'header', text: plain(text, LIMITS.headerText) };
  if (text.length <= LIMITS.headerText) return [header];
  report(ctx, path, element, 'HEADING_CUT');
  return [header, ...sectionBlocks(spans)];
}

function contextBlocks(ctx: Context, path: string, element: Json, spans: Span[]): Block[] {
  return pieces(spans, LIMITS.contextText).map((piece) => {
    const text = toMrkdwn(piece);
    if (text !== undefined) return { type: 'context', elements: [{ type: 'mrkdwn', text, verbatim: true }] };
    if (piece.some((span) => span.url)) return toRichText(piece);
    if (piece.some(isStyled)) report(ctx, path, element, 'FORMAT_LOST');
    return { type: 'context', elements: [plain(plainOf(piece), LIMITS.contextText)] };
  });
}

export function sectionBlocks(spans: Span[]): Block[] {
  return pieces(spans, LIMITS.sectionText).map((piece) => {
    const text = textObject(piece, LIMITS.sectionText);
    return text ? { type: 'section', text } : toRichText(piece);
  });
}

/** mrkdwn when it says exactly this, plain text when nothing is formatted, else undefined. */
export function textObject(spans: Span[], max: number): TextObject | undefined {
  const text = toMrkdwn(spans);
  if (text !== undefined) return { type: 'mrkdwn', text, verbatim: true };
  return spans.some(isStyled) ? undefined : plain(plainOf(spans), max);
}

/** Slack trims texts, and refuses those that are then empty. */
function pieces(spans: Span[], max: number): Span[][] {
  return splitSpans(spans, max)
    .map(trimmed)
    .filter((piece) => !isBlank(plainOf(piece)));
}

export function trimmed(spans: Span[]): Span[] {
  const kept = spans.slice();
  while (kept[0] && kept[0].text.trimStart() === '') kept.shift();
  while (kept.length > 0 && kept.at(-1)?.text.trimEnd() === '') kept.pop();
  if (kept[0]) kept[0] = { ...kept[0], text: kept[0].text.trimStart() };
  const last = kept.at(-1);
  if (last) kept[kept.length - 1] = { ...last, text: last.text.trimEnd() };
  return kept;
}
