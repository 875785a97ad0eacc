/**
 * No vowels (no words by accident), nothing that looks like something else (0/O, 1/I/L, Z as 2, S as 5, B as 8),
 * so that a ten-year-old can copy it from paper.
 */
export const CODE_ALPHABET = '23456789CDFGHJKMNPRTVWXY';
/** Random signs, and one more that tells a slip of the finger from a code that is not there. */
export const CODE_RANDOM_SIGNS = 9;
export const CODE_LENGTH = CODE_RANDOM_SIGNS + 1;

const BASE = CODE_ALPHABET.length;
/** How many codes there are. */
export const CODE_SPACE = BASE ** CODE_RANDOM_SIGNS;

/** The last sign of 16 bytes in base64url holds two bits and four zeros: it is left out, 126 bits remain. */
const RANDOM_SIGNS = 21;

/** A code from 128 random bits in base64url; the remainder's bias is under 2^-80. */
export function codeFrom(random: string): string {
  if (random.length < RANDOM_SIGNS) throw new RangeError('a code needs 126 random bits');
  const signs = [...random.slice(0, RANDOM_SIGNS)];
  let rest = signs.reduce((sum, sign) => sum * 64n + BigInt(sixBits(sign)), 0n);
  let code = '';
  for (let place = 0; place < CODE_RANDOM_SIGNS; place += 1) {
    code += CODE_ALPHABET[Number(rest % BigInt(BASE))];
    rest /= BigInt(BASE);
  }
  return code + checkSign(code);
}

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function sixBits(sign: string): number {
  const value = BASE64URL.indexOf(sign);
  if (value < 0) throw new RangeError('random bits are given as base64url');
  return value;
}

/** Luhn mod N (N is even): finds every single wrong sign and nearly every swap of two neighbours. */
function checkSign(code: string): string {
  let sum = 0;
  [...code].reverse().forEach((sign, index) => {
    const product = CODE_ALPHABET.indexOf(sign) * (index % 2 === 0 ? 2 : 1);
    sum += Math.floor(product / BASE) + (product % BASE);
  });
  return CODE_ALPHABET[(BASE - (sum % BASE)) % BASE] ?? '';
}

/** As it stands on paper: `K7M4P X9TDR`. */
export function spacedCode(code: string): string {
  return `${code.slice(0, CODE_LENGTH / 2)} ${code.slice(CODE_LENGTH / 2)}`;
}

export type TypedCode = { ok: true; code: string } | { ok: false; code: 'CODE.EMPTY' | 'CODE.SLIP' };

/** What was typed, in any case, with blanks and dashes where the person likes. */
export function readCode(typed: string): TypedCode {
  const signs = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}._]/gu, '');
  if (signs === '') return { ok: false, code: 'CODE.EMPTY' };
  const known = [...signs].every((sign) => CODE_ALPHABET.includes(sign));
  const right = signs.length === CODE_LENGTH && known && checkSign(signs.slice(0, -1)) === signs.at(-1);
  return right ? { ok: true, code: signs } : { ok: false, code: 'CODE.SLIP' };
}
