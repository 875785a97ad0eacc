import { expect, it } from 'vitest';
import { answers, parametersGiven } from '../../scripts/text-keys.ts';
import { CATALOGUES } from '../../src/i18n/catalogue.ts';
import { parameters } from '../support/text-parameters.ts';

const root = new URL('../..', import.meta.url).pathname;
const given = parametersGiven(root);
const byWholeName = new Set(given.map(({ key }) => key));

it('no text wants a parameter that the code does not give', () => {
  expect(given.filter(({ names }) => names.length > 0).length).toBeGreaterThan(50);
  const wanting = given.flatMap((found) =>
    textsOf(found).flatMap(([key, pattern]) =>
      parameters(pattern)
        .filter((name) => !found.names.includes(name))
        .map((name) => `${key} wants ${name}`),
    ),
  );
  expect(wanting).toEqual([]);
});

/** What `week.ready.${phase}` may become: as many dots, and not asked for by its whole name. A refusal's come with it. */
function textsOf(found: (typeof given)[number]): [string, string][] {
  const { key } = found;
  if (typeof key === 'string') return [[key, CATALOGUES.nb.get(key) ?? '']];
  if (key.source.startsWith('^refusal')) return [];
  const dots = key.source.split('\\.').length;
  return [...CATALOGUES.nb].filter(
    ([name]) => answers(found, name) && name.split('.').length === dots && !byWholeName.has(name),
  );
}
