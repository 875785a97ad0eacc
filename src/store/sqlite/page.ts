import type { Page } from './protocol.ts';

const PAGE_ROWS = 256;
const PAGE_CHARACTERS = 1_000_000;

/**
 * The first rows of an ordered scan whose ids start with the prefix, up to a page's size. In code point order such
 * ids stand together, so the first that does not ends the list.
 */
export function takePage<T extends { id: string }>(
  rows: Iterable<T>,
  prefix: string,
  size: (row: T) => number,
): Page<T> {
  const page: T[] = [];
  let characters = 0;
  for (const row of rows) {
    if (!row.id.startsWith(prefix)) break;
    page.push(row);
    characters += size(row);
    if (page.length >= PAGE_ROWS || characters >= PAGE_CHARACTERS) return { rows: page, next: row.id };
  }
  return { rows: page, next: undefined };
}
