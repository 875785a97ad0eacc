import { describe, expect, it } from 'vitest';
import { VERBS } from '../../src/app/verbs.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import { CATALOGUES } from '../../src/i18n/catalogue.ts';
import { parameters } from '../support/text-parameters.ts';

/** Words that are in one written standard only: enough to find a text that was copied and not written. */
const BOKMAAL =
  /(?<![\p{L}])(ikke|jeg|hva|hvem|hvor|hvorfor|hvordan|noe|noen|fra|dere|deres|skolen|skole|uke|uka|gjøre|velge|mer|også|svarene|teamene|bare|mellom å|en|et)(?![\p{L}])/iu;
const NYNORSK =
  /(?<![\p{L}])(ikkje|eg|kva|kven|kvifor|korleis|noko|nokon|frå|dykk|skulen|skule|veke|veka|gjere|velje|meir|svara dine|berre|ein|eit)(?![\p{L}])/iu;
/** Long texts that are rightly the same in both. */
const ALIKE = new Set([
  'answered.title',
  'later.lead',
  'ownerSchool.lead',
  'round.ofTeams',
  'round.discardLead',
  'week.ready.loopBack',
  'action.dialogue.step-save',
  'pupil.loopBack.next',
  'results.teamsTold',
  'quality.measure.start',
  'quality.measure.willStart',
  'quality.round.opening',
  'quality.sources.law',
]);

describe('the three catalogues', () => {
  it.each(['nn', 'en'] as const)('%s has the keys of nb', (language) => {
    expect([...CATALOGUES[language].keys()].sort()).toEqual([...CATALOGUES.nb.keys()].sort());
  });

  it('have the same parameters', () => {
    for (const [key, pattern] of CATALOGUES.nb) {
      const expected = parameters(pattern);
      for (const language of LANGUAGES) {
        expect(parameters(CATALOGUES[language].get(key) ?? ''), `${key} in ${language}`).toEqual(expected);
      }
    }
  });

  it('have no empty text and no blanks around one', () => {
    const rough = LANGUAGES.flatMap((language) =>
      [...CATALOGUES[language]].filter(
        ([key, text]) => key !== 'card.cut' && (text === '' || text.trim() !== text),
      ),
    );
    expect(rough).toEqual([]);
  });

  it("write ’ for an apostrophe, since ' begins a quotation in ICU syntax", () => {
    expect(
      LANGUAGES.flatMap((language) => [...CATALOGUES[language]].filter(([, text]) => text.includes("'"))),
    ).toEqual([]);
  });

  it('have a label for every verb', () => {
    expect(VERBS.filter((verb) => !CATALOGUES.nb.has(`action.${verb}`))).toEqual([]);
  });
});

describe('nynorsk', () => {
  it('is written, not copied', () => {
    const copied = [...CATALOGUES.nn].filter(
      ([key, text]) => text === CATALOGUES.nb.get(key) && words(text) > 5 && !ALIKE.has(key),
    );
    expect(copied).toEqual([]);
  });

  it('has no words that are bokmål only', () => {
    // The report keeps its own name.
    const own = [...CATALOGUES.nn].map(
      ([key, text]) => [key, text.replace('En skole for vår tid', '')] as const,
    );
    expect(own.filter(([, text]) => BOKMAAL.test(text))).toEqual([]);
  });

  it('has none of its own in bokmål', () => {
    expect([...CATALOGUES.nb].filter(([, text]) => NYNORSK.test(text))).toEqual([]);
  });
});

function words(text: string): number {
  return text.split(/\s+/).length;
}
