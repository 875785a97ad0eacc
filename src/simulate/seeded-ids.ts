import { createHash, createHmac } from 'node:crypto';
import type { Ids } from '../app/ports/clock.ts';

/** Ids and pseudonyms that are the same for the same seed. A run that goes on after a stop makes others than the first. */
export function createSeededIds(seed: number, run: number): Ids {
  let made = 0;
  return {
    next: () => {
      made += 1;
      return createHash('sha256').update(`${seed} ${run} ${made}`).digest('base64url').slice(0, 22);
    },
    pseudonym: (person, scope) =>
      createHmac('sha256', `simulation ${seed}`).update(`${scope}\u0000${person}`).digest('base64url'),
  };
}
