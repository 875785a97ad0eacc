import type { EpochMs } from '../domain/time.ts';
import type { Intent, PlatformRecord } from './records.ts';

/** What everybody has in mind, soonest first. */
export interface Agenda {
  nextAt(): EpochMs | undefined;
  /** Takes the first one that is due. */
  take(now: EpochMs): Intent | undefined;
  plan(intents: readonly Intent[]): void;
  /** Forgets what was to be done by now. */
  skipTo(now: EpochMs): void;
  remember(record: PlatformRecord): void;
}

export function createAgenda(): Agenda {
  let waiting: Intent[] = [];
  const known = new Set<string>();

  function plan(intents: readonly Intent[]): void {
    const fresh = intents.filter(({ id }) => !known.has(id));
    if (fresh.length === 0) return;
    for (const { id } of fresh) known.add(id);
    waiting = [...waiting, ...fresh].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  }

  return {
    nextAt: () => waiting[0]?.at,
    take: (now) => (waiting[0] && waiting[0].at <= now ? waiting.shift() : undefined),
    plan,
    skipTo(now) {
      waiting = waiting.filter(({ at }) => at > now);
    },
    remember(record) {
      if ((record.t === 'send' || record.t === 'did' || record.t === 'run') && record.plans)
        plan(record.plans);
      if (record.t === 'did') waiting = waiting.filter(({ id }) => id !== record.intent);
    },
  };
}
