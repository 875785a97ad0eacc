import type { Question } from '../cycle/activity.ts';
import type { PersonId } from '../people/people.ts';
import type { Hearing, VoiceAnswer } from '../voice/hearing.ts';
import { type Atom, atomsOf, type Cell, inFives } from './release.ts';

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
  /** What the class said together. */
  open?: true;
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
  /** How many of them wrote something, in fives: a blank paper protects nobody, and that one was blank is not told. */
  written?: number;
  questions: ReleasedQuestion[];
}

export type AnswersByGroup = Map<string, VoiceAnswer[]>;

export interface Heard {
  hearing: Hearing;
  questions: Question[];
  /** By class, as they lay in the urns. */
  answers: AnswersByGroup;
  /** How many handed in, by class, those who answered together with them. */
  answered: Record<string, number>;
  /** Papers with nothing on them. */
  blank?: number;
  /** Classes that answered together: how many were there, and what they agreed on. */
  together: ReadonlyMap<string, { present: number; answers: VoiceAnswer[] }>;
  /** Classes that shared one code: the same pupil may have answered twice. */
  sharedCode: ReadonlySet<string>;
  /** The smallest group that anything is told of. */
  min: number;
}

/** Decides what may be told, from the answers as they lay in the urns. The rest is never told to anybody. */
export function releaseOf(heard: Heard): Release {
  return {
    hearing: heard.hearing.id,
    answered: heard.answered,
    written: inFives(sum(heard.answered) - (heard.blank ?? 0), heard.min),
    questions: heard.questions.map((question) =>
      question.kind === 'choice'
        ? { question: question.id, atoms: figures(heard, question) }
        : { question: question.id, groups: ownWords(heard, question) },
    ),
  };
}

/** How many handed in; blank papers are among them, so that nobody can tell who was blank. */
export function handedIn({ answered }: Pick<Release, 'answered'>): number {
  return sum(answered);
}

/** How many stand behind what is told: what every minimum is held against. */
export function writtenIn(release: Pick<Release, 'answered' | 'written'>): number {
  return release.written ?? sum(release.answered);
}

function sum(numbers: Record<string, number>): number {
  return Object.values(numbers).reduce((all, n) => all + n, 0);
}

function figures(heard: Heard, question: Question): Atom[] {
  const choices = (question.choices ?? []).map((choice) => choice.id);
  return atomsOf(
    cellsOf(heard, (answers) => countsOf(answers, question.id)),
    choices,
    heard.min,
  );
}

/**
 * The same division as for figures: words are told only from a group that is large enough. What a class said together
 * stands by itself: whoever was there knows it, and would else know what the few others wrote.
 */
function ownWords(heard: Heard, question: Question): TextGroup[] {
  const cells = cellsOf(heard, (answers, present) => {
    const written = textsOf(answers, question.id).length;
    // A group's words are the words of everybody in it.
    return { written: written === 0 ? 0 : Math.max(written, present) };
  });
  return atomsOf(cells, ['written'], heard.min).flatMap(({ cells: joined, n, open }) => {
    const answers = joined.flatMap(
      (id) => (open ? heard.together.get(id)?.answers : heard.answers.get(id)) ?? [],
    );
    const texts = unlike(textsOf(answers, question.id));
    if (texts.length < LEAST_UNLIKE) return [];
    const id = joined[0] ?? '';
    return [
      { id: open ? `${id}~` : id, cells: joined, n, texts, passed: [], readTo: 0, ...(open ? { open } : {}) },
    ];
  });
}

/** Each class that handed in, and each that answered together, by itself. */
function cellsOf(
  { hearing, answers, answered, together, sharedCode }: Heard,
  counts: (answers: VoiceAnswer[], present: number) => Record<string, number>,
): Cell[] {
  return hearing.groups.flatMap(({ id, yearLevel }): Cell[] => {
    const open = together.get(id);
    const cells: Cell[] = [];
    const twice = sharedCode.has(id) ? { twice: true as const } : {};
    if ((answered[id] ?? 0) > (open?.present ?? 0))
      cells.push({ id, yearLevel, counts: counts(answers.get(id) ?? [], 0), ...twice });
    if (open) cells.push({ id, yearLevel, counts: counts(open.answers, open.present), open: true });
    return cells;
  });
}

/** With one or two different texts, a reader would know what everybody (else) wrote. */
const LEAST_UNLIKE = 3;

/** What may be told of words from so many: nothing where too few wrote, or where a reader would know what each wrote. */
export function toldWords(texts: string[], min: number): string[] {
  const words = unlike(texts);
  return texts.length >= min && words.length >= LEAST_UNLIKE ? words : [];
}

/** Each text once, whatever its case and blanks. */
function unlike(texts: string[]): string[] {
  const byWords = new Map(texts.map((text) => [text.toLowerCase().replace(/\s+/g, ' '), text]));
  return [...byWords.values()].sort((a, b) => (a < b ? -1 : 1));
}

function textsOf(answers: VoiceAnswer[], question: string): string[] {
  return answers.filter((one) => one.question === question).map((one) => one.text);
}

function countsOf(answers: VoiceAnswer[], question: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const text of textsOf(answers, question)) counts[text] = (counts[text] ?? 0) + 1;
  return counts;
}
