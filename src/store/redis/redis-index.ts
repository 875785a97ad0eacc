import type { OwnerId } from '../../domain/people/people.ts';
import type { EpochMs } from '../../domain/time.ts';
import { INDEX_KEYS } from './redis-keys.ts';
import type { RedisLink } from './redis-link.ts';
import { SCRIPTS } from './scripts.ts';

/** Later than every instant. The same number as in owner.lua. */
export const NEVER = 4_503_599_627_370_495;

/** An owner as the index has it: due at `at` or later, never earlier. */
export interface IndexEntry {
  owner: OwnerId;
  at: EpochMs;
  /** Of the last announcement. Who wants to move the owner to a later time shows that there was none since. */
  turn: string;
}

/**
 * When each owner may be due, in a slot of its own since no script may cross slots. An entry may be too early, which
 * costs a look; it is never too late, since a time is announced here before the owner's own script may accept it.
 */
export function createRedisIndex(link: RedisLink) {
  return {
    async upTo(at: EpochMs, limit = -1): Promise<IndexEntry[]> {
      const flat = (await link.run(SCRIPTS.indexDue, INDEX_KEYS, [at, limit])) as string[];
      return Array.from({ length: flat.length / 3 }, (_, n) => ({
        owner: flat[3 * n] ?? '',
        at: Number(flat[3 * n + 1]),
        turn: flat[3 * n + 2] ?? '0',
      }));
    },
    async lower(owner: OwnerId, at: EpochMs): Promise<void> {
      await link.write(SCRIPTS.indexLower, INDEX_KEYS, [owner, at]);
    },
    async raise({ owner, turn }: IndexEntry, at: EpochMs): Promise<void> {
      await link.run(SCRIPTS.indexRaise, INDEX_KEYS, [owner, at, turn]);
    },
  };
}
export type RedisIndex = ReturnType<typeof createRedisIndex>;
