import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import { FAILED_STATES, sendAgain, type TenantStatus, tenantStatuses } from '../../app/operator.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { Store } from '../../app/ports/store.ts';
import { createLimits } from '../pupil/limits.ts';
import type { MountedRoute } from '../web-app.ts';
import { operatorPage } from './operator-page.ts';

export interface OperatorPagesParts {
  store: Store;
  clock: Clock;
  /** Of this process. */
  lastTick(): number | undefined;
  token: string;
  wake(): void;
}

const body = z.object({ owner: z.string().min(1).max(100), state: z.enum(FAILED_STATES) });

const LIMITS = { requestsPerMinute: 60, wrongCodes: 10, wrongCodesMs: 10 * 60_000, alerts: 10 };

/** The operator's view, under /drift: only with the token from the environment, and only counts and times. */
export function createOperatorPages({
  store,
  clock,
  lastTick,
  token,
  wake,
}: OperatorPagesParts): MountedRoute {
  const router = Router();
  const limits = createLimits(LIMITS, (_request, response) => {
    response.type('text/plain').send('Too many requests\n');
  });
  router.use(limits.requests, limits.codes, withToken(token));
  router.get('/', async (_request, response) => {
    response.send(operatorPage(await tenantStatuses(store, clock.now()), about()));
  });
  router.get('/status.json', async (_request, response) => {
    const tenants: TenantStatus[] = await tenantStatuses(store, clock.now());
    response.json({ ...about(), tenants });
  });
  router.post(
    '/send-igjen',
    express.urlencoded({ extended: false, limit: '2kb' }),
    async (request, response) => {
      const read = body.safeParse(request.body);
      if (!read.success || isFromElsewhere(request))
        return void response.status(400).type('text/plain').send('Bad request\n');
      const { owner, state } = read.data;
      const done = await sendAgain(store, owner, { states: [state], now: clock.now(), dryRun: false });
      wake();
      response.send(operatorPage(await tenantStatuses(store, clock.now()), about(), { owner, ...done }));
    },
  );

  function about() {
    return { now: clock.now(), lastTick: lastTick() };
  }

  return {
    path: '/drift',
    handle: (request: IncomingMessage, response: ServerResponse, next) =>
      router(request as Request, response as Response, next),
  };
}

/** A browser asks for name and password by itself: any name, and the token as password. */
function withToken(token: string): RequestHandler {
  return (request, response, next) => {
    response.set('Cache-Control', 'no-store');
    const [, kind = '', given = ''] = /^(\w+) (.*)$/.exec(request.headers.authorization ?? '') ?? [];
    const secret =
      kind.toLowerCase() === 'basic'
        ? Buffer.from(given, 'base64')
            .toString('utf8')
            .replace(/^[^:]*:/, '')
        : kind.toLowerCase() === 'bearer'
          ? given
          : '';
    if (secret !== '' && sameSecret(secret, token)) return next();
    if (secret !== '') response.locals.wrongCode = true;
    response.status(401).set('WWW-Authenticate', 'Basic realm="drift", charset="UTF-8"');
    response.type('text/plain').send('The token is needed\n');
  };
}

/** Takes as long whatever differs, also in length. */
function sameSecret(a: string, b: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}

/** The browser sends the password along by itself, also when another site posts the form. */
function isFromElsewhere({ headers }: Request): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin';
  const { origin, host } = headers;
  return origin !== undefined && new URL(origin).host !== host;
}
