import { holdsNationalId } from '../privacy/national-id.ts';
import { type Refusal, type Result, refuse } from '../result.ts';
import type { EpochMs } from '../time.ts';
import type { Prompt } from './prompt.ts';

/** Free text is short on purpose: three minutes, and little room for what should not be stored. */
export const MAX_ANSWER_LENGTH = 1500;

/** Invisible characters that only hide things (bidi overrides, zero-width, control), except line breaks and emoji joiners. */
const HIDDEN = /[[\p{Cc}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]--[\t\n]]/gv;

/** Something that can be seen; blanks that only look like nothing are no answer. */
const VISIBLE = /[[\p{L}\p{N}\p{P}\p{S}]--[\u115F\u1160\u2800\u3164\uFFA0]]/v;

/** What a person typed, in NFC, without hidden characters, line ends as `\n`, trimmed. Nothing else is changed. */
export function cleanText(typed: string): string {
  const text = withoutHidden(typed.replace(/\r\n?/g, '\n').normalize('NFC')).trim();
  return VISIBLE.test(text) ? text : '';
}

export function withoutHidden(text: string): string {
  return text.replace(HIDDEN, '');
}

/** Number of characters as a person counts them. */
export function textLength(text: string): number {
  return [...text].length;
}

/** A short text from a form: cleaned, required or not, at most `max` characters. A cry for help (`alert`) is never refused for what stands in it. */
export function readText(
  values: Record<string, string>,
  field: string,
  {
    max = MAX_ANSWER_LENGTH,
    required = true,
    alert = false,
  }: { max?: number; required?: boolean; alert?: boolean } = {},
): Result<{ text: string }> {
  const text = cleanText(values[field] ?? '');
  if (required && text === '') return refuse('FORM.EMPTY', { field });
  const refusal = unfitText(text, field, max);
  return refusal && !(alert && refusal.code === 'FORM.NATIONAL_ID') ? refusal : { ok: true, text };
}

/** Why a text cannot be kept: longer than there is room for, or somebody's fødselsnummer stands in it. */
export function unfitText(text: string, field: string, max: number): Refusal | undefined {
  const length = textLength(text);
  if (length > max) return refuse('FORM.TOO_LONG', { field, max, length });
  return holdsNationalId(text) ? refuse('FORM.NATIONAL_ID', { field }) : undefined;
}

export function isOpen(prompt: Pick<Prompt, 'opensAt' | 'closesAt'>, now: EpochMs): boolean {
  return prompt.opensAt <= now && now < prompt.closesAt;
}

/** Takes the texts for the prompt's questions out of the form. At least one question must be answered. */
export function readAnswer(
  prompt: Prompt,
  values: Record<string, string>,
  now: EpochMs,
): Result<{ texts: Record<string, string> }> {
  if (!isOpen(prompt, now)) return refuse('PROMPT.CLOSED');
  const texts: Record<string, string> = {};
  for (const question of prompt.questions) {
    const read = readText(values, question, { required: false });
    if (!read.ok) return read;
    if (read.text !== '') texts[question] = read.text;
  }
  if (Object.keys(texts).length === 0) return refuse('PROMPT.EMPTY');
  return { ok: true, texts };
}
