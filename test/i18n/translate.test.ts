import { describe, expect, it } from 'vitest';
import { flatten } from '../../src/i18n/catalogue.ts';
import { createTranslate, type TextProblem } from '../../src/i18n/translate.ts';

const catalogues = {
  nb: flatten({
    a: { one: '{n, plural, one {ett svar} other {# svar}}', tag: '<b>{name}</b>', onlyNb: 'Bare nb' },
  }),
  nn: flatten({ 'a.one': '{n, plural, one {eitt svar} other {# svar}}', 'a.tag': '<b>{name}</b>' }),
  en: flatten({ a: { one: '{n, plural, one {one answer} other {# answers}}', tag: '{name' } }),
};

describe('translate', () => {
  const translate = createTranslate({ catalogues });

  it('follows the plurals of the language', () => {
    expect([1, 3].map((n) => translate('nn', 'a.one', { n }))).toEqual(['eitt svar', '3 svar']);
    expect(translate('en', 'a.one', { n: 1 })).toBe('one answer');
  });

  it('groups large numbers as the language does', () => {
    expect(translate('nb', 'a.one', { n: 12_000 })).toMatch(/^12\s000 svar$/u);
  });

  it('puts what people wrote in as it is', () => {
    const name = `{n} <i> $${'{x}'} 'q'`;
    expect(translate('nb', 'a.tag', { name })).toBe(`<b>${name}</b>`);
  });

  it('throws on a missing key and says where to add it', () => {
    expect(() => translate('nn', 'a.onlyNb')).toThrow(
      expect.objectContaining({ code: 'TEXT.MISSING', hint: expect.stringContaining('src/i18n/nn.json') }),
    );
  });

  it('throws on a missing parameter and on a broken pattern', () => {
    expect(() => translate('nb', 'a.tag')).toThrow(expect.objectContaining({ code: 'TEXT.UNUSABLE' }));
    expect(() => translate('en', 'a.tag', { name: 'x' })).toThrow(
      expect.objectContaining({ code: 'TEXT.UNUSABLE' }),
    );
  });
});

describe('translate in production', () => {
  const problems: TextProblem[] = [];
  const translate = createTranslate({ catalogues, onProblem: (problem) => problems.push(problem) });

  it('gives the nb text, or the key, and tells', () => {
    expect(translate('nn', 'a.onlyNb')).toBe('Bare nb');
    expect(translate('en', 'a.tag', { name: 'Kari' })).toBe('<b>Kari</b>');
    expect(translate('nb', 'a.tag')).toBe('<b>{name}</b>');
    expect(translate('en', 'no.such')).toBe('no.such');
    expect(problems.map(({ language, key }) => `${language} ${key}`)).toEqual([
      'nn a.onlyNb',
      'en a.tag',
      'nb a.tag',
      'en no.such',
    ]);
  });
});
