import { type MinGroups, minGroups, REACHES, type Reach } from '../privacy/min-group.ts';
import { type Result, refuse } from '../result.ts';
import type { Owner } from './people.ts';

/** Higher than this hides everything in schools of ordinary size. */
export const MAX_MIN_GROUP = 200;

/** What holds for an owner: the highest of the program's, the folder's and what was set in the chat. */
export function groupsOf({ minGroups: ofFolder = {}, raisedGroups = {} }: Owner): MinGroups {
  return minGroups(
    Object.fromEntries(
      REACHES.map((reach) => [reach, Math.max(ofFolder[reach] ?? 0, raisedGroups[reach] ?? 0)]),
    ),
  );
}

/** The least that can be set in the chat: what the program and the folder say. */
export function leastGroups(owner: Owner): MinGroups {
  return minGroups(owner.minGroups);
}

/** Reads the form. A minimum that is lower than the least is refused, not raised unseen. */
export function readRaised(
  owner: Owner,
  values: Record<string, string>,
): Result<{ raised: Partial<MinGroups> }> {
  const least = leastGroups(owner);
  const raised: Partial<MinGroups> = {};
  for (const reach of SETTABLE) {
    const typed = (values[reach] ?? '').trim();
    const n = /^\d{1,4}$/.test(typed) ? Number(typed) : Number.NaN;
    if (!(n >= least[reach] && n <= MAX_MIN_GROUP))
      return refuse('OWNER.MIN_GROUP', { field: reach, min: least[reach], max: MAX_MIN_GROUP });
    if (n > least[reach]) raised[reach] = n;
  }
  return { ok: true, raised };
}

/** A team is part of its school, and follows the school's. */
export const SETTABLE = [
  'school',
  'owner',
  'published',
  'publishedSafety',
] as const satisfies readonly Reach[];
