import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Phrase } from '../../src/app/view.ts';
import { isPhrase } from '../../src/cards/is-phrase.ts';

/** What a phrase is, as it is best read. */
const schema: z.ZodType<Phrase> = z.lazy(() =>
  z.union([
    z.string().max(20_000),
    z.strictObject({
      $text: z.string().min(1),
      params: z.record(z.string(), z.union([schema, z.number()])).optional(),
    }),
    z.strictObject({ $date: z.iso.date() }),
    z.strictObject({ $fullDate: z.iso.date() }),
    z.strictObject({ $time: z.number(), zone: z.string().min(1) }),
    z.strictObject({ $localized: z.strictObject({ nb: z.string(), nn: z.string(), en: z.string() }) }),
    z.strictObject({ $list: z.array(schema) }),
  ]),
);

const odd = fc.constantFrom(
  undefined,
  null,
  0,
  1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  true,
  '',
  'x',
  [],
  {},
);
const day = fc.constantFrom(
  '2026-08-28',
  '2024-02-29',
  '2026-02-29',
  '2026-02-30',
  '2026-13-01',
  '2026-8-1',
  '',
);
const { phrase } = fc.letrec<{ phrase: unknown }>((tie) => {
  const part = fc.oneof({ weight: 3, arbitrary: tie('phrase') }, odd);
  const localized = fc.record(
    { nb: fc.string(), nn: fc.string(), en: fc.oneof(fc.string(), odd), se: odd },
    {
      requiredKeys: ['nb', 'nn'],
    },
  );
  return {
    phrase: fc.oneof(
      { depthSize: 'small' },
      fc.string(),
      fc.record(
        { $text: fc.constantFrom('a.b', '', 1), params: fc.oneof(odd, fc.dictionary(fc.string(), part)) },
        {
          requiredKeys: ['$text'],
        },
      ),
      fc.record({ $date: day }),
      fc.record({ $fullDate: fc.oneof(day, odd) }),
      fc.record(
        { $time: fc.oneof(fc.integer(), odd), zone: fc.constantFrom('Europe/Oslo', '', 1) },
        { requiredKeys: [] },
      ),
      fc.record({ $localized: fc.oneof(localized, odd) }),
      fc.record({ $list: fc.oneof(fc.array(part, { maxLength: 3 }), odd) }),
      fc.record({ $text: fc.constant('a'), $date: day, more: odd }, { requiredKeys: ['$text'] }),
    ),
  };
});

describe('a phrase', () => {
  it('is told from anything else as its schema tells it', () => {
    const seen = { yes: 0, no: 0 };
    fc.assert(
      fc.property(fc.oneof(phrase, odd), (value) => {
        const expected = schema.safeParse(value).success;
        seen[expected ? 'yes' : 'no'] += 1;
        expect(isPhrase(value)).toBe(expected);
      }),
      { numRuns: 2000 },
    );
    expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(200);
  });

  it('is not longer than a card could ever show', () => {
    expect(isPhrase('x'.repeat(20_000))).toBe(true);
    expect(isPhrase('x'.repeat(20_001))).toBe(false);
  });
});
