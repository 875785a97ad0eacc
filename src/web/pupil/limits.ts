import type { Request, RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { MINUTE_MS } from '../../domain/time.ts';

export interface Limits {
  /** Of anything, from one address and minute: a kommune's schools often share one, so thirty classes with three requests each. */
  requestsPerMinute: number;
  /**
   * Codes that are not there, from one address and minute. A right code and a slip of the finger (told by the check sign)
   * do not count. A school is behind one address: the room is ten classes with an old sheet, and it is free again in a minute.
   */
  wrongCodes: number;
  /** How long those are remembered, where it is not a minute. */
  wrongCodesMs?: number;
  /** Messages to an adult that were taken, from one address in ten minutes: a whole school may, a machine may not. */
  alerts: number;
}

export const LIMITS: Limits = { requestsPerMinute: 3000, wrongCodes: 300, alerts: 300 };
const ALERT_WINDOW_MS = 10 * MINUTE_MS;

/** Says no; `minutes` is how long it lasts from now. */
export type Refusing = (request: Request, response: Response, minutes: number) => void | Promise<void>;

export interface Refusals {
  requests: Refusing;
  codes: Refusing;
  alerts: Refusing;
}

/** Set by a handler that met a code that is not there. */
export function countWrongCode(response: Response): void {
  response.locals.wrongCode = true;
}

/** Addresses are held in memory for the window only, and are written nowhere. */
export function createLimits(
  limits: Limits,
  refused: Refusing | Refusals,
): { requests: RequestHandler; codes: RequestHandler; alerts: RequestHandler } {
  const say =
    typeof refused === 'function' ? { requests: refused, codes: refused, alerts: refused } : refused;
  return {
    // What was not taken does not count: nobody's slips may close the way out to the next child.
    alerts: limit(ALERT_WINDOW_MS, limits.alerts, say.alerts, { skipFailedRequests: true }),
    requests: limit(MINUTE_MS, limits.requestsPerMinute, say.requests),
    codes: limit(limits.wrongCodesMs ?? MINUTE_MS, limits.wrongCodes, say.codes, {
      skipSuccessfulRequests: true,
      requestWasSuccessful: (_request, response) => response.locals.wrongCode !== true,
    }),
  };
}

function limit(
  windowMs: number,
  most: number,
  refused: Refusing,
  counted: Parameters<typeof rateLimit>[0] = {},
): RequestHandler {
  return rateLimit({
    windowMs,
    limit: most,
    standardHeaders: false,
    legacyHeaders: false,
    validate: { xForwardedForHeader: false },
    ...counted,
    handler: async (request, response) => {
      const waitMs = resetOf(request) - Date.now();
      response.status(429).set('Retry-After', String(Math.max(1, Math.ceil(waitMs / 1000))));
      await refused(request, response, Math.max(1, Math.ceil(waitMs / MINUTE_MS)));
    },
  });
}

/** When the window of this address is over; the limiter leaves it on the request. */
function resetOf(request: Request): number {
  const { rateLimit: info } = request as Request & { rateLimit?: { resetTime?: Date } };
  return info?.resetTime?.getTime() ?? Date.now() + MINUTE_MS;
}
