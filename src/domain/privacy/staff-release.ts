import type { Question } from '../cycle/activity.ts';
import { type Atom, atomsOf } from './release.ts';
import { toldWords } from './voice-release.ts';

/** What is told of staff's nameless answers to one prompt, decided once, when its window is over. */
export interface StaffRelease {
  prompt: string;
  questions: { question: string; n: number; texts?: string[]; atoms?: Atom[] }[];
}

/** As it may be shown now: an owner may have raised its minimum since. */
export function shownNow(release: StaffRelease, min: number): StaffRelease {
  const questions = release.questions.map((one) =>
    one.n >= min ? one : { question: one.question, n: one.n },
  );
  return { ...release, questions };
}

/** Each question by itself: two who wrote something are two, however many answered the other questions. */
export function staffReleaseOf(
  prompt: string,
  questions: Question[],
  answers: Record<string, string>[],
  min: number,
): StaffRelease {
  return {
    prompt,
    questions: questions.map((question) => {
      const said = answers.flatMap((texts) => texts[question.id] ?? []);
      const base = { question: question.id, n: said.length };
      if (question.kind !== 'choice') return { ...base, texts: toldWords(said, min) };
      const choices = (question.choices ?? []).map(({ id }) => id);
      const counts = Object.fromEntries(choices.map((id) => [id, said.filter((one) => one === id).length]));
      return { ...base, atoms: atomsOf([{ id: 'staff', yearLevel: 1, counts }], choices, min) };
    }),
  };
}
