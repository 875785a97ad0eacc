import { randomUUID } from 'node:crypto';
import type { OwnerId } from '../../domain/people/people.ts';
import type { EpochMs } from '../../domain/time.ts';
import { unavailable } from './redis-fault.ts';
import type { RedisIndex } from './redis-index.ts';
import { onceKey, ownerKeys } from './redis-keys.ts';
import type { Argument, RedisLink } from './redis-link.ts';
import type { Script } from './scripts.ts';

/** More announcements in a row than this, and something is wrong. */
const MAX_ANNOUNCEMENTS = 50;

export interface OwnerWrite {
  script: Script;
  /** When the owner may be due because of this write. */
  dueAt: EpochMs;
  keys?: string[];
  args: Argument[];
}

/**
 * A write on one owner's keys, done once however often it is asked for. When it would make the owner due earlier than
 * the index knows, the script refuses, the time is announced, and the write is asked for again.
 */
export function createOwnerWrites(link: RedisLink, index: RedisIndex) {
  return async function write(
    owner: OwnerId,
    { script, dueAt, keys = [], args }: OwnerWrite,
  ): Promise<string[]> {
    const allKeys = [...ownerKeys(owner), onceKey(owner, randomUUID()), ...keys];
    let epoch = '';
    for (let announced = 0; announced <= MAX_ANNOUNCEMENTS; announced += 1) {
      const answer = (await link.write(script, allKeys, [epoch, dueAt, ...args])) as string[];
      if (answer[0] !== 'ANNOUNCE') return answer;
      epoch = answer[1] ?? '';
      await index.lower(owner, dueAt);
    }
    throw unavailable(new Error('the announcement of a due time was overtaken every time'));
  };
}
export type WriteOwner = ReturnType<typeof createOwnerWrites>;
