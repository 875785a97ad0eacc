import type { MessengerLimits } from '../../app/ports/messenger.ts';
import type { SendLane, SendLimiter } from '../../app/ports/send-limiter.ts';
import type { EpochMs } from '../../domain/time.ts';
import { limiterKeys } from './redis-keys.ts';
import type { Argument, RedisLink } from './redis-link.ts';
import { SCRIPTS, type Script } from './scripts.ts';

/** The same numbers as in `delivery/send-limiter.ts`; a test holds the two against each other. */
const THROTTLES_IN_A_ROW = 3;
const MAX_TENANT_HOLD_MS = 30_000;

export interface RedisSendLimiterSettings {
  /** `server`: the time of Redis, the same for all instances whatever their clocks say. `caller`: virtual time. */
  time: 'server' | 'caller';
}

/**
 * Budgets that all instances share, exact in any window: the times of the last POSTs are kept. (A counter per fixed
 * window, as libraries have it, lets through up to twice the limit around the end of a window.)
 */
export function createRedisSendLimiter(link: RedisLink, { time }: RedisSendLimiterSettings): SendLimiter {
  const run = (script: Script, lane: SendLane, now: EpochMs, ...args: Argument[]) =>
    link.run(script, limiterKeys(lane), [time === 'server' ? '' : now, ...args]);

  return {
    async take(lane, limits, now) {
      const waiting = lane.urgent ? 'urgent' : 'normal';
      const wait = Number(
        await run(SCRIPTS.take, lane, now, waiting, ...tenantPace(limits), ...budgets(limits)),
      );
      return wait > 0 ? { ok: false, at: now + wait } : { ok: true };
    },
    async throttled(lane, until, now) {
      await run(SCRIPTS.throttled, lane, now, until - now, THROTTLES_IN_A_ROW, MAX_TENANT_HOLD_MS);
    },
    async passed(lane) {
      await run(SCRIPTS.passed, lane, 0);
    },
  };
}

/** The tenant's rate as a few per tenth of a second, since what is sent at once may arrive with what came before. */
function tenantPace({ perTenantPerSecond }: MessengerLimits): [limit: number, ms: number] {
  const limit = Math.max(1, Math.floor(perTenantPerSecond / 10));
  return [limit, Math.ceil((limit * 1000) / perTenantPerSecond)];
}

function budgets({ perConversation }: MessengerLimits): number[] {
  return perConversation.flatMap(({ limit, seconds }) => [limit, seconds * 1000]);
}
