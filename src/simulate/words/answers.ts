export const SLOTS = ['fag', 'antall', 'nar', 'tid', 'hvem'] as const;
export const TOPICS = [
  'works',
  'hinder',
  'lookInto',
  'satisfied',
  'dissatisfied',
  'results',
  'decide',
  'others',
  'home',
  'see',
  'why',
  'check',
  'tried',
  'effect',
  'pupilGood',
  'pupilBetter',
  'pupilSay',
  'parentGood',
  'parentBetter',
  'friend',
  'owner',
] as const;
export type Topic = (typeof TOPICS)[number];

/** Sentences with slots, `{fag}`; with a capital, `{Fag}`, it begins the sentence. */
export interface AnswerBank {
  slots: Record<(typeof SLOTS)[number], readonly string[]>;
  topics: Record<Topic, readonly string[]>;
}
