import type { PersonId, SchoolId } from '../people/people.ts';
import type { EpochMs } from '../time.ts';

/**
 * § 12-4: somebody told that a pupil may not be safe. It goes to rektor at once, with the sender's name,
 * and is kept apart from every round.
 */
export interface SafetyAlert {
  id: string;
  school: SchoolId;
  from: PersonId;
  text: string;
  at: EpochMs;
  acknowledged?: { by: PersonId; at: EpochMs };
}
