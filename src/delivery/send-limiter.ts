import type { MessengerLimits } from '../app/ports/messenger.ts';
import type { SendLane, SendLimiter, Take } from '../app/ports/send-limiter.ts';
import type { EpochMs } from '../domain/time.ts';
import { createSentSketch, type SentSketch } from './sent-sketch.ts';
import { type Budget, createSlidingLog, isSpent, note, roomAt, type SlidingLog } from './sliding-budget.ts';

/** So many conversations of one tenant throttled in a row mean that the tenant is, not the conversations. */
const THROTTLES_IN_A_ROW = 3;
/** A tenant is never held for longer than this by a wait that was asked of one conversation. */
const MAX_TENANT_HOLD_MS = 30_000;
/** A tenant with a real queue sends all the time; after such a pause its queue is gone. */
const HOLLOW_AFTER_MS = 2000;
/** Longer budgets than this are remembered one by one only of those who are being written to. */
const LONG_MS = 60_000;
/** So many are looked at for each POST, so that more go than come. */
const LOOKED_AT = 4;

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

interface Conversation {
  log: SlidingLog;
  budgets: Budget[];
}

/**
 * Budgets in the memory of one instance, in whatever time the caller lives in. A conversation that has been quiet for
 * half a minute is no longer kept by itself: of what it got in the last hour a sketch of fixed size remembers the number.
 */
export function createSendLimiter(): SendLimiter {
  const tenants = new Map<string, Tenant>();
  /** Those written to longest ago stand first. */
  const conversations = new Map<string, Conversation>();
  const sketches = new Map<number, SentSketch>();

  function tenantOf(lane: SendLane): Tenant {
    const key = `${lane.platform} ${lane.owner}`;
    const found = tenants.get(key) ?? newTenant();
    tenants.set(key, found);
    return found;
  }

  /** Now among those written to last. */
  function keep(key: string, log: SlidingLog, budgets: Budget[]): void {
    conversations.delete(key);
    conversations.set(key, { log, budgets });
  }

  function sketchOf({ ms }: Budget): SentSketch {
    const sketch = sketches.get(ms) ?? createSentSketch(ms);
    sketches.set(ms, sketch);
    return sketch;
  }

  /** When the long budgets have room, counting what is only remembered as a number. */
  function roomInSketches(key: string, budgets: Budget[], log: SlidingLog, now: EpochMs): EpochMs {
    const times = budgets.filter(isLong).map((budget) => {
      const since = log.taken.filter((at) => at > now - budget.ms).length;
      return sketchOf(budget).below(key, Math.max(1, budget.limit - since), now);
    });
    return Math.max(now, ...times);
  }

  /** Those at the front who are quiet go, until one is met who is being written to. */
  function makeRoom(now: EpochMs): void {
    for (const [key, conversation] of [...conversations.entries().take(LOOKED_AT)]) {
      const { log, budgets } = conversation;
      const short = budgets.filter((budget) => !isLong(budget));
      const isQuiet = isSpent(log, short, now);
      if (!isQuiet && log.blockedUntil <= now) return;
      conversations.delete(key);
      if (isQuiet) moveToSketches(key, conversation);
      // One that is held by the platform is looked at again in its turn.
      else conversations.set(key, conversation);
    }
  }

  function moveToSketches(key: string, { log, budgets }: Conversation): void {
    for (const budget of budgets.filter(isLong)) for (const at of log.taken) sketchOf(budget).add(key, at);
  }

  return {
    async take(lane, limits, now): Promise<Take> {
      makeRoom(now);
      const budgets = conversationBudgets(limits);
      const pace = tenantPace(limits);
      const key = keyOf(lane);
      // Of one who is sent away nothing is remembered: a hundred thousand may ask at once.
      const conversation = conversations.get(key)?.log ?? createSlidingLog();
      const tenant = tenantOf(lane);
      const free = Math.max(
        roomAt(conversation, budgets, now),
        roomInSketches(key, budgets, conversation, now),
      );
      if (free > now) return { ok: false, at: free };
      dropHollowQueue(tenant, now);
      const turn = roomAt(tenant, [pace], now);
      const waiting = lane.urgent ? tenant.urgent : tenant.normal;
      if (turn > now) return { ok: false, at: queue(waiting, pace, turn) };
      note(conversation, budgets, now);
      keep(key, conversation, budgets);
      note(tenant, [pace], now);
      return { ok: true };
    },
    async throttled(lane, until, now) {
      const key = keyOf(lane);
      const { log, budgets } = conversations.get(key) ?? { log: createSlidingLog(), budgets: [] };
      log.blockedUntil = Math.max(log.blockedUntil, until);
      keep(key, log, budgets);
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

function keyOf({ platform, owner, conversation }: SendLane): string {
  return `${platform} ${owner} ${conversation}`;
}

function isLong({ ms }: Budget): boolean {
  return ms > LONG_MS;
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
