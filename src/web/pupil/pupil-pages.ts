import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import express, { type Request, type Response, Router } from 'express';
import { ownerOf } from '../../app/identify.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { App } from '../../app/use-case.ts';
import { translate } from '../../i18n/translate.ts';
import type { MountedRoute } from '../web-app.ts';
import { answerRoutes } from './answer-routes.ts';
import { classRoutes } from './class-routes.ts';
import { createLimits, LIMITS, type Limits } from './limits.ts';
import { codePage } from './pages/code-page.ts';
import { contextOf } from './request.ts';
import type { PupilRouteParts } from './route-parts.ts';
import { sheetRoutes } from './sheet-routes.ts';
import { alertsTooMany, wayOutRoutes } from './way-out-routes.ts';

export interface PupilPagesParts {
  app: App;
  clock: Clock;
  limits?: Limits;
  /** Something was written that somebody waits for: the outbox is woken. */
  onChange?: () => void;
}

const STATIC = fileURLToPath(new URL('./public/', import.meta.url));
const MAX_BODY = '64kb';

/** The pages for pupils and parents, under /svar. No cookies, nothing from elsewhere, nothing of a person in the address. */
export function createPupilPages({ app, clock, limits = LIMITS, onChange }: PupilPagesParts): MountedRoute {
  const router = Router();
  const made = createLimits(limits, {
    requests: tooMany,
    codes: (request, response, minutes) => codesTooMany(app, request, response, minutes),
    alerts: (request, response, minutes) => alertsTooMany(app, request, response, minutes),
  });
  const parts: PupilRouteParts = { app, clock, limits: made, onChange: onChange ?? (() => undefined) };
  router.use('/static', express.static(STATIC, { index: false, maxAge: '1h' }));
  router.use(noStore, made.requests);
  router.use(express.urlencoded({ extended: false, limit: MAX_BODY, parameterLimit: 100 }));
  router.get('/', async (_request, response) => toOwner(app, response));
  router.use(answerRoutes(parts));
  router.use(sheetRoutes(parts));
  router.use(wayOutRoutes(parts));
  router.use(classRoutes(parts));
  return {
    path: '/svar',
    handle: (request: IncomingMessage, response: ServerResponse, next) =>
      router(request as Request, response as Response, next),
  };
}

const noStore: express.RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

/** One owner on this server: straight to its page. Several: the address on the sheet says which. */
async function toOwner(app: App, response: Response): Promise<void> {
  const owners: string[] = [];
  for await (const id of app.store.owners()) if (await ownerOf(app.store, id)) owners.push(id);
  const [only, ...others] = owners;
  if (only !== undefined && others.length === 0) return response.redirect(302, `/svar/${only}`);
  response
    .status(404)
    .type('text/plain')
    .send(`${translate('nb', 'pupil.whichOwner')}\n`);
}

function tooMany(_request: Request, response: Response, minutes: number): void {
  response.type('text/plain').send(`${translate('nb', 'pupil.tooMany', { minutes })}\n`);
}

async function codesTooMany(app: App, request: Request, response: Response, minutes: number): Promise<void> {
  const context = await contextOf(app, request, response);
  if (!context) return;
  const problem = context.say('pupil.tooMany', { minutes });
  response.send(codePage(context, { problem, asked: context.tag }));
}
