import { describe, expect, it } from 'vitest';
import { VOICES } from '../../../src/domain/voice/hearing.ts';
import {
  askedAtYear,
  MAX_VOICE_QUESTIONS,
  questionsBeside,
  themeQuestions,
} from '../../../src/domain/voice/theme-question.ts';
import { defaultWheel } from '../../../src/files/default-wheel.ts';

const THEME = 'Skoleregler og uro i friminuttene';

describe('what a round is about is asked first', () => {
  const setOf = (voice: string) =>
    defaultWheel().questionSets.find(({ audience }) => audience === voice)?.questions ?? [];

  it('in the reader’s language, with the theme in it, and in all no more than there is room for', () => {
    for (const voice of VOICES) {
      const asked = [
        ...themeQuestions(`${THEME}.`, voice),
        ...questionsBeside(setOf(voice), { theme: true }),
      ];
      expect(asked.length).toBeLessThanOrEqual(MAX_VOICE_QUESTIONS);
      expect(new Set(asked.map(({ id }) => id)).size).toBe(asked.length);
      for (const language of ['nb', 'nn', 'en'] as const)
        for (const one of asked.slice(0, 2))
          expect(one.text[language]).toMatch(new RegExp(`^${THEME}: .+\\?$`));
    }
  });

  it('has a subject also where the theme is signs alone, and no sign before the colon', () => {
    const asked = (theme: string) => themeQuestions(theme, 'pupils')[0]?.text.nb;
    expect(asked('?!')).toBe('?!: Hva synes du er bra?');
    expect(asked('Hvordan går det ?')).toBe('Hvordan går det: Hva synes du er bra?');
  });

  it('leaves out what has little to do with it, and the school’s own questions have room', () => {
    const beside = questionsBeside(setOf('pupils'), { theme: true }).map(({ id }) => id);
    expect(beside).not.toContain('pup-5-subject');
    expect(beside).toContain('pup-7-friends');
    expect(questionsBeside(setOf('pupils'), { theme: true, own: 3 })).toHaveLength(2);
    expect(questionsBeside(setOf('pupils'), { theme: false })).toHaveLength(MAX_VOICE_QUESTIONS);
  });

  it('the youngest are asked less; without a theme everybody is asked the same', () => {
    const general = questionsBeside(setOf('pupils'), { theme: true });
    const all = [...themeQuestions(THEME, 'pupils'), ...general];
    const ids = (year: number) => askedAtYear(all, year).map(({ id }) => id);
    expect(ids(2)).toEqual(['theme-good', 'theme-better', 'pup-1-best', 'pup-7-friends']);
    expect(ids(5)).toHaveLength(all.length);
    expect(askedAtYear(general, 2)).toEqual(general);
  });
});
