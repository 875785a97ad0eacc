import { expect, it } from 'vitest';
import { answers, askedFor, isUsed, mentioned } from '../../scripts/text-keys.ts';
import { CATALOGUES } from '../../src/i18n/catalogue.ts';

const root = new URL('../..', import.meta.url).pathname;
const keys = [...CATALOGUES.nb.keys()];

it('the source asks for no text that is missing (`node scripts/texts.ts` lists them with their files)', () => {
  const asked = askedFor(root);
  expect(asked.length).toBeGreaterThan(10);
  const missing = asked
    .filter((found) => !keys.some((key) => answers(found, key)))
    .map(({ key }) => String(key));
  expect([...new Set(missing)].sort()).toEqual([]);
});

it('every text is asked for', () => {
  const mentions = mentioned(root);
  expect(keys.filter((key) => !isUsed(key, mentions))).toEqual([]);
});
