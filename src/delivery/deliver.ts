import type { ClaimedDelivery, Settlement } from '../app/ports/delivery.ts';
import type { SendLimiter } from '../app/ports/send-limiter.ts';
import type { Store } from '../app/ports/store.ts';
import type { Metrics } from '../observe/metrics.ts';
import { about } from './about.ts';
import { createCircuitBreaker, type Passage } from './circuit-breaker.ts';
import { createPost, type Posted } from './post.ts';
import { createPrepare, type PrepareParts, type Ready } from './prepare.ts';
import { expire, putOff, throttleWait } from './put-off.ts';

/** POSTs of one delivery, all but the last answered with "wait". */
const MAX_ATTEMPTS = 5;
/** How long a delivery waits when another is on its way to the same conversation. */
const BUSY_WAIT_MS = 1000;

export interface DeliverParts<View> extends PrepareParts<View> {
  store: Store;
  limiter: SendLimiter;
  metrics: Metrics;
  leaseMs: number;
}

/** Takes one claimed delivery as far as it goes now; undefined when the claim turned out not to be ours. */
export function createDeliver<View>(parts: DeliverParts<View>) {
  const { store, clock, limiter, log } = parts;
  const prepare = createPrepare(parts);
  const post = createPost(parts);
  const breaker = createCircuitBreaker(parts);
  /** Teams answers 412 to two at once in one conversation, and people would see them out of order. */
  const busy = new Set<string>();

  async function passBreaker(claim: ClaimedDelivery, ready: Ready): Promise<Settlement | undefined> {
    const now = clock.now();
    const entry = await breaker.enter(ready.lane.owner, ready.lane.platform, now);
    if (!entry.ok) return putOff(claim, entry.at, 'tenant-stopped', now);
    try {
      return await passConversation(claim, ready, entry);
    } finally {
      entry.leave();
    }
  }

  async function passConversation(claim: ClaimedDelivery, ready: Ready, passage: Passage) {
    const now = clock.now();
    const { owner, platform, conversation } = ready.lane;
    const key = `${platform} ${owner} ${conversation}`;
    if (busy.has(key)) return putOff(claim, now + BUSY_WAIT_MS, 'conversation-busy', now);
    busy.add(key);
    try {
      return await send(claim, ready, passage);
    } finally {
      busy.delete(key);
    }
  }

  async function send(
    claim: ClaimedDelivery,
    ready: Ready,
    passage: Passage,
  ): Promise<Settlement | undefined> {
    const now = clock.now();
    if (now >= claim.expiresAt) return expire(claim, now);
    const taken = await limiter.take(ready.lane, ready.messenger.limits, now);
    if (!taken.ok) return putOff(claim, taken.at, 'paced', now);
    if (!(await store.beginSending(claim, clock.now(), parts.leaseMs))) return undefined;
    // A slow disk may have used up the time that was left. Nothing has been sent yet.
    if (clock.now() >= claim.expiresAt) return expire(claim, clock.now());
    const posted = await post(claim, ready);
    await tellLimiter(claim, ready, posted);
    return conclude(claim, posted, passage);
  }

  /** What is known of the POST must be settled even when the limiter cannot be reached. */
  async function tellLimiter(claim: ClaimedDelivery, { lane }: Ready, posted: Posted): Promise<void> {
    const now = clock.now();
    try {
      if (posted.type === 'sent' || posted.type === 'unreachable') await limiter.passed(lane);
      if (posted.type === 'retry-after') await limiter.throttled(lane, retryAt(claim, posted, now), now);
    } catch (error) {
      log.error('The send limiter could not be told of a POST', about(claim), error);
    }
  }

  async function conclude(claim: ClaimedDelivery, posted: Posted, passage: Passage): Promise<Settlement> {
    const now = clock.now();
    switch (posted.type) {
      case 'sent':
        await passage.reached();
        return { state: 'sent', message: posted.message, at: now };
      case 'unreachable':
        await passage.reached();
        return { state: 'unreachable', reason: posted.reason, at: now };
      case 'ambiguous':
        return { state: 'ambiguous', reason: posted.reason, at: now };
      case 'tenant-stopped':
        return putOff(claim, await passage.stopped(posted.reason, now), 'tenant-stopped', now);
      case 'retry-after':
        if (claim.attempts + 1 >= MAX_ATTEMPTS) return { state: 'unreachable', reason: 'throttled', at: now };
        return putOff(claim, retryAt(claim, posted, now), 'throttled', now);
    }
  }

  return async function deliver(claim: ClaimedDelivery): Promise<Settlement | undefined> {
    const now = clock.now();
    if (claim.takenOverFrom === 'sending') return { state: 'ambiguous', reason: 'interrupted', at: now };
    if (now >= claim.expiresAt) return expire(claim, now);
    const ready = await prepare(claim);
    return 'state' in ready ? ready : passBreaker(claim, ready);
  };
}

function retryAt(claim: ClaimedDelivery, { ms }: { ms: number }, now: number): number {
  return now + throttleWait(ms, claim.attempts + 1);
}
