import type { EpochMs } from '../../domain/time.ts';
import type { Violation } from '../records.ts';
import { INVARIANT_NAMES, type Invariant } from './invariants.ts';

/** Counts what was checked and keeps what was broken. */
export interface Report {
  /** One check. What is told when it fails holds ids and counts, never what people wrote. */
  check(
    invariant: Invariant,
    holds: boolean,
    at: EpochMs,
    where: string,
    what: string | (() => string),
  ): void;
  times(): Record<Invariant, number>;
  violations(): Violation[];
  /** Found by an earlier run, before it was stopped. */
  recall(violation: Violation): void;
}

export function createReport(onViolation: (violation: Violation) => void = () => undefined): Report {
  const times = Object.fromEntries(INVARIANT_NAMES.map((name) => [name, 0])) as Record<Invariant, number>;
  const violations: Violation[] = [];
  /** Looked at every week, it is still one and the same. */
  function isKnown(one: Violation): boolean {
    return violations.some(
      (known) => known.invariant === one.invariant && known.where === one.where && known.what === one.what,
    );
  }

  return {
    check(invariant, holds, at, where, what) {
      times[invariant] += 1;
      if (holds) return;
      const violation = { invariant, at, where, what: typeof what === 'string' ? what : what() };
      if (isKnown(violation)) return;
      violations.push(violation);
      onViolation(violation);
    },
    times: () => ({ ...times }),
    violations: () => violations,
    recall: (violation) => void violations.push(violation),
  };
}
