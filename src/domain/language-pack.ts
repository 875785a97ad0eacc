import type { WrittenStandard } from './language.ts';

/** A language that a kommune has added for the pages of pupils and parents, beside bokmål, nynorsk and English. */
export interface LanguagePack {
  /** BCP 47: `ar`, `so`, `uk`. */
  tag: string;
  /** What the language calls itself: the button's text. */
  name: string;
  direction: 'ltr' | 'rtl';
  /** Only a pack that a speaker has read and signed is shown to anybody. */
  checked?: { by: string; on: string };
  /** By the key of the catalogues, in the same ICU syntax. */
  texts: Record<string, string>;
  /** By the question's id; what is not there is asked in the school's målform. */
  questions: Record<string, PackQuestion>;
}

export interface PackQuestion {
  text: string;
  help?: string;
  /** By the choice's id; all of them, or none. */
  choices?: Record<string, string>;
}

/** What stands under a pack: the school's own målform. */
export type PackBase = WrittenStandard;
