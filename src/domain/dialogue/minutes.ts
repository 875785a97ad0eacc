import { addDays } from '../calendar/dates.ts';
import { type Result, refuse } from '../result.ts';
import type { EpochMs, IsoDate } from '../time.ts';
import { readText } from '../voice/answer.ts';
import type { Dialogue } from './dialogue.ts';
import { type DraftStep, MINUTE_STEPS, type MinuteStep, type SummaryState } from './minute-steps.ts';

export const MAX_STEP_LENGTH = 3000;
/** Participants have this long to correct the summary. */
export const CORRECTION_DAYS = 7;

export function isMinuteStep(value: string): value is MinuteStep {
  return (MINUTE_STEPS as readonly string[]).includes(value);
}

export function nextStep(step: DraftStep): MinuteStep {
  return MINUTE_STEPS[MINUTE_STEPS.indexOf(step) + 1] ?? 'condensed';
}

/** What the step begins with: its own text when there is one, else the text of the step before. */
export function stepText(dialogue: Pick<Dialogue, 'drafts' | 'minutes'>, step: MinuteStep): string {
  const own = step === 'condensed' ? dialogue.minutes : dialogue.drafts?.[step];
  if (own) return own;
  const before = MINUTE_STEPS[MINUTE_STEPS.indexOf(step) - 1];
  return before ? stepText(dialogue, before) : '';
}

export function saveStep(
  dialogue: Dialogue,
  step: DraftStep,
  values: Record<string, string>,
  today: IsoDate,
  now: EpochMs,
): Result<{ dialogue: Dialogue }> {
  if (isFinal(dialogue, now, today)) return refuse('DIALOGUE.FINAL');
  const read = readText(values, step, { max: MAX_STEP_LENGTH });
  if (!read.ok) return read;
  return {
    ok: true,
    dialogue: {
      ...dialogue,
      heldAt: dialogue.heldAt ?? now,
      drafts: { ...dialogue.drafts, [step]: read.text },
    },
  };
}

/** The summary goes to everybody who took part, and may be corrected for a week. */
export function sendSummary(
  dialogue: Dialogue,
  minutes: string,
  today: IsoDate,
  now: EpochMs,
): Result<{ dialogue: Dialogue }> {
  if (isFinal(dialogue, now, today)) return refuse('DIALOGUE.FINAL');
  const before = dialogue.summary;
  const corrections = before?.corrections ?? [];
  const summary: SummaryState = {
    nth: (before?.nth ?? 0) + 1,
    sentAt: now,
    correctBy: addDays(today, CORRECTION_DAYS),
    corrections,
    seen: corrections.length,
  };
  return { ok: true, dialogue: { ...dialogue, minutes, heldAt: dialogue.heldAt ?? now, summary } };
}

export function correctSummary(
  dialogue: Dialogue,
  values: Record<string, string>,
  today: IsoDate,
  now: EpochMs,
): Result<{ dialogue: Dialogue }> {
  const { summary } = dialogue;
  if (!summary) return refuse('DIALOGUE.NO_SUMMARY');
  if (isFinal(dialogue, now, today)) return refuse('DIALOGUE.FINAL');
  const read = readText(values, 'correction', { max: 1000 });
  if (!read.ok) return read;
  return {
    ok: true,
    dialogue: { ...dialogue, summary: { ...summary, corrections: [...summary.corrections, read.text] } },
  };
}

/** Either side may close it early; what somebody wants corrected must have been looked at first. */
export function finishSummary(
  dialogue: Dialogue,
  today: IsoDate,
  now: EpochMs,
): Result<{ dialogue: Dialogue }> {
  const { summary } = dialogue;
  if (!summary) return refuse('DIALOGUE.NO_SUMMARY');
  if (isFinal(dialogue, now, today)) return refuse('DIALOGUE.FINAL');
  if (waitingCorrections(dialogue).length > 0) return refuse('DIALOGUE.CORRECTIONS_WAIT');
  return { ok: true, dialogue: { ...dialogue, summary: { ...summary, finalAt: now } } };
}

/** What was said since the summary was last sent. */
export function waitingCorrections({ summary }: Pick<Dialogue, 'summary'>): string[] {
  return summary ? summary.corrections.slice(summary.seen) : [];
}

/** Closed by hand, or by its date when nobody wanted anything changed. */
export function isFinal(dialogue: Pick<Dialogue, 'summary'>, now: EpochMs, today: IsoDate): boolean {
  const { summary } = dialogue;
  if (!summary) return false;
  if (summary.finalAt !== undefined) return summary.finalAt <= now;
  return today > summary.correctBy && waitingCorrections(dialogue).length === 0;
}
