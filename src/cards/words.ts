/** Text as people may have typed it, made safe to stand beside other text. Nothing a reader can see is changed. */

/** One line of text; a blank line before it shows as air. */
export interface Line {
  text: string;
  spacing: 'Default' | 'None' | 'Small' | 'Medium';
}

/** Slack takes 3000 in a block. */
const LINE_LIMIT = 2_500;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to take away
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
const BREAKS = /\r\n?|[\u0085\u2028\u2029]/g;
/** Embeddings and overrides close with PDF, isolates with PDI. */
const EMBEDDINGS = '\u202a\u202b\u202d\u202e';
const ISOLATES = '\u2066\u2067\u2068';
const OPENS_DIRECTION = new RegExp(`[${EMBEDDINGS}${ISOLATES}]`);
const PDF = '\u202c';
const PDI = '\u2069';

/** Whole characters only, no control characters, `\n` as the only line break. */
export function clean(text: string): string {
  return text.toWellFormed().replace(BREAKS, '\n').replace(CONTROLS, '');
}

/** A right-to-left mark left open would turn around what stands after it. Closed innermost first, as UAX #9 has it. */
export function closed(text: string): string {
  if (!OPENS_DIRECTION.test(text)) return text;
  const open: string[] = [];
  for (const sign of text) {
    if (EMBEDDINGS.includes(sign)) open.push(PDF);
    else if (ISOLATES.includes(sign)) open.push(PDI);
    else if (sign === PDF && open.at(-1) === PDF) open.pop();
    else if (sign === PDI && open.includes(PDI)) open.length = open.lastIndexOf(PDI);
  }
  return text + open.reverse().join('');
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
    const [start = '', ...rest] = pieces(raw.trimEnd());
    result.push({ text: closed(start), spacing });
    for (const text of rest) result.push({ text: closed(text), spacing: 'None' });
    blank = false;
  }
  return result;
}

function pieces(line: string): string[] {
  const result: string[] = [];
  let rest = line;
  while (rest.length > LINE_LIMIT) {
    const start = clip(rest, LINE_LIMIT, '');
    result.push(start);
    rest = rest.slice(start.length).trimStart();
  }
  return [...result, rest];
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
