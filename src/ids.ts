import { createHmac, randomBytes } from 'node:crypto';
import type { Ids } from './app/ports/clock.ts';

const ID_BYTES = 16;

/** Random ids, and pseudonyms keyed with a secret that is never in the store. */
export function createIds(key: string): Ids {
  return {
    next: () => randomBytes(ID_BYTES).toString('base64url'),
    pseudonym: (person, scope) => pseudonym(key, person, scope),
  };
}

export function pseudonym(key: string, person: string, scope: string): string {
  return createHmac('sha256', key).update(`${scope}\u0000${person}`).digest('base64url');
}
