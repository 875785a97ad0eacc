import { startOf } from './cut-text.ts';
import { type Span, spanSize, spansSize } from './span.ts';

const LOOKS = ['bold', 'italic', 'strike', 'underline', 'url'] as const;
const SEPARATORS = ['\n\n', '\n', ' '] as const;

/** Pieces of at most `max`, parted at paragraphs, else at lines, else at words, else between characters as people see them. */
export function splitSpans(spans: Span[], max: number): Span[][] {
  return spansSize(spans) <= max ? [spans] : pack(spans, max, 0).map(joined);
}

function pack(spans: Span[], max: number, level: number): Span[][] {
  const separator = SEPARATORS[level];
  const parts = separator === undefined ? characters(spans, max) : partsOf(spans, separator, max);
  const pieces: Span[][] = [];
  let piece: Span[] = [];
  let size = 0;
  for (const part of parts) {
    const whole = spansSize(part);
    const more = whole - shared(piece.at(-1), part[0]);
    if (size + more <= max) {
      piece.push(...part);
      size += more;
      continue;
    }
    if (piece.length > 0) pieces.push(piece);
    const fitting = whole <= max || separator === undefined ? [part] : pack(part, max, level + 1);
    pieces.push(...fitting.slice(0, -1));
    piece = fitting.at(-1) ?? [];
    size = spansSize(piece);
  }
  return piece.length > 0 ? [...pieces, piece] : pieces;
}

/** Cuts after each separator, which stays at the end of its part; never in a link that fits whole. */
function partsOf(spans: Span[], separator: string, max: number): Span[][] {
  const parts: Span[][] = [[]];
  for (const span of spans) {
    const texts = span.url && spanSize(span) <= max ? [span.text] : span.text.split(separator);
    texts.forEach((text, index) => {
      const whole = index < texts.length - 1 ? text + separator : text;
      if (whole) parts.at(-1)?.push({ ...span, text: whole });
      if (index < texts.length - 1) parts.push([]);
    });
  }
  return parts.filter((part) => part.length > 0);
}

/** Marks and address that two neighbours of one look need only once. */
function shared(last: Span | undefined, next: Span | undefined): number {
  return last && next && sameLook(last, next) ? spanSize({ ...next, text: '' }) : 0;
}

function sameLook(a: Span, b: Span): boolean {
  return LOOKS.every((look) => a[look] === b[look]);
}

/** Neighbours of one look are one span again, or their marks would touch. */
function joined(spans: Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    if (last && sameLook(last, span)) {
      result[result.length - 1] = { ...last, text: last.text + span.text };
    } else result.push(span);
  }
  return result;
}

function characters(spans: Span[], max: number): Span[][] {
  return spans.flatMap((span) => {
    const room = max - spanSize({ ...span, text: '' });
    const parts: Span[][] = [];
    let rest = span.text;
    while (rest) {
      const head = headOf(rest, Math.max(room, 1));
      parts.push([{ ...span, text: head }]);
      rest = rest.slice(head.length);
    }
    return parts;
  });
}

/** As long a start as fits when written with entities. */
function headOf(text: string, room: number): string {
  let units = Math.min(text.length, room);
  while (units > 1 && spanSize({ text: text.slice(0, units) }) > room) units = Math.floor(units * 0.8);
  return startOf(text, units) || text.slice(0, 1);
}
