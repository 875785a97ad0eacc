/** Numbers that look random and are the same every time for the same keys. There is no shared stream to fall out of step. */
export interface Random {
  /** From 0 up to, never including, 1. */
  next(): number;
  chance(probability: number): boolean;
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
  pick<T>(list: readonly T[]): T;
  shuffled<T>(list: readonly T[]): T[];
}

/** A stream of its own for each set of keys, as seed + person + message. */
export function random(...keys: (string | number)[]): Random {
  const next = stream(keys.join('\u0000'));
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const shuffled = <T>(list: readonly T[]): T[] => {
    const copy = [...list];
    for (let last = copy.length - 1; last > 0; last -= 1) {
      const other = between(0, last);
      [copy[last], copy[other]] = [copy[other] as T, copy[last] as T];
    }
    return copy;
  };
  return {
    next,
    chance: (probability) => next() < probability,
    between,
    pick: <T>(list: readonly T[]): T => {
      if (list.length === 0) throw new Error('nothing to pick from');
      return list[between(0, list.length - 1)] as T;
    },
    shuffled,
  };
}

/** sfc32 (Chris Doty-Humphrey, PractRand), its state filled by four FNV-1a hashes of the key. */
function stream(key: string): () => number {
  let [a, b, c, d] = [hash(key, 1), hash(key, 2), hash(key, 3), hash(key, 4)];
  const next = () => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let turn = 0; turn < 12; turn += 1) next();
  return next;
}

function hash(text: string, salt: number): number {
  let value = 0x811c9dc5 ^ (salt * 0x9e3779b1);
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value | 0;
}
