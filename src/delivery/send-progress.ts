import type { Clock } from '../app/ports/clock.ts';
import type { Store } from '../app/ports/store.ts';
import type { EpochMs } from '../domain/time.ts';
import type { Log } from '../observe/log.ts';
import type { Metrics } from '../observe/metrics.ts';

export interface SendProgressParts {
  store: Pick<Store, 'backlog'>;
  clock: Clock;
  log: Log;
  metrics: Metrics;
}

/** So many waiting is a large send: below it, all is over before somebody looks. */
const LARGE = 100;
const SAY_EVERY_MS = 30_000;

/** How far a large send has come: in the metrics at each look, in the log now and then. */
export function createSendProgress({ store, clock, log, metrics }: SendProgressParts) {
  /** The last turn that the limiter has given out: until then somebody is in line. */
  let lastTurn = 0;
  let ended = 0;
  let send: { began: EpochMs; said: EpochMs; ended: number } | undefined;

  function say(waiting: number, now: EpochMs): void {
    if (!send) {
      if (waiting < LARGE) return;
      send = { began: now, said: now, ended };
      log.info('A large send has begun', { waiting });
    } else if (waiting === 0) {
      const seconds = Math.round((now - send.began) / 1000);
      log.info('A large send is done', { seconds, endedHere: ended - send.ended });
      send = undefined;
    } else if (now - send.said >= SAY_EVERY_MS) {
      send.said = now;
      const secondsLeft = Math.max(0, Math.round((lastTurn - now) / 1000));
      log.info('A large send is under way', { waiting, secondsLeft, endedHere: ended - send.ended });
    }
  }

  return {
    /** One was put off until its turn. */
    inLine(until: EpochMs): void {
      lastTurn = Math.max(lastTurn, until);
    },
    /** One came to its end. */
    ended(): void {
      ended += 1;
    },
    async look(): Promise<void> {
      const now = clock.now();
      try {
        const waiting = await store.backlog(Math.max(now, lastTurn));
        metrics.deliveriesWaiting.set(waiting);
        metrics.sendSecondsLeft.set(Math.max(0, lastTurn - now) / 1000);
        say(waiting, now);
      } catch {
        // The loop says that the store cannot be read.
      }
    },
  };
}
