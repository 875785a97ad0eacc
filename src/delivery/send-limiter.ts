import type { MessengerLimits } from '../app/ports/messenger.ts';
import type { SendLane, SendLimiter, Take } from '../app/ports/send-limiter.ts';
import type { EpochMs } from '../domain/time.ts';
import { type Budget, createSlidingLog, isSpent, note, roomAt, type SlidingLog } from './sliding-budget.ts';

/** So many conversations of one tenant throttled in a row mean that the tenant is, not the conversations. */
const THROTTLES_IN_A_ROW = 3;
/** A tenant is never held for longer than this by a wait that was asked of one conversation. */
const MAX_TENANT_HOLD_MS = 30_000;
/** A tenant with a real queue sends all the time; after such a pause its queue is gone. */
const HOLLOW_AFTER_MS = 2000;
const SWEEP_EVERY = 10_000;

/** The last turn given to one that waits, and to how many. */
interface Turn {
  at: EpochMs;
  given: number;
}

interface Tenant extends SlidingLog {
  /** Urgent ones wait for each other only: at their turn the store hands them out first. */
  urgent: Turn;
  normal: Turn;
  throttledInARow: number;
}

function newTenant(): Tenant {
  return { ...createSlidingLog(), ...noQueues(), throttledInARow: 0 };
}

function noQueues(): { urgent: Turn; normal: Turn } {
  return { urgent: { at: 0, given: 0 }, normal: { at: 0, given: 0 } };
}

/** Budgets in the memory of one instance, in whatever time the caller lives in. */
export function createSendLimiter(): SendLimiter {
  const tenants = new Map<string, Tenant>();
  const conversations = new Map<string, { log: SlidingLog; budgets: Budget[] }>();
  let takes = 0;

  function tenantOf(lane: SendLane): Tenant {
    const key = `${lane.platform} ${lane.owner}`;
    const found = tenants.get(key) ?? newTenant();
    tenants.set(key, found);
    return found;
  }

  function conversationOf(lane: SendLane, budgets: Budget[]): SlidingLog {
    const key = `${lane.platform} ${lane.owner} ${lane.conversation}`;
    const found = conversations.get(key) ?? { log: createSlidingLog(), budgets };
    if (budgets.length > 0) found.budgets = budgets;
    conversations.set(key, found);
    return found.log;
  }

  function sweep(now: EpochMs): void {
    takes += 1;
    if (takes % SWEEP_EVERY !== 0) return;
    for (const [key, { log, budgets }] of conversations) {
      if (isSpent(log, budgets, now)) conversations.delete(key);
    }
  }

  return {
    async take(lane, limits, now): Promise<Take> {
      sweep(now);
      const budgets = conversationBudgets(limits);
      const pace = tenantPace(limits);
      const conversation = conversationOf(lane, budgets);
      const tenant = tenantOf(lane);
      const free = roomAt(conversation, budgets, now);
      if (free > now) return { ok: false, at: free };
      dropHollowQueue(tenant, now);
      const turn = roomAt(tenant, [pace], now);
      const waiting = lane.urgent ? tenant.urgent : tenant.normal;
      if (turn > now) return { ok: false, at: queue(waiting, pace, turn) };
      note(conversation, budgets, now);
      note(tenant, [pace], now);
      return { ok: true };
    },
    async throttled(lane, until, now) {
      const conversation = conversationOf(lane, []);
      conversation.blockedUntil = Math.max(conversation.blockedUntil, until);
      const tenant = tenantOf(lane);
      tenant.throttledInARow += 1;
      if (tenant.throttledInARow < THROTTLES_IN_A_ROW) return;
      tenant.blockedUntil = Math.max(tenant.blockedUntil, Math.min(until, now + MAX_TENANT_HOLD_MS));
    },
    async passed(lane) {
      tenantOf(lane).throttledInARow = 0;
    },
  };
}

/** The turn after the last one given out, so that a thousand that wait do not all come back at once. */
function queue(last: Turn, pace: Budget, turn: EpochMs): EpochMs {
  if (last.at < turn) Object.assign(last, { at: turn, given: 1 });
  else if (last.given < pace.limit) last.given += 1;
  else Object.assign(last, { at: last.at + pace.ms, given: 1 });
  return last.at;
}

/** Turns that nobody came for (withdrawn, expired) must not hold up those who come later. */
function dropHollowQueue(tenant: Tenant, now: EpochMs): void {
  const lastSent = tenant.taken.at(-1) ?? now;
  if (now - lastSent > HOLLOW_AFTER_MS && tenant.blockedUntil <= now) Object.assign(tenant, noQueues());
}

/**
 * The tenant's rate as a few per tenth of a second: thirty at once would be within "30 per second" here and, with a
 * little delay on the way, sixty in one second there.
 */
function tenantPace({ perTenantPerSecond }: MessengerLimits): Budget {
  const limit = Math.max(1, Math.floor(perTenantPerSecond / 10));
  return { limit, ms: Math.ceil((limit * 1000) / perTenantPerSecond) };
}

function conversationBudgets({ perConversation }: MessengerLimits): Budget[] {
  return perConversation.map(({ limit, seconds }) => ({ limit, ms: seconds * 1000 }));
}
