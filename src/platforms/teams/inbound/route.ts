import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../../../app/ports/log.ts';
import type { OwnerId } from '../../../domain/people/people.ts';
import { type Authentication, claimedIssuer } from '../authentication.ts';
import { isAllowedServiceUrl } from '../service-url.ts';
import type { TeamsSettings, TokenIssuer } from '../settings.ts';
import { type Envelope, readEnvelope, tenantOf } from './envelope.ts';
import { readBody } from './read-body.ts';
import type { HttpReply } from './respond.ts';

export interface RouteParts {
  settings: TeamsSettings;
  authentication: Authentication;
  issuer: TokenIssuer;
  log: Log;
  receive(owner: OwnerId, activity: Envelope): Promise<HttpReply>;
}

/** The SDK asks Microsoft for keys now and then; a caller does not wait longer than this. */
const LOOPBACK = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

/** POST /api/messages: everything is checked before anything is done, and every answer is short. */
export function createRoute({ settings, authentication, issuer, log, receive }: RouteParts) {
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
    if (!(await isFromTeams(request, activity, body.value))) return { status: 401 };
    const owner = settings.tenants.get(tenantOf(activity) ?? '');
    if (owner !== undefined) return receive(owner, activity);
    log.warn('A message from a tenant that is not on the list was refused');
    return { status: 403 };
  }

  async function isFromTeams(request: IncomingMessage, activity: Envelope, body: unknown): Promise<boolean> {
    if (!isAllowedServiceUrl(activity.serviceUrl, settings)) {
      log.warn('A message with an unknown service URL was refused');
      return false;
    }
    if (settings.registration.type === 'playground')
      return LOOPBACK.includes(request.socket.remoteAddress ?? '');
    const authorization = request.headers.authorization ?? '';
    if (claimedIssuer(authorization) !== issuer.issuer) return false;
    try {
      await authentication.authenticateRequest(
        body as Parameters<Authentication['authenticateRequest']>[0],
        authorization,
      );
      return true;
    } catch (error) {
      log.warn('A message to the bot had a token that is not valid', {}, error);
      return false;
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

function send(response: ServerResponse, { status, body }: HttpReply): void {
  if (response.headersSent || response.destroyed) return;
  const text = body === undefined ? '' : JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}
