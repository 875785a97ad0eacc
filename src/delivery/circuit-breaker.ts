import type { Platform } from '../app/ports/messenger.ts';
import type { Store } from '../app/ports/store.ts';
import type { OwnerId } from '../domain/people/people.ts';
import { type EpochMs, HOUR_MS, MINUTE_MS } from '../domain/time.ts';
import type { Log } from '../observe/log.ts';
import type { Metrics } from '../observe/metrics.ts';
import { createStoppedTenants } from './stopped-tenants.ts';

const FIRST_RETEST_MS = 5 * MINUTE_MS;
const LONGEST_RETEST_MS = HOUR_MS;
/** How long the others wait while one tries. */
const TRIAL_WAIT_MS = 10_000;

interface Broken {
  retestAt: EpochMs;
  waitMs: number;
  trying: boolean;
}

/** Passage to one tenant. Say what the POST showed, and leave in any case. */
export interface Passage {
  ok: true;
  /** Somebody in the tenant was, or could have been, reached. */
  reached(): Promise<void>;
  /** The platform refuses the tenant; worth trying again at the instant returned. */
  stopped(reason: string, now: EpochMs): Promise<EpochMs>;
  leave(): void;
}
export type Entry = Passage | { ok: false; at: EpochMs };

/**
 * Keeps deliveries from being burnt on a tenant whose admin has disabled the app or revoked the token. One delivery of
 * each instance tries again now and then; the rest wait in the queue. The operator is told once when it begins and once
 * when it ends, however many instances there are and however often they start.
 */
export function createCircuitBreaker(parts: { store: Store; log: Log; metrics: Metrics }) {
  const { metrics, log } = parts;
  const shared = createStoppedTenants(parts);
  const broken = new Map<string, Broken>();
  const looked = new Map<string, Promise<void>>();

  function open(key: string, platform: Platform, circuit: Broken): void {
    broken.set(key, circuit);
    metrics.tenantsStopped.inc({ platform });
  }

  /** What the others found, or this instance before it was started again: the first to enter then is a trial. */
  async function lookOnce(owner: OwnerId, platform: Platform, now: EpochMs): Promise<void> {
    const key = `${platform} ${owner}`;
    if (!(await shared.isStopped(owner, platform)) || broken.has(key)) return;
    open(key, platform, { retestAt: now, waitMs: FIRST_RETEST_MS, trying: false });
  }

  function look(owner: OwnerId, platform: Platform, now: EpochMs): Promise<void> {
    const key = `${platform} ${owner}`;
    const known = looked.get(key);
    if (known) return known;
    const looking = lookOnce(owner, platform, now);
    looked.set(key, looking);
    looking.catch(() => looked.delete(key));
    return looking;
  }

  function passage(owner: OwnerId, platform: Platform): Passage {
    const key = `${platform} ${owner}`;
    return {
      ok: true,
      reached: async () => undefined,
      async stopped(reason, now) {
        // Others that were under way say the same: only the first is news.
        const known = broken.get(key);
        if (known) return known.retestAt;
        const retestAt = now + FIRST_RETEST_MS;
        open(key, platform, { retestAt, waitMs: FIRST_RETEST_MS, trying: false });
        await shared.began(owner, platform, reason, now);
        return retestAt;
      },
      leave: () => undefined,
    };
  }

  function trial(owner: OwnerId, platform: Platform, circuit: Broken): Passage {
    circuit.trying = true;
    return {
      ok: true,
      async reached() {
        broken.delete(`${platform} ${owner}`);
        metrics.tenantsStopped.dec({ platform });
        await shared
          .ended(owner, platform)
          .catch((error) =>
            log.warn('A tenant that is accepted again still stands as stopped', { owner, platform }, error),
          );
      },
      async stopped(_reason, now) {
        circuit.waitMs = Math.min(circuit.waitMs * 2, LONGEST_RETEST_MS);
        circuit.retestAt = now + circuit.waitMs;
        return circuit.retestAt;
      },
      leave() {
        // When the trial told nothing (never sent, or lost) the next one tries at once.
        circuit.trying = false;
      },
    };
  }

  return {
    async enter(owner: OwnerId, platform: Platform, now: EpochMs): Promise<Entry> {
      await look(owner, platform, now);
      const circuit = broken.get(`${platform} ${owner}`);
      if (!circuit) return passage(owner, platform);
      if (circuit.retestAt > now) return { ok: false, at: circuit.retestAt };
      return circuit.trying ? { ok: false, at: now + TRIAL_WAIT_MS } : trial(owner, platform, circuit);
    },
  };
}
