/** Eleven digits, also parted after the sixth as people write them; not a piece of a longer number. */
const ELEVEN = /(?<!\d)(\d{6})[\s.-]?(\d{5})(?!\d)/g;

const FIRST = [3, 7, 6, 1, 8, 9, 4, 5, 2];
const SECOND = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/**
 * Whether a fødselsnummer or a D-number stands in the text, also a synthetic one (month + 40, + 65 or + 80, as test
 * registers give). Both check digits must be right, so that other numbers of eleven digits are let through.
 */
export function holdsNationalId(text: string): boolean {
  return [...text.matchAll(ELEVEN)].some(([, date = '', rest = '']) => isNationalId(`${date}${rest}`));
}

function isNationalId(digits: string): boolean {
  const day = Number(digits.slice(0, 2));
  const month = Number(digits.slice(2, 4));
  if (!isOneOf(day, 31, [0, 40]) || !isOneOf(month, 12, [0, 40, 65, 80])) return false;
  return checkDigit(digits, FIRST) === digits[9] && checkDigit(digits, SECOND) === digits[10];
}

function isOneOf(value: number, last: number, added: number[]): boolean {
  return added.some((more) => value > more && value <= more + last);
}

function checkDigit(digits: string, weights: number[]): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return String((11 - (sum % 11)) % 11);
}
