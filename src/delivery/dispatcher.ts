import type { ClaimedDelivery, Settlement } from '../app/ports/delivery.ts';
import { about } from './about.ts';
import { createDeliver, type DeliverParts } from './deliver.ts';
import { createLoop } from './loop.ts';
import { codeOf } from './put-off.ts';
import { createSendProgress } from './send-progress.ts';

export interface DispatcherParts<View> extends DeliverParts<View> {
  /** How many deliveries are worked on at once. */
  concurrency: number;
}

/** `lost`: taken over by somebody else, or left to be taken over after a fault of the store. */
export type Ending = 'sent' | 'putOff' | 'unreachable' | 'ambiguous' | 'expired' | 'lost';
export type Counts = { claimed: number } & Record<Ending, number>;

export interface Dispatcher {
  /** Works until nothing is due that it may take. Never waits for time to pass: what must wait is put off. */
  runOnce(): Promise<Counts>;
  /** How far a large send has come, for the metrics and the log. */
  look(): Promise<void>;
  /** Works by itself until stopped, in real time. */
  start(): void;
  /** Something was just enqueued: look now rather than at the next turn. */
  wake(): void;
  /** Takes nothing more, and waits for what is on its way. */
  stop(): Promise<void>;
}

const SETTLE_TRIES = 3;
const LOOK_EVERY_MS = 5000;

/** Takes due deliveries from the outbox to the platforms: at most once each, paced, and never lost silently. */
export function createDispatcher<View>(parts: DispatcherParts<View>): Dispatcher {
  const { store, clock, log, metrics, leaseMs, concurrency } = parts;
  const deliver = createDeliver(parts);
  const progress = createSendProgress(parts);
  let looking: NodeJS.Timeout | undefined;
  /** What is on its way, and until when it holds its place: one that hangs is taken over when its lease ends. */
  const inFlight = new Map<Promise<Ending>, number>();

  function room(now: number): number {
    const holding = [...inFlight.values()].filter((until) => until > now);
    return concurrency - holding.length;
  }

  async function claimMore(): Promise<Promise<Ending>[]> {
    const now = clock.now();
    const free = room(now);
    if (free <= 0) return [];
    const claims = await store.claimDue(now, free, leaseMs);
    return claims.map((claim) => track(finish(claim), claim.leaseUntil + leaseMs));
  }

  function track(work: Promise<Ending>, until: number): Promise<Ending> {
    inFlight.set(work, until);
    metrics.deliveriesInFlight.set(inFlight.size);
    void work.then(() => {
      inFlight.delete(work);
      metrics.deliveriesInFlight.set(inFlight.size);
    });
    return work;
  }

  /** Never throws: what goes wrong with one delivery stays with it. */
  async function finish(claim: ClaimedDelivery): Promise<Ending> {
    try {
      const settlement = await deliver(claim);
      if (settlement && (await settle(claim, settlement))) return count(settlement);
      log.warn('A delivery was taken over by another before it was finished', about(claim));
    } catch (error) {
      log.error('A delivery was interrupted; it is taken up again when its lease ends', about(claim), error);
    }
    return 'lost';
  }

  async function settle(claim: ClaimedDelivery, settlement: Settlement): Promise<boolean> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await store.settle(claim, settlement);
      } catch (error) {
        if (tries >= SETTLE_TRIES) throw error;
      }
    }
  }

  function count(settlement: Settlement): Ending {
    if (settlement.state === 'pending') {
      metrics.deliveriesPutOff.inc({ reason: codeOf(settlement.reason) });
      if (settlement.reason === 'paced') progress.inLine(settlement.dueAt);
      return 'putOff';
    }
    metrics.deliveriesSettled.inc({ state: settlement.state });
    progress.ended();
    return settlement.state;
  }

  async function runOnce(): Promise<Counts> {
    const counts: Counts = {
      claimed: 0,
      sent: 0,
      putOff: 0,
      unreachable: 0,
      ambiguous: 0,
      expired: 0,
      lost: 0,
    };
    while (true) {
      const begun = await claimMore();
      if (begun.length === 0) return counts;
      counts.claimed += begun.length;
      for (const ending of await Promise.all(begun)) counts[ending] += 1;
    }
  }

  const loop = createLoop({
    clock,
    log,
    nextDue: () => store.nextDue(),
    async turn() {
      await claimMore();
      return room(clock.now()) > 0 ? undefined : { full: Promise.race(inFlight.keys()) };
    },
  });

  return {
    runOnce,
    look: progress.look,
    start() {
      looking ??= setInterval(() => void progress.look(), LOOK_EVERY_MS);
      loop.start();
    },
    wake: loop.wake,
    async stop() {
      clearInterval(looking);
      await loop.stop();
      await Promise.all(inFlight.keys());
    },
  };
}
