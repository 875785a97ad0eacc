import type { EpochMs } from '../time.ts';
import type { PersonId } from './people.ts';

/** A platform that knows by itself who works there. */
export type MemberSource = 'teams' | 'slack';

/**
 * Teams and Slack as a second source beside the roster: who is no longer there. It is a sign, not a decision: nobody is
 * taken out of the roster by it. Whoever keeps the roster is told.
 */
export interface MemberSign {
  person: PersonId;
  platform: MemberSource;
  at: EpochMs;
}

/** How many a workspace has, and how many of them the roster does not know. */
export interface MemberCount {
  members: number;
  unknown: number;
  at: EpochMs;
}
