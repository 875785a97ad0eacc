/** Slack's last retry comes after about five minutes (platforms.md 2.2); what must hold longer is the application's inbox. */
const KEPT_MS = 15 * 60_000;
const MOST = 50_000;

/**
 * What came in the last minutes and what is or was answered to it: a second copy waits for the first and gets the same.
 * What failed is forgotten at once, since the second copy may be the only one that succeeds.
 */
export function createRecent<T>(clock: { now(): number }) {
  const kept = new Map<string, { work: Promise<T>; until: number }>();

  /** In order of arrival, so the oldest come first. */
  function sweep(now: number): void {
    for (const [key, { until }] of kept) {
      if (until > now && kept.size < MOST) return;
      kept.delete(key);
    }
  }

  return function once(key: string, begin: () => Promise<T>): Promise<T> {
    const now = clock.now();
    const known = kept.get(key);
    if (known && known.until > now) return known.work;
    sweep(now);
    const work = begin();
    kept.set(key, { work, until: now + KEPT_MS });
    work.catch(() => {
      if (kept.get(key)?.work === work) kept.delete(key);
    });
    return work;
  };
}

export type Once<T> = ReturnType<typeof createRecent<T>>;
