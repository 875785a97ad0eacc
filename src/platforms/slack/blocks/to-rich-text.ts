import type { RichElement, RichStyle, RichTextBlock } from './block-types.ts';
import type { Span } from './span.ts';

/** The texts of a rich_text block are literal: no escaping, no mentions, no emoji names. */
export function toRichText(spans: Span[]): RichTextBlock {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: spans.map(richElement) }] };
}

function richElement(span: Span): RichElement {
  const style = styleOf(span);
  const base: RichElement = span.url
    ? { type: 'link', url: span.url, text: span.text }
    : { type: 'text', text: span.text };
  return style ? { ...base, style } : base;
}

function styleOf(span: Span): RichStyle | undefined {
  const style: RichStyle = {};
  if (span.bold) style.bold = true;
  if (span.italic) style.italic = true;
  if (span.strike) style.strike = true;
  if (span.underline) style.underline = true;
  return Object.keys(style).length > 0 ? style : undefined;
}
