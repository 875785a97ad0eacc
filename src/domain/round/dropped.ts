import type { Measure } from '../measure/measure.ts';
import type { EpochMs } from '../time.ts';
import type { Finding } from './round.ts';

/** A finding or tiltak that was deleted by hand, kept a while so that it can be undone. */
export type Dropped = ({ kind: 'finding'; body: Finding } | { kind: 'measure'; body: Measure }) & {
  at: EpochMs;
  /** It was undone: what it is called now. A form drawn before it was deleted does not fit it. */
  restoredAs?: string;
};

/** So long a deletion can be undone, while the round's phase lasts. */
export const DAYS_TO_UNDO = 14;
