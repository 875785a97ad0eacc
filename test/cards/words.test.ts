import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clip, closed, isBlank, lines, oneLine } from '../../src/cards/words.ts';

describe('lines', () => {
  it('splits a line too long for Slack between words, and loses none of them', () => {
    const words = Array.from({ length: 900 }, (_, index) => `ord${index}`).join(' ');
    const split = lines(words);
    expect(split.length).toBeGreaterThan(1);
    expect(Math.max(...split.map(({ text }) => text.length))).toBeLessThanOrEqual(2_500);
    expect(split.map(({ text }) => text).join(' ')).toBe(words);
  });

  it('gives nothing for nothing', () => {
    expect(lines(' \n\u200B\n\u0000')).toEqual([]);
  });

  it('loses no visible character of any text', () => {
    const visible = (text: string) => text.replace(/[\s\p{C}]/gu, '');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 6_000 }), (text) => {
        expect(
          visible(
            lines(text)
              .map((line) => line.text)
              .join(''),
          ),
        ).toBe(visible(text));
      }),
      { numRuns: 200 },
    );
  });
});

describe('clip', () => {
  it('is never longer than asked, nor cut inside a character', () => {
    const texts = fc
      .array(fc.constantFrom('å', 'A\u030A', '👩‍🏫', ' ', 'ord', '🇳🇴'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, fc.integer({ min: 5, max: 60 }), (text, limit) => {
        const cut = clip(text, limit);
        expect(cut.length).toBeLessThanOrEqual(Math.max(limit, 1));
        const whole = new Set([...new Intl.Segmenter('nb').segment(text)].map(({ segment }) => segment));
        for (const { segment } of new Intl.Segmenter('nb').segment(cut.replace(/…$/, '')))
          expect(whole).toContain(segment);
      }),
    );
  });

  it('leaves a short text alone', () => {
    expect(clip('kort', 4)).toBe('kort');
    expect(clip('litt for langt her', 12)).toBe('litt for…');
  });
});

describe('direction', () => {
  it('is closed as often as it was opened', () => {
    expect(closed('\u202Aa\u202Bb\u202C')).toBe('\u202Aa\u202Bb\u202C\u202C');
    expect(closed('\u2067a')).toBe('\u2067a\u2069');
    expect(closed('\u202Ea\u2067b')).toBe('\u202Ea\u2067b\u2069\u202C');
    expect(closed('\u2067a\u202Eb\u2069c')).toBe('\u2067a\u202Eb\u2069c');
    expect(closed('vanlig')).toBe('vanlig');
  });
});

it('one line is one line', () => {
  expect(oneLine(' a\n\tb \u0000c ')).toBe('a b c');
});

it('what nobody sees is blank', () => {
  expect(['', ' \n', '\u200B\uFEFF', '\u202E'].map(isBlank)).toEqual([true, true, true, true]);
  expect(isBlank('.')).toBe(false);
});
