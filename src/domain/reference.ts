import type { DialogueFormat } from './dialogue/format.ts';
import type { Localized } from './language.ts';

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
}

/** What the year itself shows about a recommendation. */
export const RECOMMENDATION_EVIDENCE = [
  'roundsDone',
  'roundsShared',
  'dialoguesHeld',
  'helpAnswered',
  'promisesKept',
  'measuresFollowed',
  'sourcesUsed',
  'pupilsHeard',
  'ownerCheckDone',
  'loopBacks',
  'ownWords',
] as const;
export type RecommendationEvidence = (typeof RECOMMENDATION_EVIDENCE)[number];

/** One of the report's recommendations: nine to owners (8.2), ten to leaders (8.3). */
export interface Recommendation {
  id: string;
  side: 'owner' | 'leader';
  text: Localized;
  evidence: RecommendationEvidence;
}

/** Traits of the report's four profiles: reading for «hva kjenner vi igjen?», never a label. */
export interface ProfileTraits {
  id: string;
  title: Localized;
  lead: Localized;
  traits: Localized[];
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
  recommendations: Recommendation[];
  profiles: ProfileTraits[];
  terms: Term[];
}

export const EMPTY_REFERENCE: Reference = {
  formats: [],
  sources: [],
  recommendations: [],
  profiles: [],
  terms: [],
};
