import type { WrittenStandard } from '../../domain/language.ts';
import type { Random } from '../random.ts';
import { type AnswerBank, SLOTS, type Topic } from './answers.ts';
import { ANSWERS_NB } from './answers-nb.ts';
import { ANSWERS_NN } from './answers-nn.ts';
import { phrasesIn } from './phrases.ts';
import { kindOfWords, subjectWords } from './subject-answers.ts';

const BANKS: Record<WrittenStandard, AnswerBank> = { nb: ANSWERS_NB, nn: ANSWERS_NN };

/** One or two sentences about a topic, different from person to person; on a card about reading they are about reading. */
export function answerText(
  standard: WrittenStandard,
  topic: Topic,
  random: Random,
  card: readonly string[] = [],
): string {
  const bank = subjectWords(standard, card)?.[kindOfWords(topic)] ?? BANKS[standard].topics[topic];
  const sentences = random.shuffled(bank).slice(0, random.between(1, 2));
  return sentences.map((sentence) => filled(BANKS[standard], sentence, random)).join(' ');
}

function filled({ slots }: AnswerBank, sentence: string, random: Random): string {
  return sentence.replace(/\{([A-Za-z])([a-z]*)\}/g, (whole, first: string, rest: string) => {
    const name = SLOTS.find((slot) => slot === first.toLowerCase() + rest);
    if (!name) return whole;
    const word = random.pick(slots[name]);
    return first === first.toUpperCase() ? word.charAt(0).toUpperCase() + word.slice(1) : word;
  });
}

/** What a team or a meeting does not agree on, about the matter at hand. */
export function disagreementText(standard: WrittenStandard, random: Random, card: readonly string[]): string {
  const subject = subjectWords(standard, card);
  return random.pick(subject ? [...subject.disagreed, ''] : phrasesIn(standard).disagreed);
}

/** What a question is about, from the words of its id; everything else is about what works. */
const ABOUT: [RegExp, Topic][] = [
  [/^satisfied/, 'satisfied'],
  [/^dissatisfied/, 'dissatisfied'],
  [/^pup-[15]|^best$|learn-best/, 'pupilGood'],
  [/^pup-[2679]|^better$|surprise/, 'pupilBetter'],
  [/^pup-|have-a-say|choose|^first$|recognise|asked-about/, 'pupilSay'],
  [/^par-[15]/, 'parentGood'],
  [/^par-/, 'parentBetter'],
  [/hinder|in-the-way|^stop$|stuck|not-kept/, 'hinder'],
  [/look-into|focus/, 'lookInto'],
  [/results/, 'results'],
  [/teachers$|competence|time-used|real-say|organisation/, 'decide'],
  [/others|other-professions/, 'others'],
  [/parents/, 'home'],
  [/^saw$|wondered|take-home/, 'friend'],
  [/^own-|owners?-|plan-documents|help-needed|ask-for|learned|promises|differently|direction/, 'owner'],
  [/tried/, 'tried'],
  [/^see$|seen|expect|noticed|pupils-say/, 'see'],
  [/explanations/, 'why'],
  [/check|how-we-know/, 'check'],
  [/^done$|effect|reason|^next$/, 'effect'],
];

export function topicOf(question: string): Topic {
  return ABOUT.find(([pattern]) => pattern.test(question))?.[1] ?? 'works';
}
