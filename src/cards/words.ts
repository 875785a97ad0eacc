/** Text as people may have typed it, made safe to stand beside other text. Nothing a reader can see is changed. */

/** One line of text; a blank line before it shows as air. */
export interface Line {
  text: string;
  spacing: 'Default' | 'None' | 'Small' | 'Medium';
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to take away
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
const BREAKS = /\r\n?|[\u0085\u2028\u2029]/g;
/** Embeddings and overrides close with PDF, isolates with PDI. */
const EMBEDDINGS = /[\u202a\u202b\u202d\u202e]/g;
const ISOLATES = /[\u2066\u2067\u2068]/g;
const PDF = '\u202c';
const PDI = '\u2069';

/** Whole characters only, no control characters, `\n` as the only line break. */
export function clean(text: string): string {
  return text.toWellFormed().replace(BREAKS, '\n').replace(CONTROLS, '');
}

/** A right-to-left mark left open would turn around what stands after it. */
export function closed(text: string): string {
  const open = (starts: RegExp, end: string) =>
    Math.max(0, (text.match(starts)?.length ?? 0) - text.split(end).length + 1);
  return text + PDF.repeat(open(EMBEDDINGS, PDF)) + PDI.repeat(open(ISOLATES, PDI));
}

export function oneLine(text: string): string {
  return closed(clean(text).replace(/\s+/g, ' ').trim());
}

/** Paragraphs and line breaks are kept: one block each, since clients differ on `\n` within a block. */
export function lines(text: string, first: Line['spacing'] = 'Default'): Line[] {
  const result: Line[] = [];
  let blank = false;
  for (const raw of clean(text).split('\n')) {
    if (isBlank(raw)) {
      blank = true;
      continue;
    }
    const spacing = result.length === 0 ? first : blank ? 'Small' : 'None';
    result.push({ text: closed(raw.trimEnd()), spacing });
    blank = false;
  }
  return result;
}

/** Also when it holds nothing but zero-width characters. */
export function isBlank(text: string): boolean {
  return /^[\s\p{Cf}\p{Cc}]*$/u.test(text);
}

/** At most `limit` UTF-16 units, cut between words where there are any and never inside a character. */
export function clip(text: string, limit: number, mark = '…'): string {
  if (text.length <= limit) return text;
  const room = Math.max(0, limit - mark.length);
  const start = wholeCharacters(text.slice(0, room + 40), room);
  const space = start.search(/\s\S*$/);
  return (space > room * 0.6 ? start.slice(0, space) : start).trimEnd() + mark;
}

const graphemes = new Intl.Segmenter('nb', { granularity: 'grapheme' });

function wholeCharacters(text: string, room: number): string {
  let end = 0;
  for (const { index, segment } of graphemes.segment(text)) {
    if (index + segment.length > room) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}
