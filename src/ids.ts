import { createHmac, randomBytes } from 'node:crypto';
import type { Ids } from './app/ports/clock.ts';

const ID_BYTES = 16;
/** Asking the system for so many at once costs hardly more than asking for one. */
const IDS_AT_ONCE = 256;

/** Random ids, and pseudonyms keyed with a secret that is never in the store. */
export function createIds(key: string): Ids {
  return {
    next: createNext(),
    pseudonym: (person, scope) => pseudonym(key, person, scope),
  };
}

function createNext(): () => string {
  let bytes = Buffer.alloc(0);
  let used = 0;
  return () => {
    if (used === bytes.length) {
      bytes = randomBytes(ID_BYTES * IDS_AT_ONCE);
      used = 0;
    }
    used += ID_BYTES;
    return bytes.toString('base64url', used - ID_BYTES, used);
  };
}

export function pseudonym(key: string, person: string, scope: string): string {
  return createHmac('sha256', key).update(`${scope}\u0000${person}`).digest('base64url');
}
