import { webApi } from '@slack/bolt';
import type { Log } from '../../../app/ports/log.ts';
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
