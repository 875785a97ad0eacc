import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../../../app/ports/log.ts';
import type { OwnerId } from '../../../domain/people/people.ts';
import { AppError } from '../../../observe/app-error.ts';
import { type Authentication, claimedIssuer } from '../authentication.ts';
import { isAllowedServiceUrl } from '../service-url.ts';
import type { TeamsSettings, TokenIssuer } from '../settings.ts';
import { type Envelope, readEnvelope, tenantOf } from './envelope.ts';
import { createProvenTokens } from './proven-tokens.ts';
import { readBody } from './read-body.ts';
import type { HttpReply } from './respond.ts';

/** `unknown`: Microsoft's keys could not be had. */
type Proof = 'valid' | 'invalid' | 'unknown';
type SdkActivity = Parameters<Authentication['authenticateRequest']>[0];

export interface RouteParts {
  settings: TeamsSettings;
  authentication: Authentication;
  issuer: TokenIssuer;
  log: Log;
  receive(owner: OwnerId, activity: Envelope): Promise<HttpReply>;
}

const KEYS_MS = 4000;
const LOOPBACK = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

/** POST /api/messages: everything is checked before anything is done, and every answer is short. */
export function createRoute({ settings, authentication, issuer, log, receive }: RouteParts) {
  const proven = createProvenTokens();

  async function verdict(request: IncomingMessage): Promise<HttpReply> {
    if (request.method !== 'POST') return { status: 405 };
    const body = await readBody(request);
    if (!body.ok) return { status: body.status };
    const read = readEnvelope(body.value);
    if (!read.ok) {
      log.warn('An activity that cannot be read was refused', { where: read.where });
      return { status: 400 };
    }
    const { activity } = read;
    const proof = await proofOf(request, activity, body.value);
    if (proof !== 'valid') return { status: proof === 'unknown' ? 503 : 401 };
    const owner = settings.tenants.get(tenantOf(activity) ?? '');
    if (owner !== undefined) return receive(owner, activity);
    log.warn('A message from a tenant that is not on the list was refused');
    return { status: 403 };
  }

  async function proofOf(request: IncomingMessage, activity: Envelope, body: unknown): Promise<Proof> {
    const { authorization = '' } = request.headers;
    // For an address that was on the list then, and lists do not change.
    if (proven.has(authorization, activity.serviceUrl)) return 'valid';
    if (!isAllowedServiceUrl(activity.serviceUrl, settings)) {
      log.warn('A message with an unknown service URL was refused');
      return 'invalid';
    }
    if (settings.registration.type === 'playground') return isFromHere(request) ? 'valid' : 'invalid';
    if (claimedIssuer(authorization) !== issuer.issuer) return 'invalid';
    try {
      await inTime(authentication.authenticateRequest(body as SdkActivity, authorization));
      proven.keep(authorization, activity.serviceUrl);
      return 'valid';
    } catch (error) {
      const proof = keysAreMissing(error) ? 'unknown' : 'invalid';
      log.warn('A message to the bot could not be proved to be from Teams', { proof }, error);
      return proof;
    }
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      send(response, await verdict(request));
    } catch (error) {
      log.error('A message from Teams could not be taken in', {}, error);
      send(response, { status: 503 });
    }
  }

  return (request: IncomingMessage, response: ServerResponse): void => void handle(request, response);
}

function isFromHere(request: IncomingMessage): boolean {
  return LOOPBACK.includes(request.socket.remoteAddress ?? '');
}

/** The SDK asks Microsoft for the keys, once a day and for each that is new; a caller does not wait for ever. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new AppError('TEAMS.NO_KEYS', 'The keys of Teams did not come')),
      KEYS_MS,
    );
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** It is not the token's fault: Teams may send it again. */
function keysAreMissing(error: unknown): boolean {
  const { name, statusCode } = error as { name?: string; statusCode?: number };
  return error instanceof AppError || name === 'FetchError' || statusCode === 500;
}

function send(response: ServerResponse, { status, text = '' }: HttpReply): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}
