import { type ActionView, type Phrase, text } from '../view.ts';

/** Where one is in what no card has room for; `at` is counted from 0, and there is always a first. */
export interface Page {
  at: number;
  of: number;
}

/** The one that was asked for, or the nearest that there is. */
export function pageAt(asked: number, of: number): Page {
  const last = Math.max(1, of) - 1;
  return { at: Math.min(Math.max(0, Math.trunc(asked) || 0), last), of: last + 1 };
}

/** Forward while there is more, and back where there is something before. */
export function turnActions(
  { at, of }: Page,
  to: (part: number, title: Phrase) => ActionView,
  forward = text('action.evidence.forward'),
  back = text('action.back'),
): ActionView[] {
  return [...(at + 1 < of ? [to(at + 1, forward)] : []), ...(at > 0 ? [to(at - 1, back)] : [])];
}
