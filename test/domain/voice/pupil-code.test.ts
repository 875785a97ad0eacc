import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CODE_ALPHABET,
  CODE_LENGTH,
  CODE_RANDOM_SIGNS,
  CODE_SPACE,
  codeFrom,
  readCode,
  spacedCode,
} from '../../../src/domain/voice/code.ts';
import { LIMITS } from '../../../src/web/pupil/limits.ts';

const random = () => randomBytes(16).toString('base64url');
const code = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes) => codeFrom(Buffer.from(bytes).toString('base64url')));

describe('a code', () => {
  it('is read as it stands on paper, in any case and with blanks or dashes', () => {
    fc.assert(
      fc.property(code, fc.constantFrom('', ' ', '-', '\u00A0', '.'), (one, between) => {
        const typed = [...one].join(between).toLowerCase();
        expect(readCode(typed)).toEqual({ ok: true, code: one });
        expect(readCode(spacedCode(one))).toEqual({ ok: true, code: one });
      }),
    );
  });

  it('with one wrong sign is a slip, never somebody else’s', () => {
    fc.assert(
      fc.property(code, fc.nat(CODE_LENGTH - 1), fc.constantFrom(...CODE_ALPHABET), (one, place, sign) => {
        fc.pre(one[place] !== sign);
        expect(readCode(one.slice(0, place) + sign + one.slice(place + 1)).ok).toBe(false);
      }),
    );
  });

  it('with two neighbours changed about is a slip, but for one pair', () => {
    let missed = 0;
    for (let n = 0; n < 3000; n += 1) {
      const one = codeFrom(random());
      const place = n % (CODE_LENGTH - 1);
      const other = one.slice(0, place) + one[place + 1] + one[place] + one.slice(place + 2);
      if (other !== one && readCode(other).ok) missed += 1;
    }
    expect(missed / 3000).toBeLessThan(0.02);
  });

  it('has no sign that looks like another, and no vowel', () => {
    expect(CODE_ALPHABET).not.toMatch(/[01OILSZBQAEUÆØÅ]/);
    expect(new Set(CODE_ALPHABET).size).toBe(24);
  });

  it('has every sign equally often in every place', () => {
    const n = 24_000;
    const seen = Array.from({ length: CODE_RANDOM_SIGNS }, () => new Map<string, number>());
    for (let i = 0; i < n; i += 1) {
      [...codeFrom(random())].slice(0, CODE_RANDOM_SIGNS).forEach((sign, place) => {
        seen[place]?.set(sign, (seen[place]?.get(sign) ?? 0) + 1);
      });
    }
    // Chi-square with 23 degrees of freedom: over 70 comes once in a million.
    for (const counts of seen) {
      const expected = n / 24;
      const chi = [...CODE_ALPHABET].reduce(
        (sum, sign) => sum + ((counts.get(sign) ?? 0) - expected) ** 2 / expected,
        0,
      );
      expect(chi).toBeLessThan(70);
    }
  });
});

describe('guessing', () => {
  const MINUTES = 14 * 24 * 60;

  it('is hopeless: an address, day and night for the two weeks of a hearing, against a kommune with 10,000 open codes', () => {
    const tries = LIMITS.wrongCodes * MINUTES;
    // 24^9 = 2.6 million million codes; 6 million tries; a hit would be one false answer in one class.
    expect(CODE_SPACE).toBe(24 ** 9);
    expect(tries).toBeLessThan(6_100_000);
    expect((tries * 10_000) / CODE_SPACE).toBeLessThan(0.025);
  });

  it('is hopeless all the year: an address, every day of it, had the kommune 10,000 codes open all the time', () => {
    expect((LIMITS.wrongCodes * 60 * 24 * 10_000) / CODE_SPACE).toBeLessThan(0.002);
    expect((LIMITS.wrongCodes * 60 * 24 * 190 * 10_000) / CODE_SPACE).toBeLessThan(0.35);
  });

  it('would not be, were codes held back by the limit on all requests alone', () => {
    expect((LIMITS.requestsPerMinute * 60 * 24 * 190 * 10_000) / CODE_SPACE).toBeGreaterThan(1);
  });

  it('never shuts out a class: ten classes behind one address may each come with an old sheet and go on', () => {
    expect(LIMITS.wrongCodes).toBeGreaterThanOrEqual(10 * 28);
    expect(LIMITS.requestsPerMinute).toBeGreaterThanOrEqual(30 * 28 * 3);
  });
});
