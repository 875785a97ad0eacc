import type { EpochMs } from '../domain/time.ts';

/** So many parts of a window, and one more for the part that is just beginning. */
const PARTS = 12;
/** Cells of a part: each key has one in either row. */
const WIDTH = 65_536;

interface Part {
  /** Which part of time it counts, from 1970 on. */
  number: number;
  low: Uint16Array;
  high: Uint16Array;
}

/** How many were sent to each key in the last `windowMs`, never too few, in memory that does not grow with the keys. */
export interface SentSketch {
  add(key: string, at: EpochMs): void;
  /**
   * When, at now or later, fewer than `limit` are left in the window. Keys that share cells count together: what is said
   * may be too late, never too early.
   */
  below(key: string, limit: number, now: EpochMs): EpochMs;
}

/** A count-min sketch for each twelfth of the window; 3.4 MB when all are in use, nothing before the first. */
export function createSentSketch(windowMs: number): SentSketch {
  const partMs = Math.ceil(windowMs / PARTS);
  const parts = new Map<number, Part>();

  function partFor(at: EpochMs): Part {
    const number = Math.floor(at / partMs);
    const place = number % (PARTS + 1);
    const known = parts.get(place);
    if (known && known.number >= number) return known;
    const fresh = { number, low: new Uint16Array(WIDTH), high: new Uint16Array(WIDTH) };
    parts.set(place, fresh);
    return fresh;
  }

  /** Oldest first. */
  function countsOf(key: string, now: EpochMs): { end: EpochMs; count: number }[] {
    const hash = hashOf(key);
    return [...parts.values()]
      .map((part) => ({ end: (part.number + 1) * partMs, count: countIn(part, hash) }))
      .filter(({ end, count }) => count > 0 && end + windowMs > now)
      .sort((a, b) => a.end - b.end);
  }

  return {
    add(key, at) {
      const { low, high } = partFor(at);
      const hash = hashOf(key);
      raise(low, hash & 0xffff);
      raise(high, hash >>> 16);
    },
    below(key, limit, now) {
      const counts = countsOf(key, now);
      let left = counts.reduce((sum, { count }) => sum + count, 0);
      let at = now;
      for (const { end, count } of counts) {
        if (left < limit) return at;
        left -= count;
        at = end + windowMs;
      }
      return at;
    },
  };
}

function countIn({ low, high }: Part, hash: number): number {
  return Math.min(low[hash & 0xffff] ?? 0, high[hash >>> 16] ?? 0);
}

function raise(row: Uint16Array, cell: number): void {
  const count = row[cell] ?? 0;
  if (count < 0xffff) row[cell] = count + 1;
}

/** FNV-1a, and its bits mixed once more, since both halves are used. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let n = 0; n < key.length; n += 1) hash = Math.imul(hash ^ key.charCodeAt(n), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
