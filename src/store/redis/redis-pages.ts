/** What is asked of one page of an ordered list. */
export interface PageRange {
  from: string;
  to: Buffer | string;
}

/** Above every byte of UTF-8: what starts with the prefix stands before prefix + this. */
const ABOVE = Buffer.from([0xff]);

/** The ids that start with the prefix, or what is left of them after an id. Redis orders them by their bytes. */
export function pageRange(prefix: string, after: string | undefined): PageRange {
  return {
    from: after === undefined ? `[${prefix}` : `(${after}`,
    to: prefix === '' ? '+' : Buffer.concat([Buffer.from(`(${prefix}`), ABOVE]),
  };
}

export interface Page<T> {
  rows: T[];
  /** The id after which the next page begins; undefined at the end. */
  next: string | undefined;
}

/** All rows, page after page. */
export async function* allRows<T>(page: (after: string | undefined) => Promise<Page<T>>): AsyncGenerator<T> {
  let after: string | undefined;
  do {
    const { rows, next } = await page(after);
    yield* rows;
    after = next;
  } while (after !== undefined);
}

/** Ids and values as scripts return them, one after another. */
export function pairs(flat: readonly string[]): [string, string][] {
  return Array.from({ length: flat.length / 2 }, (_, n) => [flat[2 * n] ?? '', flat[2 * n + 1] ?? '']);
}
