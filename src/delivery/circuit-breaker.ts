import type { Platform } from '../app/ports/messenger.ts';
import type { OwnerId } from '../domain/people/people.ts';
import { type EpochMs, HOUR_MS, MINUTE_MS } from '../domain/time.ts';
import type { Log } from '../observe/log.ts';
import type { Metrics } from '../observe/metrics.ts';

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
  reached(): void;
  /** The platform refuses the tenant; worth trying again at the instant returned. */
  stopped(reason: string, now: EpochMs): EpochMs;
  leave(now: EpochMs): void;
}
export type Entry = Passage | { ok: false; at: EpochMs };

/**
 * Keeps deliveries from being burnt on a tenant whose admin has disabled the app or revoked the token. One delivery
 * tries again now and then; the rest wait in the queue. The operator is told once when it begins and once when it ends.
 */
export function createCircuitBreaker({ log, metrics }: { log: Log; metrics: Metrics }) {
  const broken = new Map<string, Broken>();

  function passage(owner: OwnerId, platform: Platform): Passage {
    const key = `${platform} ${owner}`;
    return {
      ok: true,
      reached: () => undefined,
      stopped(reason, now) {
        // Others that were under way say the same: only the first is news.
        const known = broken.get(key);
        if (known) return known.retestAt;
        const retestAt = now + FIRST_RETEST_MS;
        broken.set(key, { retestAt, waitMs: FIRST_RETEST_MS, trying: false });
        metrics.tenantsStopped.inc({ platform });
        const fields = { owner, platform, reason };
        log.error('The platform refuses this tenant; its messages wait and are tried again', fields);
        return retestAt;
      },
      leave: () => undefined,
    };
  }

  function trial(owner: OwnerId, platform: Platform, circuit: Broken): Passage {
    circuit.trying = true;
    return {
      ok: true,
      reached() {
        broken.delete(`${platform} ${owner}`);
        metrics.tenantsStopped.dec({ platform });
        log.info('The platform accepts this tenant again', { owner, platform });
      },
      stopped(_reason, now) {
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
    enter(owner: OwnerId, platform: Platform, now: EpochMs): Entry {
      const circuit = broken.get(`${platform} ${owner}`);
      if (!circuit) return passage(owner, platform);
      if (circuit.retestAt > now) return { ok: false, at: circuit.retestAt };
      return circuit.trying ? { ok: false, at: now + TRIAL_WAIT_MS } : trial(owner, platform, circuit);
    },
  };
}
