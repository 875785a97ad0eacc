import type { PlainText } from './block-types.ts';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The longest start of at most `max` UTF-16 units that ends between two characters as people see them. */
export function startOf(text: string, max: number): string {
  if (text.length <= max) return text;
  let end = 0;
  // A cluster may be longer than the whole space (zalgo): a window bounds the work.
  const window = text.slice(0, max + 64);
  for (const { index, segment } of graphemes.segment(window)) {
    if (index + segment.length > max) break;
    end = index + segment.length;
  }
  return end > 0
    ? text.slice(0, end)
    : text
        .slice(0, max)
        .toWellFormed()
        .replace(/\uFFFD$/, '');
}

/** At most `max` units, with an ellipsis when something is missing. */
export function cut(text: string, max: number): string {
  return text.length <= max ? text : `${startOf(text, max - 1).trimEnd()}…`;
}

export function plain(text: string, max: number): PlainText {
  return { type: 'plain_text', text: cut(text, max), emoji: false };
}
