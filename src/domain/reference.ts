import type { DialogueFormat } from './dialogue/format.ts';
import type { Localized } from './language.ts';
import type { Recommendation } from './recommendation/recommendation.ts';

/** A national source of information: what it tells and what it does not. */
export interface InformationSource {
  id: string;
  name: Localized;
  tells: Localized;
  doesNotTell: Localized;
  forWhom: Localized;
  /** When results come, in words. */
  comes: Localized;
  caution: Localized;
  link: string;
  /** What Udir calls the figures (nb), and the same in the other languages. */
  indicators?: Localized[];
  /** Years from which figures cannot be read together with those before. */
  breaks?: { from: string; why: Localized }[];
}

/** What was seen at some schools: reading, «hva kjenner vi igjen?», never a label. */
export interface TraitList {
  id: string;
  title: Localized;
  /** Chapters of the report. */
  chapters: string;
  /** Asked with one of the items when it goes into a round. */
  question: Localized;
  items: { id: string; text: Localized; chapter: string }[];
}

/** A word and what it means. */
export interface Term {
  id: string;
  word: Localized;
  means: Localized;
  /** Other ways people write it. */
  also: string[];
}

/** Lists and words to read that come with the program. */
export interface Reference {
  formats: DialogueFormat[];
  sources: InformationSource[];
  terms: Term[];
  recommendations: Recommendation[];
  traits: TraitList[];
}
