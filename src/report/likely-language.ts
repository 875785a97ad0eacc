import type { Language } from '../domain/language.ts';

/** Small words that one language has and the other two do not. Names and single terms say nothing. */
const TELLING: Record<Language, string> = {
  nb: 'ikke jeg hva hvordan hvorfor hvem noen noe fra mer også bare være blir kommer etter skolen elevene lærerne en et gjøre uke mye åpen sammenheng enn vet sier de dere hverandre egen selv',
  nn: 'ikkje eg kva korleis kvifor kven nokon noko nokre frå meir òg berre vere vert kjem skulen elevane lærarane ein eit gjere veke mykje korkje enno dei dykk kvarandre eigen sjølv saman skule',
  en: 'the and of is are we with they what how when not have has that this from more pupils teachers school our which',
};
const WORDS = Object.entries(TELLING).flatMap(([language, words]) =>
  words.split(' ').map((word) => ({ word, language: language as Language })),
);
/** Words that stand in two of the lists tell nothing. */
const LANGUAGE_OF = new Map(
  WORDS.filter(({ word }) => WORDS.filter((one) => one.word === word).length === 1).map(
    ({ word, language }) => [word, language],
  ),
);
const ENOUGH = 2;

/** The language of what somebody wrote, where its small words leave no doubt; else undefined. */
export function likelyLanguage(text: string): Language | undefined {
  const counts = { nb: 0, nn: 0, en: 0 };
  for (const [word] of text.toLocaleLowerCase('nb').matchAll(/\p{L}+/gu)) {
    const language = LANGUAGE_OF.get(word);
    if (language) counts[language] += 1;
  }
  const [first, second] = Object.entries(counts).sort(([, a], [, b]) => b - a);
  if (!first || first[1] < ENOUGH || first[1] <= 2 * (second?.[1] ?? 0)) return undefined;
  return first[0] as Language;
}
