import type { Span } from './span.ts';

/**
 * The markdown of Adaptive Cards: bold, italic, lists, links and escaped characters, and nothing else
 * (learn.microsoft.com, text-features). What does not fit stays as it was written. Linear in the length of the text.
 */
export function parseMarkdown(text: string): Span[] {
  if (!/[\\*_[\]+-]|\d[.)]/.test(text)) return text ? [{ text }] : [];
  // The odd parts are the breaks between paragraphs.
  return text
    .split(/(\n{2,})/)
    .flatMap((part, index) => (index % 2 === 1 ? [{ text: '\n\n' }] : inline(withBullets(part))));
}

/** `- a` becomes `• a`; numbers stay. A space after the mark is what makes it a list. */
function withBullets(text: string): string {
  return text.replace(/^([ \t]*)[-*+][ \t]+(?=\S)/gm, '$1• ');
}

type Run = '*' | '_';

interface Token {
  text: string;
  /** A run of `*` or `_` that may still open something; `left` says how many of it are unused. */
  run?: Run;
  left: number;
}
interface Range {
  from: number;
  to: number;
  bold?: true;
  italic?: true;
  url?: string;
}
interface Parse {
  tokens: Token[];
  ranges: Range[];
  /** Tokens that may still open something, by their sign: two piles, so that no sign searches through the other's. */
  openers: Record<Run, number[]>;
  brackets: number[];
}

const ESCAPABLE = /[!-/:-@[-`{-~]/;

function inline(text: string): Span[] {
  const parse: Parse = { tokens: [], ranges: [], openers: { '*': [], _: [] }, brackets: [] };
  let at = 0;
  while (at < text.length) at = step(text, at, parse);
  return toSpans(parse);
}

function step(text: string, at: number, parse: Parse): number {
  const sign = text.charAt(at);
  if (sign === '\\' && ESCAPABLE.test(text.charAt(at + 1))) return push(parse, text.charAt(at + 1), at + 2);
  if (sign === '*' || sign === '_') return delimiter(text, at, sign, parse);
  if (sign === '[') {
    parse.brackets.push(parse.tokens.length);
    return push(parse, sign, at + 1);
  }
  if (sign === ']') return link(text, at, parse);
  const end = text.slice(at + 1, at + 4_000).search(/[\\*_[\]]/);
  const next = end < 0 ? Math.min(text.length, at + 4_000) : at + 1 + end;
  return push(parse, text.slice(at, next), next);
}

function push(parse: Parse, text: string, next: number): number {
  parse.tokens.push({ text, left: 0 });
  return next;
}

const SPACE = /^\s?$/u;
const PUNCTUATION = /[\p{P}\p{S}]/u;

function delimiter(text: string, at: number, run: Run, parse: Parse): number {
  let end = at;
  while (text.charAt(end) === run) end++;
  const before = text.charAt(at - 1);
  const after = text.charAt(end);
  const left =
    !SPACE.test(after) && (!PUNCTUATION.test(after) || SPACE.test(before) || PUNCTUATION.test(before));
  const right =
    !SPACE.test(before) && (!PUNCTUATION.test(before) || SPACE.test(after) || PUNCTUATION.test(after));
  const opens = left && (run === '*' || !right || PUNCTUATION.test(before));
  const closes = right && (run === '*' || !left || PUNCTUATION.test(after));
  const token: Token = { text: '', run, left: end - at };
  const index = parse.tokens.push(token) - 1;
  if (closes) close(index, token, run, parse);
  if (opens && token.left > 0) parse.openers[run].push(index);
  return end;
}

function close(index: number, token: Token, run: Run, parse: Parse): void {
  while (token.left > 0) {
    const from = parse.openers[run].at(-1);
    const opener = from === undefined ? undefined : parse.tokens[from];
    if (from === undefined || !opener) return;
    const used = Math.min(2, opener.left, token.left);
    parse.ranges.push({ from, to: index, ...(used === 2 ? { bold: true } : { italic: true }) });
    opener.left -= used;
    token.left -= used;
    if (opener.left === 0) parse.openers[run].pop();
    forgetAfter(parse, from);
  }
}

/** What was opened inside and not closed is text. */
function forgetAfter(parse: Parse, from: number): void {
  for (const pile of Object.values(parse.openers)) while ((pile.at(-1) ?? -1) > from) pile.pop();
}

/** `](address)` or `](address "title")` right after an open bracket. */
function link(text: string, at: number, parse: Parse): number {
  const from = parse.brackets.pop();
  const target = text.charAt(at + 1) === '(' && from !== undefined ? targetAt(text, at + 2) : undefined;
  if (from === undefined || !target || from + 1 >= parse.tokens.length) return push(parse, ']', at + 1);
  const opening = parse.tokens[from];
  if (opening) opening.text = '';
  parse.tokens.push({ text: '', left: 0 });
  parse.ranges.push({ from, to: parse.tokens.length - 1, url: target.url });
  // No links in links, and no emphasis across the border of one.
  parse.brackets.length = 0;
  forgetAfter(parse, from);
  return target.end;
}

function targetAt(text: string, at: number): { url: string; end: number } | undefined {
  const match = /^((?:https?:\/\/|mailto:)(?:[^\s()<>]|\([^\s()<>]*\))+)(?:[ \t]+"[^"\n]*")?\)/i.exec(
    text.slice(at, at + 4_000),
  );
  return match?.[1]
    ? { url: match[1].replace(/\\([!-/:-@[-`{-~])/g, '$1'), end: at + match[0].length }
    : undefined;
}

function toSpans({ tokens, ranges }: Parse): Span[] {
  const opening = new Map<number, Range[]>();
  const closing = new Map<number, Range[]>();
  for (const range of ranges) {
    opening.set(range.from, [...(opening.get(range.from) ?? []), range]);
    closing.set(range.to, [...(closing.get(range.to) ?? []), range]);
  }
  const open = { bold: 0, italic: 0, url: '' };
  const spans: Span[] = [];
  tokens.forEach((token, index) => {
    for (const range of closing.get(index) ?? []) shift(open, range, -1);
    const text = token.run ? token.run.repeat(token.left) : token.text;
    if (text) add(spans, text, open);
    for (const range of opening.get(index) ?? []) shift(open, range, 1);
  });
  return spans;
}

function shift(open: { bold: number; italic: number; url: string }, range: Range, by: 1 | -1): void {
  if (range.bold) open.bold += by;
  if (range.italic) open.italic += by;
  if (range.url) open.url = by > 0 ? range.url : '';
}

function add(spans: Span[], text: string, open: { bold: number; italic: number; url: string }): void {
  const span: Span = { text };
  if (open.bold > 0) span.bold = true;
  if (open.italic > 0) span.italic = true;
  if (open.url) span.url = open.url;
  const last = spans.at(-1);
  const same = last && last.bold === span.bold && last.italic === span.italic && last.url === span.url;
  if (same) last.text += text;
  else spans.push(span);
}
