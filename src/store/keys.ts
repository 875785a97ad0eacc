import { AppError } from '../observe/app-error.ts';

const MAX_KEY_LENGTH = 1000;

/**
 * Owners, ids and prefixes are Unicode text. A lone surrogate has no UTF-8 form: two such ids would become one on disk.
 */
export function assertKey(kind: 'owner' | 'id' | 'prefix', key: string): void {
  if (typeof key === 'string' && key.isWellFormed() && key.length <= MAX_KEY_LENGTH) {
    if (key !== '' || kind === 'prefix') return;
  }
  throw new AppError(
    'STORE.BAD_KEY',
    `The store was given an ${kind} that is empty, too long or not Unicode`,
    {
      hint: 'This is a fault in the program: report it with the log lines around it.',
      actor: 'nobody',
    },
  );
}

/** Orders by code point, as UTF-8 bytes do. JavaScript's own order is by UTF-16 unit and puts emoji before U+FFxx. */
export function compareCodePoints(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let index = 0; index < shorter; index += 1) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

/** Surrogates (U+D800-DFFF) stand for code points above every other UTF-16 unit. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
