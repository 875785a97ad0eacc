import { escapeMrkdwn } from './clean-text.ts';
import { isStyled, type Span } from './span.ts';

const WORD = /[\p{L}\p{N}\p{M}]/u;

/**
 * Spans as mrkdwn, or undefined when Slack would show something else than what is meant: mrkdwn cannot escape its own
 * signs, and marks inside a word are not formatting. The caller then writes rich_text, which says all of it exactly.
 */
export function toMrkdwn(spans: Span[]): string | undefined {
  if (!spans.every(fits)) return undefined;
  if (spans.some(isStyled) && !marksStandFree(spans)) return undefined;
  if (hasOwnSigns(spans)) return undefined;
  return spans.map(render).join('');
}

function fits(span: Span): boolean {
  if (span.underline) return false;
  return (
    !isStyled(span) ||
    (!/\n/.test(span.text) && span.text.trim() !== '' && !(span.url && /[|]/.test(span.text)))
  );
}

/** Bold and italic work only between word borders; marks that touch each other are read as one. */
function marksStandFree(spans: Span[]): boolean {
  return spans.every((span, index) => {
    if (!(span.bold || span.italic || span.strike)) return true;
    if (span.text !== span.text.trim()) return false;
    const before = spans[index - 1];
    const after = spans[index + 1];
    return isBorder(before, lastOf(before)) && isBorder(after, after?.text.charAt(0) ?? '');
  });
}

function lastOf(span: Span | undefined): string {
  return span ? (Array.from(span.text.slice(-2)).at(-1) ?? '') : '';
}

function isBorder(neighbour: Span | undefined, sign: string): boolean {
  return (
    !neighbour ||
    (!(neighbour.bold || neighbour.italic || neighbour.strike) && !WORD.test(sign) && !/[*_~`]/.test(sign))
  );
}

/** Signs typed by people that Slack would take for formatting, emoji, quotes. One lonely star is harmless. */
function hasOwnSigns(spans: Span[]): boolean {
  const text = spans.map((span) => span.text).join('');
  if (!/[*_~`:>]/.test(text)) return false;
  if (/`|^[ \t]*>|:[\w+'-]+:/m.test(text)) return true;
  const marks = spans
    .map((span) => (span.bold ? '*' : '') + (span.italic ? '_' : '') + (span.strike ? '~' : ''))
    .join('');
  // An underscore inside a word is never a mark.
  const free = text.replace(/(?<=[\p{L}\p{N}])_(?=[\p{L}\p{N}])/gu, '');
  return ['*', '_', '~'].some((sign) => {
    const typed = free.split(sign).length - 1;
    return typed > 1 || (typed === 1 && marks.includes(sign));
  });
}

function render(span: Span): string {
  let text = escapeMrkdwn(span.text);
  if (span.url) text = `<${linkAddress(span.url)}|${text}>`;
  if (span.strike) text = `~${text}~`;
  if (span.italic) text = `_${text}_`;
  return span.bold ? `*${text}*` : text;
}

function linkAddress(url: string): string {
  return url.replaceAll('&', '&amp;');
}
