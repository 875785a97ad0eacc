import type { Question } from '../cycle/activity.ts';
import { holdsNationalId } from '../privacy/national-id.ts';
import { type Result, refuse } from '../result.ts';
import { cleanText, textLength } from './answer.ts';

/** A question that a ten-year-old reads in one breath. */
const MAX_LENGTH = 120;
const MAX_WORDS = 18;
const MAX_LONG_WORD = 14;
/** Asks who, or for a name: an answer would be about one person. */
const ASKS_FOR_NAMES =
  /(?<!\p{L})(navn(et|ene)?|namn(et|a)?|name[sd]?|hvem (er|har|var|gjør|liker|plager|mobber)|kven (er|har|var|gjer|liker|plagar|mobbar)|who (is|has|was|does|bullies)|hvilken (lærer|elev)|kva for ein (lærar|elev)|which (teacher|pupil))(?!\p{L})/iu;

/** A school's own question to pupils or parents: short, plain, and about the school, not about persons. */
export function readOwnQuestion(typed: string, id: string): Result<{ question?: Question }> {
  const words = cleanText(typed).replace(/\s+/g, ' ');
  if (words === '') return { ok: true };
  const field = id;
  if (textLength(words) > MAX_LENGTH || words.split(' ').length > MAX_WORDS) {
    return refuse('OWN.TOO_LONG', { field, max: MAX_LENGTH, words: MAX_WORDS });
  }
  if (holdsNationalId(words)) return refuse('FORM.NATIONAL_ID', { field });
  if (ASKS_FOR_NAMES.test(words)) return refuse('OWN.ASKS_FOR_NAMES', { field });
  const long = words.split(/[^\p{L}]+/u).find((word) => textLength(word) > MAX_LONG_WORD);
  if (long) return refuse('OWN.LONG_WORD', { field, word: long });
  if (!words.endsWith('?')) return refuse('OWN.NOT_A_QUESTION', { field });
  return { ok: true, question: { id, text: { nb: words, nn: words, en: words }, kind: 'text' } };
}
