import type { PersonId, SchoolId } from '../people/people.ts';
import type { EpochMs } from '../time.ts';

/** Who did it: a person of the roster, the bot's own clocks, or somebody about themselves, who is not named. */
export type AuditActor = `person:${PersonId}` | 'system' | 'operator' | 'oneself';

/** What was changed, by its place in the store; never what it says. */
export interface AuditChange {
  collection: string;
  id: string;
  /** What the document became: 1 = it was made. */
  version: number;
}

/** One row of the trail: who changed what, when. Each row is sealed together with the one before it. */
export interface AuditRow {
  n: number;
  at: EpochMs;
  actor: AuditActor;
  /** The verb of the action, or the work of the clock, as 'retention'. */
  verb: string;
  changes: AuditChange[];
  /** How many documents of each collection were deleted; not which. */
  deleted: Record<string, number>;
  /** The seal of the row before; empty for the first. */
  before: string;
  seal: string;
}

/** Where the trail ends. */
export interface AuditHead {
  n: number;
  seal: string;
}

export type HoldSubject =
  | { type: 'school'; id: SchoolId }
  | { type: 'round'; id: string }
  | { type: 'person'; id: PersonId };

/** slettestopp: while it stands, no clock deletes what it covers (an innsyn request, a § 12 case). */
export interface Hold {
  subject: HoldSubject;
  /** As typed: the case, never a person's circumstances. */
  reason: string;
  by: AuditActor;
  at: EpochMs;
}

export function holdId({ type, id }: HoldSubject): string {
  return `${type}:${id}`;
}
