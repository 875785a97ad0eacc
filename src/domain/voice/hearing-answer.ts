import type { Question } from '../cycle/activity.ts';
import type { Result } from '../result.ts';
import { cleanText, unfitText } from './answer.ts';

/** Short on purpose: a few sentences, and little room for what should not be stored. */
export const MAX_VOICE_LENGTH = 500;

/** A field's name in the page's form. */
export function fieldOf(question: string): string {
  return `q_${question}`;
}

/** The answers that were given, by question. Every question may be skipped, also all of them: a blank paper is handed in too. */
export function readVoice(
  questions: Question[],
  values: Record<string, string>,
): Result<{ texts: Record<string, string> }> {
  const texts: Record<string, string> = {};
  for (const question of questions) {
    const text = cleanText(values[fieldOf(question.id)] ?? '');
    if (text === '') continue;
    if (question.kind === 'choice' && !question.choices?.some((choice) => choice.id === text)) continue;
    const refusal = unfitText(text, question.id, MAX_VOICE_LENGTH);
    if (refusal) return refusal;
    texts[question.id] = text;
  }
  return { ok: true, texts };
}
