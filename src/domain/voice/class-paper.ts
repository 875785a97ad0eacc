import type { Question } from '../cycle/activity.ts';
import { type Result, refuse } from '../result.ts';
import { cleanText, unfitText } from './answer.ts';
import type { VoiceAnswer } from './hearing.ts';
import { MAX_VOICE_LENGTH } from './hearing-answer.ts';

/** As many groups as a class is divided into. */
export const MAX_GROUPS = 8;

/** What a class has agreed on together, on the teacher's screen. */
export interface ClassPaper {
  /** How many pupils were there. */
  present: number;
  said: Record<string, Said>;
}

/** The groups' own words; or how many hands for each choice. */
export interface Said {
  words?: string[];
  hands?: Record<string, number>;
}

export function wordsField(index: number): string {
  return `g_${index}`;
}

export function handsField(choice: string): string {
  return `h_${choice}`;
}

/** One question's answers from the form. */
export function readTogether(
  question: Question,
  values: Record<string, string>,
  present: number,
): Result<{ said: Said }> {
  if (question.kind === 'choice') return readHands(question, values, present);
  const words: string[] = [];
  for (let index = 0; index < MAX_GROUPS; index += 1) {
    const text = cleanText(values[wordsField(index)] ?? '');
    const refusal = unfitText(text, wordsField(index), MAX_VOICE_LENGTH);
    if (refusal) return refusal;
    if (text !== '') words.push(text);
  }
  return { ok: true, said: { words } };
}

function readHands(
  question: Question,
  values: Record<string, string>,
  present: number,
): Result<{ said: Said }> {
  const hands: Record<string, number> = {};
  let all = 0;
  for (const { id } of question.choices ?? []) {
    const typed = (values[handsField(id)] ?? '').trim();
    if (typed === '') continue;
    if (!/^\d{1,3}$/.test(typed)) return refuse('TOGETHER.HANDS', { field: handsField(id), present });
    hands[id] = Number(typed);
    all += Number(typed);
  }
  return all > present
    ? refuse('TOGETHER.HANDS', { field: 'hands', present })
    : { ok: true, said: { hands } };
}

/** The common paper as answers like everybody else's. */
export function answersTogether({ said }: ClassPaper): VoiceAnswer[] {
  return Object.entries(said).flatMap(([question, { words = [], hands = {} }]) => [
    ...words.map((text) => ({ question, text })),
    ...Object.entries(hands).flatMap(([choice, n]) =>
      Array.from({ length: n }, () => ({ question, text: choice })),
    ),
  ]);
}
