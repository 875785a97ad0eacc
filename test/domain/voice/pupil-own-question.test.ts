import { describe, expect, it } from 'vitest';
import { nameHints } from '../../../src/domain/voice/name-hints.ts';
import { readOwnQuestion } from '../../../src/domain/voice/own-question.ts';

describe('a school’s own question', () => {
  it.each(['Hva skal uteområdet brukes til?', 'Kva vil de velje sjølve?', '', '  '])(
    '%j is good',
    (typed) => {
      expect(readOwnQuestion(typed, 'own1').ok).toBe(true);
    },
  );

  it.each([
    ['Hvem er den beste læreren?', 'OWN.ASKS_FOR_NAMES'],
    ['Hva er navnet på den som plager deg?', 'OWN.ASKS_FOR_NAMES'],
    ['Hvilken lærer liker du?', 'OWN.ASKS_FOR_NAMES'],
    ['Hva synes du om medvirkningsmulighetene?', 'OWN.LONG_WORD'],
    ['Skriv noe om skolen.', 'OWN.NOT_A_QUESTION'],
    [`Hva ${'og hva '.repeat(30)}?`, 'OWN.TOO_LONG'],
  ])('%j is not', (typed, code) => {
    expect(readOwnQuestion(typed, 'own1')).toMatchObject({ ok: false, code, params: { field: 'own1' } });
  });
});

describe('names are pointed out', () => {
  it.each([
    ['Jeg leker med Emma', ['Emma']],
    ['Sofie er alltid snill', ['Sofie']],
    ['Vi vil ha mer mat', []],
    ['Hun heter Zorana', ['Zorana']],
    ['åsenhus bestemmer alt', ['åsenhus']],
    ['Fotball. Basket. Ro.', []],
    ['Per sin sykkel og Karis bok', ['Per', 'Karis']],
  ])('%j', (text, hints) => {
    expect(nameHints(text, ['Line Åsenhus'])).toEqual(hints);
  });
});
