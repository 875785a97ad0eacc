import { distance } from 'fastest-levenshtein';
import { LANGUAGES } from '../domain/language.ts';
import type { Term } from '../domain/reference.ts';

const ASKS =
  /^\s*(?:hva betyr|hva er|kva betyr|kva tyder|kva er|what does|what is|what’s)\s+(.{1,60}?)(?:\s+mean)?\s*[?.!]*\s*$/iu;

/** The word somebody asks about: «hva betyr funn?» */
export function askedAbout(typed: string): string | undefined {
  return ASKS.exec(typed.normalize('NFC'))?.[1]
    ?.replace(/[«»"“”]/g, '')
    .trim();
}

/** The term that was meant, in whichever language; a slip of the finger does not matter. */
export function findTerm(terms: readonly Term[], asked: string): Term | undefined {
  const wanted = asked.toLowerCase();
  const named = terms.flatMap((term) =>
    [...LANGUAGES.map((language) => term.word[language]), ...term.also].map((word) => ({
      term,
      off: distance(wanted, word.toLowerCase()),
      allowed: word.length <= 5 ? 0 : 2,
    })),
  );
  const [best] = named.filter(({ off, allowed }) => off <= allowed).sort((a, b) => a.off - b.off);
  return best?.term;
}
