import type { RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';

const MINUTE_MS = 60_000;

export interface Limits {
  /** Of anything, from one address and minute: a kommune's schools often share one, so thirty classes with three requests each. */
  requestsPerMinute: number;
  /**
   * Wrong codes from one address in ten minutes. A slip of the finger is told by the check sign and does not count, so a
   * class behind one address never comes near it; right codes never count. Room for four classes that hold an old sheet.
   */
  wrongCodes: number;
  /** Messages to an adult from one address in ten minutes: a whole class may, a machine may not. */
  alerts: number;
}

export const LIMITS: Limits = { requestsPerMinute: 3000, wrongCodes: 120, alerts: 60 };
export const WRONG_CODE_WINDOW_MS = 10 * MINUTE_MS;

/** Set by a handler that met a code that is not there. */
export function countWrongCode(response: Response): void {
  response.locals.wrongCode = true;
}

/** Addresses are held in memory for the window only, and are written nowhere. */
export function createLimits(
  limits: Limits,
  refused: (response: Response) => void,
): { requests: RequestHandler; codes: RequestHandler; alerts: RequestHandler } {
  const answer: RequestHandler = (_request, response) => refused(response);
  return {
    alerts: rateLimit({
      windowMs: WRONG_CODE_WINDOW_MS,
      limit: limits.alerts,
      standardHeaders: false,
      legacyHeaders: false,
      validate: { xForwardedForHeader: false },
      handler: answer,
    }),
    requests: rateLimit({
      windowMs: MINUTE_MS,
      limit: limits.requestsPerMinute,
      standardHeaders: false,
      legacyHeaders: false,
      validate: { xForwardedForHeader: false },
      handler: answer,
    }),
    codes: rateLimit({
      windowMs: WRONG_CODE_WINDOW_MS,
      limit: limits.wrongCodes,
      standardHeaders: false,
      legacyHeaders: false,
      validate: { xForwardedForHeader: false },
      skipSuccessfulRequests: true,
      requestWasSuccessful: (_request, response) => response.locals.wrongCode !== true,
      handler: answer,
    }),
  };
}
