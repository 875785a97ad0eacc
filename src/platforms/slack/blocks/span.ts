/** A run of text with one look. Texts of a card become spans first, and spans become mrkdwn, rich_text or plain text. */
export interface Span {
  text: string;
  bold?: true;
  italic?: true;
  strike?: true;
  underline?: true;
  url?: string;
}

export function plainOf(spans: Span[]): string {
  return spans.map((span) => span.text).join('');
}

export function isStyled(span: Span): boolean {
  return Boolean(span.bold || span.italic || span.strike || span.underline || span.url);
}

/** Addresses that Slack opens from a text or a button. */
export function isLinkable(url: string): boolean {
  return /^(https?:\/\/[^\s<>|]+|mailto:[^\s<>|]+)$/i.test(url);
}

/** What a span takes of a text's limit at most, as mrkdwn (entities, marks, link) or as rich text. */
export function spanSize(span: Span): number {
  let size = span.text.length + entitySize(span.text);
  if (span.url) size += span.url.length + entitySize(span.url) + 3;
  return size + (span.bold ? 2 : 0) + (span.italic ? 2 : 0) + (span.strike ? 2 : 0);
}

/** What `&amp;`, `&lt;` and `&gt;` add. */
function entitySize(text: string): number {
  if (!/[&<>]/.test(text)) return 0;
  let size = 0;
  for (const sign of text) size += sign === '&' ? 4 : sign === '<' || sign === '>' ? 3 : 0;
  return size;
}

export function spansSize(spans: Span[]): number {
  let size = 0;
  for (const span of spans) size += spanSize(span);
  return size;
}
