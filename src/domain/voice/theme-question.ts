import type { Question } from '../cycle/activity.ts';
import type { Localized } from '../language.ts';
import type { Voice } from './hearing.ts';

/** On one page, and every one of them may be skipped. */
export const MAX_VOICE_QUESTIONS = 7;
/** Of a set's questions in own words, as many as are asked beside the round's own theme; choices are quick and stay. */
const WORDS_BESIDE_THEME = 4;
/** The youngest write slowly: the theme, one more, and what takes a tap. */
const YOUNGEST = 4;
const WORDS_FOR_YOUNGEST = 1;

type Asked = { id: string; words: (theme: string) => Localized; help?: Localized };

const ABOUT_SCHOOL: Localized = {
  nb: 'Skriv om hvordan det er, ikke om enkeltpersoner.',
  nn: 'Skriv om korleis det er, ikkje om enkeltpersonar.',
  en: 'Write about how things are, not about single persons.',
};

/** Beside each other in three languages, as the questions of the sets in plans/. */
const ABOUT_THEME: Record<Voice, Asked[]> = {
  pupils: [
    {
      id: 'theme-good',
      words: (theme) => ({
        nb: `${theme}: Hva synes du er bra?`,
        nn: `${theme}: Kva synest du er bra?`,
        en: `${theme}: What do you think is good?`,
      }),
    },
    {
      id: 'theme-better',
      words: (theme) => ({
        nb: `${theme}: Hva skulle du ønske var annerledes?`,
        nn: `${theme}: Kva skulle du ønskje var annleis?`,
        en: `${theme}: What do you wish were different?`,
      }),
      help: ABOUT_SCHOOL,
    },
  ],
  parents: [
    {
      id: 'theme-good',
      words: (theme) => ({
        nb: `${theme}: Hva fungerer bra, sett hjemmefra?`,
        nn: `${theme}: Kva fungerer bra, sett heimanfrå?`,
        en: `${theme}: What works well, seen from home?`,
      }),
    },
    {
      id: 'theme-better',
      words: (theme) => ({
        nb: `${theme}: Hva burde vært annerledes?`,
        nn: `${theme}: Kva burde vore annleis?`,
        en: `${theme}: What should be different?`,
      }),
      help: ABOUT_SCHOOL,
    },
  ],
};

/** What a round is about, asked first of those who are heard in it. */
export function themeQuestions(theme: string, voice: Voice): Question[] {
  const about = theme.trim().replace(/[\s.:?!]+$/, '') || theme.trim();
  return ABOUT_THEME[voice].map(({ id, words, help }) => ({
    id,
    kind: 'text',
    text: words(about),
    ...(help ? { help } : {}),
  }));
}

/** Which of a set are asked: all that there is room for, or the few beside the round's own theme. */
export function questionsBeside(of: Question[], { theme, own = 0 }: { theme: boolean; own?: number }) {
  const room = MAX_VOICE_QUESTIONS - own - (theme ? ABOUT_THEME.pupils.length : 0);
  const chosen = theme ? fewerWords(of.slice(0, MAX_VOICE_QUESTIONS), WORDS_BESIDE_THEME) : of;
  return chosen.slice(0, Math.max(0, room));
}

/** What a class of this year is asked; 0 are parents. */
export function askedAtYear(questions: Question[], yearLevel: number): Question[] {
  if (yearLevel === 0 || yearLevel > YOUNGEST) return questions;
  const theme = questions.filter(isOfTheme);
  if (theme.length === 0) return questions;
  return [
    ...theme,
    ...fewerWords(
      questions.filter((one) => !isOfTheme(one)),
      WORDS_FOR_YOUNGEST,
    ),
  ];
}

function isOfTheme({ id }: Question): boolean {
  return ABOUT_THEME.pupils.some((one) => one.id === id);
}

function fewerWords(questions: Question[], most: number): Question[] {
  const kept = new Set(questions.filter(({ kind }) => kind === 'text').slice(0, most));
  return questions.filter((one) => one.kind === 'choice' || kept.has(one));
}
