import type { Question } from '../cycle/activity.ts';
import type { PersonId } from '../people/people.ts';
import type { Hearing, VoiceAnswer } from '../voice/hearing.ts';
import { type Atom, atomsOf, type Cell } from './release.ts';

/** People's own words, told together: of one class, or of several that are too small alone. */
export interface TextGroup {
  id: string;
  cells: string[];
  n: number;
  /** In order of the alphabet, which tells nothing. Gone when retention has run. */
  texts: string[];
  /** What a named adult has let go further than the class. */
  passed: string[];
  /** How many of the texts that adult has read. */
  readTo: number;
  reader?: PersonId;
}

export interface ReleasedQuestion {
  question: string;
  /** For a question with choices. */
  atoms?: Atom[];
  /** For a question in own words. */
  groups?: TextGroup[];
}

/** Everything that is ever told about a hearing, decided once, when it is over. */
export interface Release {
  hearing: string;
  /** How many handed in, by class; not what. */
  answered: Record<string, number>;
  questions: ReleasedQuestion[];
}

export type AnswersByGroup = Map<string, VoiceAnswer[]>;

export interface Heard {
  hearing: Hearing;
  questions: Question[];
  answers: AnswersByGroup;
  /** How many handed in, by class. */
  answered: Record<string, number>;
  /** Classes that answered together, and how many were there. */
  present: ReadonlyMap<string, number>;
  /** The smallest group that anything is told of. */
  min: number;
}

/** Decides what may be told, from the answers as they lay in the urns. The rest is never told to anybody. */
export function releaseOf(heard: Heard): Release {
  return {
    hearing: heard.hearing.id,
    answered: heard.answered,
    questions: heard.questions.map((question) =>
      question.kind === 'choice'
        ? { question: question.id, atoms: figures(heard, question) }
        : { question: question.id, groups: ownWords(heard, question) },
    ),
  };
}

function figures({ hearing, answers, min }: Heard, question: Question): Atom[] {
  const choices = (question.choices ?? []).map((choice) => choice.id);
  const cells = hearing.groups.map(({ id, yearLevel }): Cell => {
    const counts: Record<string, number> = {};
    for (const text of textsOf(answers, id, question.id)) counts[text] = (counts[text] ?? 0) + 1;
    return { id, yearLevel, counts };
  });
  return atomsOf(cells, choices, min);
}

/** The same division as for figures: words are told only from a group that is large enough. */
function ownWords({ hearing, answers, present, min }: Heard, question: Question): TextGroup[] {
  const cells = hearing.groups.map(({ id, yearLevel }): Cell => {
    const written = textsOf(answers, id, question.id).length;
    // A group's words are the words of everybody in it.
    const n = written === 0 ? 0 : Math.max(written, present.get(id) ?? 0);
    return { id, yearLevel, counts: { written: n } };
  });
  return atomsOf(cells, ['written'], min).flatMap(({ cells: joined, n }) => {
    const texts = unlike(joined.flatMap((id) => textsOf(answers, id, question.id)));
    return texts.length < LEAST_UNLIKE
      ? []
      : [{ id: joined[0] ?? '', cells: joined, n, texts, passed: [], readTo: 0 }];
  });
}

/** With one or two different texts, a reader would know what everybody (else) wrote. */
const LEAST_UNLIKE = 3;

/** Each text once, whatever its case and blanks. */
function unlike(texts: string[]): string[] {
  const byWords = new Map(texts.map((text) => [text.toLowerCase().replace(/\s+/g, ' '), text]));
  return [...byWords.values()].sort((a, b) => (a < b ? -1 : 1));
}

function textsOf(answers: AnswersByGroup, group: string, question: string): string[] {
  return (answers.get(group) ?? []).filter((one) => one.question === question).map((one) => one.text);
}
