/** `node scripts/texts.ts`: texts that the source asks for and no catalogue has, and texts that nothing asks for. */
import { relative } from 'node:path';
import { LANGUAGES } from '../src/domain/language.ts';
import { CATALOGUES } from '../src/i18n/catalogue.ts';
import { answers, askedFor, isUsed, mentioned } from './text-keys.ts';

const root = new URL('..', import.meta.url).pathname;
const asked = askedFor(root);
const mentions = mentioned(root);
const lines = new Set<string>();

for (const language of LANGUAGES) {
  const keys = [...CATALOGUES[language].keys()];
  for (const found of asked) {
    if (keys.some((key) => answers(found, key))) continue;
    lines.add(`${language}.json lacks ${found.key} (${relative(root, found.where)})`);
  }
  for (const key of keys) {
    if (!isUsed(key, mentions)) lines.add(`${language}.json: nothing asks for ${key}`);
  }
}
lines.add(lines.size === 0 ? 'All texts are there, and all are used.' : `${lines.size} to mend.`);
process.stdout.write(`${[...lines].join('\n')}\n`);
process.exitCode = lines.size === 1 ? 0 : 1;
