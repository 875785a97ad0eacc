import type { Answer, Turn } from './turn.ts';

/** Teams sends an event again after 15 s with the same id; another pair, 30 s later, has a new one (botbuilder-dotnet#5005). */
const KEPT_MS = 10 * 60_000;
const MOST = 5_000;

/** One event being worked on, or done. */
export interface Entry {
  /** Gone when it has been replied: thousands of cards in memory are work for nobody but the garbage collector. */
  work?: Promise<Answer | undefined>;
  /** Its time was over before it was done: what came of it is shown in the chat. */
  late: boolean;
  /** The text that was replied, so that a second copy gets the same and nothing is sent twice. */
  replied?: string;
}

/** The events of the last minutes and what became of them. What must hold across restarts is the application's inbox. */
export function createRecent(clock: { now(): number }) {
  const kept = new Map<string, { entry: Entry; until: number }>();

  function keyOf({ owner, activity }: Turn): string | undefined {
    return activity.id ? `${owner} ${activity.conversation.id} ${activity.id}` : undefined;
  }

  /** In order of arrival, so the oldest come first. */
  function sweep(now: number): void {
    for (const [key, { until }] of kept) {
      if (until > now && kept.size < MOST) return;
      kept.delete(key);
    }
  }

  return {
    find(turn: Turn): Entry | undefined {
      const found = kept.get(keyOf(turn) ?? '');
      return found && found.until > clock.now() ? found.entry : undefined;
    },
    keep(turn: Turn, work: Promise<Answer | undefined>): Entry {
      const now = clock.now();
      const entry: Entry = { work, late: false };
      const key = keyOf(turn);
      sweep(now);
      if (key) kept.set(key, { entry, until: now + KEPT_MS });
      return entry;
    },
  };
}

export type Recent = ReturnType<typeof createRecent>;
