import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../../../app/ports/log.ts';
import type { Gate, Verdict } from './gate.ts';
import { parseBody, readRaw } from './read-body.ts';
import { isFromSlack } from './signature.ts';

export interface RouteParts {
  signingSecret: string;
  gate: Gate;
  clock: { now(): number };
  log: Log;
}

/** POST /slack/events: events, buttons, dialogs and commands. The signature comes first, also for `ssl_check`. */
export function createRoute({ signingSecret, gate, clock, log }: RouteParts) {
  async function verdict(request: IncomingMessage): Promise<Verdict> {
    if (request.method !== 'POST') return { status: 405 };
    const body = await readRaw(request);
    if (!body.ok) return { status: body.status };
    const signed = {
      timestamp: header(request, 'x-slack-request-timestamp'),
      signature: header(request, 'x-slack-signature'),
    };
    if (!isFromSlack(signingSecret, body.raw, signed, clock.now())) {
      log.warn('A request that is not from Slack was refused');
      return { status: 401 };
    }
    const parsed = parseBody(body.raw, request.headers['content-type']);
    if (!parsed.ok) return { status: 400 };
    // Slack's check of the certificate: signed like everything else, and there is nothing to do.
    if (isSslCheck(parsed.value)) return { status: 200 };
    return gate({ value: parsed.value, ...retryOf(request) });
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      send(response, await verdict(request));
    } catch (error) {
      log.error('A request from Slack could not be taken in', {}, error);
      send(response, { status: 503 });
    }
  }

  return (request: IncomingMessage, response: ServerResponse): void => void handle(request, response);
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}

/** What comes with it is not looked at: that was once a way past the signature (bolt-js#2898). */
function isSslCheck(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'ssl_check' in value && !('payload' in value);
}

function retryOf(request: IncomingMessage): { retryNum?: number; retryReason?: string } {
  const number = header(request, 'x-slack-retry-num');
  const reason = header(request, 'x-slack-retry-reason');
  if (!number || !/^\d{1,3}$/.test(number)) return {};
  return {
    retryNum: Number(number),
    ...(reason && /^[a-z_]{1,40}$/.test(reason) ? { retryReason: reason } : {}),
  };
}

function send(response: ServerResponse, { status, body }: Verdict): void {
  if (response.headersSent || response.destroyed) return;
  const text = body === undefined ? '' : JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}
