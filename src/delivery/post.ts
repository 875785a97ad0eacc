import type { Clock } from '../app/ports/clock.ts';
import type { ClaimedDelivery } from '../app/ports/delivery.ts';
import type { MessageReference, Messenger, Outcome } from '../app/ports/messenger.ts';
import type { Log } from '../observe/log.ts';
import type { Metrics } from '../observe/metrics.ts';
import { about } from './about.ts';
import type { Ready } from './prepare.ts';

export type Posted = { type: 'sent'; message: MessageReference } | Outcome;

/** Makes the one POST and says how it went. Never throws: from here on it may have arrived. */
export function createPost({ clock, log, metrics }: { clock: Clock; log: Log; metrics: Metrics }) {
  /** When nobody can say what happened, it may have been sent. */
  function understand(claim: ClaimedDelivery, messenger: Messenger, error: unknown): Outcome {
    try {
      const outcome = messenger.outcome(error);
      if (outcome.type === 'ambiguous') {
        const fields = { ...about(claim), reason: outcome.reason };
        log.warn('A message may or may not have arrived; it is not sent again', fields, error);
      }
      return outcome;
    } catch (fault) {
      log.error('An error of the platform was not understood', about(claim), fault);
      return { type: 'ambiguous', reason: 'not-understood' };
    }
  }

  return async function post(claim: ClaimedDelivery, ready: Ready): Promise<Posted> {
    const { messenger } = ready;
    const started = clock.now();
    let posted: Posted;
    try {
      posted = { type: 'sent', message: await ready.post(started) };
    } catch (error) {
      posted = understand(claim, messenger, error);
    }
    const seconds = (clock.now() - started) / 1000;
    metrics.posts.observe({ platform: messenger.platform, outcome: posted.type }, seconds);
    return posted;
  };
}
