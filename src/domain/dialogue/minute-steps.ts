import type { EpochMs, IsoDate } from '../time.ts';

/** Minutes are worked in four steps (SEED 5.1.4), each from the one before, keeping the words of those who spoke. */
export const MINUTE_STEPS = ['rough', 'shortened', 'combined', 'condensed'] as const;
export type MinuteStep = (typeof MINUTE_STEPS)[number];

/** What stays when a step is shortened; the last step is the summary that everybody gets. */
export type DraftStep = Exclude<MinuteStep, 'condensed'>;

export interface SummaryState {
  /** Grows each time the summary is sent. */
  nth: number;
  sentAt: EpochMs;
  /** The last day on which it can be corrected. */
  correctBy: IsoDate;
  /** What participants want changed, in their own words. */
  corrections: string[];
  /** How many of them the summary has taken in (or not, deliberately). */
  seen: number;
  finalAt?: EpochMs;
}
