import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../../src/simulate/random.ts';
import { TIMEOUT_MS } from './world.ts';

/** Of a thousand calls. What is left over goes well. */
const PER_THOUSAND = {
  throttled: 25,
  brokenBefore: 10,
  brokenAfter: 10,
  resetBefore: 8,
  resetAfter: 8,
  slow: 30,
  tooSlow: 4,
} as const;
export type FaultKind = keyof typeof PER_THOUSAND;

const BEFORE: readonly FaultKind[] = ['throttled', 'brokenBefore', 'resetBefore'];

export function pickFault(dice: Random): FaultKind | undefined {
  let roll = dice.between(0, 999);
  for (const [kind, share] of Object.entries(PER_THOUSAND) as [FaultKind, number][]) {
    if (roll < share) return kind;
    roll -= share;
  }
  return undefined;
}

export interface Call {
  request: IncomingMessage;
  response: ServerResponse;
  /** The platform takes the call, and has the answer. */
  take(): object;
}

/** Does with a call what the fault says: takes it or not, and answers, breaks off or lets wait. */
export async function withFault(
  fault: FaultKind | undefined,
  { request, response, take }: Call,
): Promise<void> {
  if (fault && BEFORE.includes(fault)) return refuse(fault, request, response);
  const answer = take();
  if (fault === 'slow') await pause(TIMEOUT_MS / 4);
  if (fault === 'tooSlow') await pause(TIMEOUT_MS * 1.5);
  if (fault === 'resetAfter') return void request.socket.resetAndDestroy();
  if (fault === 'brokenAfter') return reply(response, 502, {});
  reply(response, 200, answer);
}

function refuse(fault: FaultKind, request: IncomingMessage, response: ServerResponse): void {
  if (fault === 'resetBefore') return void request.socket.resetAndDestroy();
  if (fault === 'throttled') response.setHeader('retry-after', '1');
  reply(response, fault === 'throttled' ? 429 : 503, {});
}

export function reply(response: ServerResponse, status: number, body: object): void {
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
