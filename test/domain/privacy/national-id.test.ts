import { describe, expect, it } from 'vitest';
import { holdsNationalId } from '../../../src/domain/privacy/national-id.ts';

/** Made for tests: their months are above 80, so they belong to nobody. */
const BORN = '01819050062';
const D_NUMBER = '51891250073';

describe('a fødselsnummer in a text', () => {
  it.each([
    ['alone', BORN],
    ['a D-number', D_NUMBER],
    ['parted after the sixth', '018190 50062'],
    ['parted by a hard space', '018190\u00A050062'],
    ['parted by a hyphen', '018190-50062'],
    ['among words', `Kari (fnr.${BORN}), 3B`],
  ])('is found: %s', (_how, text) => {
    expect(holdsNationalId(text)).toBe(true);
  });

  it.each([
    ['a wrong check digit', '01819050063'],
    ['a month that no number has', '01659050062'],
    ['a longer number', `1${BORN}`],
    ['two telephone numbers', '51 50 71 00, 51507101'],
    ['an organisation number', '974 760 673'],
    ['a bank account', '1503.40.12345'],
    ['digits in two lines', '018190\n\n50062'],
  ])('is none: %s', (_what, text) => {
    expect(holdsNationalId(text)).toBe(false);
  });
});
