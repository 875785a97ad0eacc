import type { EpochMs } from '../domain/time.ts';

/** At most `limit` in any `ms` milliseconds, wherever they begin. */
export interface Budget {
  limit: number;
  ms: number;
}

/** The times of what was taken lately: exact, unlike a token bucket, which lets through up to twice the limit. */
export interface SlidingLog {
  taken: EpochMs[];
  blockedUntil: EpochMs;
}

export function createSlidingLog(): SlidingLog {
  return { taken: [], blockedUntil: 0 };
}

/** The first instant, at or after `now`, at which every budget has room. */
export function roomAt(log: SlidingLog, budgets: readonly Budget[], now: EpochMs): EpochMs {
  let at = Math.max(now, log.blockedUntil);
  for (const { limit, ms } of budgets) {
    const oldest = log.taken.at(-limit);
    if (oldest !== undefined && log.taken.length >= limit) at = Math.max(at, oldest + ms);
  }
  return at;
}

/** Notes one taken now, and forgets what no budget can remember. */
export function note(log: SlidingLog, budgets: readonly Budget[], now: EpochMs): void {
  log.taken.push(now);
  const most = Math.max(1, ...budgets.map(({ limit }) => limit));
  if (log.taken.length > most * 2) log.taken = log.taken.slice(-most);
}

/** True when nothing that was taken, and no block, can matter any more. */
export function isSpent(log: SlidingLog, budgets: readonly Budget[], now: EpochMs): boolean {
  const longest = Math.max(0, ...budgets.map(({ ms }) => ms));
  return log.blockedUntil <= now && (log.taken.at(-1) ?? Number.NEGATIVE_INFINITY) + longest <= now;
}
