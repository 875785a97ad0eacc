import type { Question } from '../cycle/activity.ts';
import { type Result, refuse } from '../result.ts';
import { cleanText, textLength } from './answer.ts';

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
    const length = textLength(text);
    if (length > MAX_VOICE_LENGTH)
      return refuse('FORM.TOO_LONG', { field: question.id, max: MAX_VOICE_LENGTH, length });
    texts[question.id] = text;
  }
  return { ok: true, texts };
}
