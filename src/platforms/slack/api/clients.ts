import { webApi } from '@slack/bolt';
import type { Log } from '../../../app/ports/log.ts';
import type { TokenSource } from '../install/tokens.ts';
import type { WorkspaceId } from '../settings.ts';
import { createSlackLogger } from './logger.ts';

export type WebClient = webApi.WebClient;

export interface WebApiOptions {
  apiUrl: string;
  timeoutMs: number;
  log: Log;
}

/**
 * Slack's client sends a call up to six times by itself, waits for ever, and after a 429 holds back all calls of the
 * client (measured on 8.0.0). Here each call is made once, in time, and a 429 is the caller's to deal with.
 */
export function createClient(
  token: string | undefined,
  { apiUrl, timeoutMs, log }: WebApiOptions,
): WebClient {
  return new webApi.WebClient(token, {
    slackApiUrl: apiUrl,
    timeout: timeoutMs,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    logger: createSlackLogger(log),
  });
}

/** One client for each workspace, with that workspace's own token. */
export function createClients(tokens: TokenSource, options: WebApiOptions) {
  const kept = new Map<WorkspaceId, { token: string; client: WebClient }>();

  return async function clientOf(team: WorkspaceId): Promise<WebClient> {
    const { token } = await tokens.accessTo(team);
    const known = kept.get(team);
    if (known?.token === token) return known.client;
    const client = createClient(token, options);
    kept.set(team, { token, client });
    return client;
  };
}

export type ClientOf = ReturnType<typeof createClients>;
