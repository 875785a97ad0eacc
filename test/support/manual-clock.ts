import type { Clock } from '../../src/app/ports/clock.ts';

export interface ManualClock extends Clock {
  set(now: number): void;
  advance(ms: number): void;
}

/** Time that passes only when told to. */
export function createManualClock(start = 0): ManualClock {
  let now = start;
  return {
    now: () => now,
    set: (to) => {
      now = to;
    },
    advance: (ms) => {
      now += ms;
    },
  };
}
