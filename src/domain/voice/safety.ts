import type { PersonId, SchoolId } from '../people/people.ts';
import type { EpochMs } from '../time.ts';

/**
 * § 12-4: somebody told that a pupil may not be safe. It goes to rektor at once, with the sender's name where there is
 * one, and is kept apart from every round and every answer.
 */
export interface SafetyAlert {
  id: string;
  school: SchoolId;
  /** One of the staff. */
  from?: PersonId;
  /** A pupil or parent, from the page: as typed, both may be empty. */
  sender?: { name: string; group: string };
  /** About somebody in the school's leadership: goes to the owner instead of the leaders. */
  aboutLeaders?: true;
  text: string;
  at: EpochMs;
  acknowledged?: { by: PersonId; at: EpochMs };
}
