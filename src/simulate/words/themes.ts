import type { WrittenStandard } from '../../domain/language.ts';
import type { Theme } from './theme.ts';
import { THEMES_NB } from './themes-nb.ts';
import { THEMES_NN } from './themes-nn.ts';

const THEMES: Record<WrittenStandard, readonly Theme[]> = { nb: THEMES_NB, nn: THEMES_NN };

export function themesIn(standard: WrittenStandard): readonly Theme[] {
  return THEMES[standard];
}

/** The theme of the round that a person is looking at; its name or a part of it stands on the card. */
export function themeNamed(standard: WrittenStandard, words: readonly string[]): Theme | undefined {
  return THEMES[standard].find(({ theme }) => words.some((word) => word.includes(theme)));
}
