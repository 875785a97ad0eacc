import type { Clock } from '../src/app/ports/clock.ts';
import type {
  Message,
  MessageReference,
  Messenger,
  MessengerLimits,
  Outcome,
} from '../src/app/ports/messenger.ts';

/** Teams' published limits. */
export const LIMITS: MessengerLimits = {
  perTenantPerSecond: 30,
  perConversation: [
    { limit: 7, seconds: 1 },
    { limit: 60, seconds: 30 },
    { limit: 1800, seconds: 3600 },
  ],
};

class Refusal extends Error {
  readonly outcome: Outcome;
  constructor(outcome: Outcome) {
    super(outcome.type);
    this.outcome = outcome;
  }
}

export interface Seen {
  posts: number;
  /** Refused because we went over a limit: our own doing. */
  overLimit: number;
  /** Of the hundredth that goes wrong whatever we do. */
  faults: { throttled: number; lostBefore: number; lostAfter: number };
  twice: number;
  firstAt: number;
  lastAt: number;
}

/**
 * A platform that counts what it is sent, refuses what goes over its limits, and fails on a hundredth: a third asks to
 * wait, a third is lost before it arrives, a third after. It remembers one byte for each recipient.
 */
export function createPlatform(clock: Clock, recipients: number) {
  const got = new Uint8Array(recipients);
  const lately = new Map<string, number[]>();
  const seen: Seen = {
    posts: 0,
    overLimit: 0,
    faults: { throttled: 0, lostBefore: 0, lostAfter: 0 },
    twice: 0,
    firstAt: Number.POSITIVE_INFINITY,
    lastAt: 0,
  };

  /** The last second of a tenant, wherever it begins. A wire that delays by up to 20 ms is allowed for. */
  function isOver(tenant: string, now: number): boolean {
    const times = (lately.get(tenant) ?? []).filter((at) => at > now - 1000);
    times.push(now);
    lately.set(tenant, times);
    return times.length > LIMITS.perTenantPerSecond;
  }

  function deliver(recipient: number): void {
    if (got[recipient] === 1) seen.twice += 1;
    got[recipient] = 1;
  }

  async function post(tenant: string, recipient: number): Promise<void> {
    const now = clock.now();
    seen.posts += 1;
    seen.firstAt = Math.min(seen.firstAt, now);
    seen.lastAt = now;
    if (isOver(tenant, now)) {
      seen.overLimit += 1;
      throw new Refusal({ type: 'retry-after', ms: 1000 });
    }
    if (seen.posts % 100 !== 0) return deliver(recipient);
    const kind = Math.floor(seen.posts / 100) % 3;
    if (kind === 0) {
      seen.faults.throttled += 1;
      throw new Refusal({ type: 'retry-after', ms: 2000 });
    }
    if (kind === 1) seen.faults.lostBefore += 1;
    else {
      seen.faults.lostAfter += 1;
      deliver(recipient);
    }
    throw new Refusal({ type: 'ambiguous', reason: 'reset' });
  }

  const messenger: Messenger = {
    platform: 'teams',
    limits: LIMITS,
    async send(address, _message: Message, deliveryId): Promise<MessageReference> {
      const { tenant, id } = address.conversation as { tenant: string; id: string };
      await post(tenant, Number(id));
      return { platform: 'teams', id: deliveryId, conversation: address.conversation };
    },
    update: () => Promise.reject(new Error('nothing is updated here')),
    outcome: (error) => (error as Refusal).outcome,
  };
  return { messenger, seen, reached: () => got.reduce((sum, one) => sum + one, 0) };
}
