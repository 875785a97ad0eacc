import { webApi } from '@slack/bolt';
import type { Outcome } from '../../../app/ports/messenger.ts';
import { AppError } from '../../../observe/app-error.ts';

const NO_CONNECTION_WAIT_MS = 30_000;
/** `ratelimited` with 200 and no header has been seen: Slack's own advice is a minute. */
const DEFAULT_WAIT_MS = 60_000;
/** The connection was never made, so nothing can have arrived. */
const NEVER_CONNECTED = [
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

/** Nobody in the workspace can be reached with this token. */
const WORKSPACE_STOPPED = [
  // «Token is for a deleted user or workspace»: also the bot's own user.
  'account_inactive',
  'token_revoked',
  'token_expired',
  'invalid_auth',
  'not_authed',
  'invalid_token',
  'missing_scope',
  'no_permission',
  'org_login_required',
  'team_access_not_granted',
  'team_added_to_org',
  'ekm_access_denied',
  'access_denied',
  'two_factor_setup_required',
];

/** Slack took the call and cannot say whether it did what was asked. */
const PERHAPS_DONE = ['fatal_error', 'internal_error', 'request_timeout', 'service_unavailable'];

/** What an error of the Web API means for the message (platforms.md 2.1 and 5). Anything else is this message's own fault. */
export function outcomeOf(error: unknown): Outcome {
  if (error instanceof AppError) return ourOwn(error);
  if (error instanceof webApi.WebAPIRateLimitedError) return waitFor(error.retryAfter * 1000);
  if (error instanceof webApi.WebAPIPlatformError) return refused(error.data.error);
  if (error instanceof webApi.WebAPIHTTPError) return answered(error.statusCode);
  if (error instanceof webApi.WebAPIRequestError) return withoutAnswer(error.original);
  // The client's own error for a 429 that does not say how long.
  if (error instanceof Error && error.message.startsWith('Retry header did not'))
    return waitFor(DEFAULT_WAIT_MS);
  return { type: 'ambiguous', reason: 'unknown' };
}

function waitFor(ms: number): Outcome {
  return { type: 'retry-after', ms: Math.max(1000, ms) };
}

function ourOwn({ code }: AppError): Outcome {
  if (
    code === 'SLACK.NOT_INSTALLED' ||
    code === 'SLACK.WORKSPACE_NOT_LISTED' ||
    code === 'SLACK.SEAL_BROKEN'
  ) {
    return { type: 'tenant-stopped', reason: code };
  }
  if (code === 'SLACK.BAD_ADDRESS') return { type: 'unreachable', reason: code };
  return { type: 'ambiguous', reason: code };
}

function refused(code: string): Outcome {
  // A page instead of an answer: somebody stands between us and Slack, or Slack is down.
  if (!/^[a-z_]{1,60}$/.test(code)) return { type: 'ambiguous', reason: 'not-understood' };
  if (code === 'ratelimited' || code === 'rate_limited') return waitFor(DEFAULT_WAIT_MS);
  if (WORKSPACE_STOPPED.includes(code)) return { type: 'tenant-stopped', reason: code };
  if (PERHAPS_DONE.includes(code)) return { type: 'ambiguous', reason: code };
  return { type: 'unreachable', reason: code };
}

function answered(status: number): Outcome {
  if (status === 429) return waitFor(DEFAULT_WAIT_MS);
  if (status === 401 || status === 403) return { type: 'tenant-stopped', reason: `http-${status}` };
  if (status >= 400 && status < 500 && status !== 408)
    return { type: 'unreachable', reason: `http-${status}` };
  return { type: 'ambiguous', reason: `http-${status}` };
}

/** `fetch` hides what went wrong one or two causes down. */
function withoutAnswer(error: unknown): Outcome {
  const codes = [...causesOf(error)];
  if (codes.some((code) => NEVER_CONNECTED.includes(code)))
    return { type: 'retry-after', ms: NO_CONNECTION_WAIT_MS };
  return { type: 'ambiguous', reason: codes[0] ?? 'no-answer' };
}

function* causesOf(error: unknown): Generator<string> {
  let at = error;
  for (let depth = 0; depth < 5 && at instanceof Error; depth += 1) {
    const { code, name } = at as Error & { code?: unknown };
    if (name === 'TimeoutError') yield 'timeout';
    else if (typeof code === 'string' && code !== '') yield code;
    at = at.cause;
  }
}
