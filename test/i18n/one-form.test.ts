import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { WrittenStandard } from '../../src/domain/language.ts';
import { CATALOGUES } from '../../src/i18n/catalogue.ts';

/** The report has its name in bokmål; a name is not translated. */
const TITLES = /En skole for vår tid/g;

/** Where the written standard allows several forms, we write one. The second of each pair is what we do not write. */
const FORMS: Record<WrittenStandard, [we: string, not: RegExp][]> = {
  nn: [
    ['skule', /skole/iu],
    ['vart', /(?<!\p{L})blei(?!\p{L})/iu],
    ['samd, usamd', /(?<!\p{L})u?einige?(?!\p{L})/iu],
    ['svarte', /(?<!\p{L})(?:har|som|dei fleste|ingen|nokre) svara(?!\p{L})/iu],
    ['begynne', /(?<!\p{L})(?:byrja[r]?|byrje|tok til|tek til)(?!\p{L})/iu],
    [
      'ein runde, runden, rundar, rundane',
      /(?<!\p{L})(?:vurderings)?rund(?:a|er|ene)(?!\p{L})|(?<!\p{L})(?:éi|ei|noka) (?:vurderings)?runde/iu,
    ],
    ['avstemming, stemme', /røyst(?:ing|a|ene|er)/iu],
    ['enkelt', /einskil[dt]/iu],
    ['la', /(?<!\p{L})lat(?!\p{L})/iu],
    ['føresette', /foreldra|foresette/iu],
    ['tilsette', /ansatt/iu],
    ['lovnad', /løfte|lovnadar/iu],
    ['opplæringslova', /opplæringsloven/iu],
    ['skuleeigar', /eigar av skulen/iu],
  ],
  nb: [
    ['skole', /skule/iu],
    ['opplæringslova, as the law calls itself', /opplæringsloven/iu],
    ['begynne', /(?<!\p{L})påbegynn/iu],
    ['sette i gang', /(?<!\p{L})iverksett/iu],
    ['ansatte', /(?<!\p{L})medarbeider/iu],
    ['løfte', /forplikt/iu],
    ['kommunalsjef', /rådmann/iu],
    ['kvalitetsmelding', /tilstandsrapport/iu],
  ],
};

describe.each(['nn', 'nb'] as const)('one form for each word in %s', (language) => {
  const texts = [...CATALOGUES[language], ...plansIn(language)];

  it.each(FORMS[language])('%s', (_we, not) => {
    expect(texts.length).toBeGreaterThan(1500);
    const found = texts.filter(([, text]) => not.test(text.replace(TITLES, '')));
    expect(found).toEqual([]);
  });
});

/** Every text of this language in `plans/`, with its file. */
function plansIn(language: WrittenStandard): [string, string][] {
  return readdirSync('plans', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) =>
      textsOf(parse(readFileSync(join('plans', name), 'utf8')), language).map((text): [string, string] => [
        name,
        text,
      ]),
    );
}

function textsOf(value: unknown, language: WrittenStandard): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => textsOf(one, language));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    key === language && typeof one === 'string' ? [one] : textsOf(one, language),
  );
}
