import express, { Router } from 'express';
import { AppError } from '../observe/app-error.ts';
import { cardsPage, cardsRoutes } from './workbench/cards-routes.ts';
import { createChatIndex } from './workbench/chat-index.ts';
import { chatRoutes } from './workbench/chat-routes.ts';
import { createEventStreams } from './workbench/event-stream.ts';
import { localOnly, sameOriginJson } from './workbench/guard.ts';
import { pageRoutes, wheelRoutes } from './workbench/page-routes.ts';
import { createTimeControl } from './workbench/time-control.ts';
import { timeRoutes } from './workbench/time-routes.ts';
import { watchMoves } from './workbench/what-happened.ts';
import type { WorkbenchDeps } from './workbench-deps.ts';

export interface Workbench {
  router: Router;
  /** Stops a jump that is under way and ends the open streams. */
  close(): Promise<void>;
  /** Tells all who look on that everything is about to be another. */
  tellRestart(): void;
}

/**
 * The page on which one plays anybody in the municipality and moves the time. Whoever reaches it may be anybody, so it
 * is for one's own machine only.
 */
export function createWorkbench(deps: WorkbenchDeps, { production }: { production: boolean }): Workbench {
  if (production) {
    throw new AppError('WEB.WORKBENCH_IN_PRODUCTION', 'The workbench cannot be opened in production', {
      hint: 'Set NODE_ENV to something else than production, or start without the workbench.',
    });
  }
  const time = createTimeControl(deps);
  const moves = watchMoves(deps, time);
  const index = createChatIndex(deps.store, deps.chat, deps.owner);
  const streams = createEventStreams(deps, time);
  const api = Router();
  api.use(sameOriginJson, express.json({ limit: '200kb' }));
  api.get('/events', (request, response) => streams.handle(request, response));
  api.use(chatRoutes(deps, index), timeRoutes(deps, time, moves), wheelRoutes(deps), cardsRoutes(deps));
  api.use((_request, response) => {
    response.status(404).json({ code: 'WEB.NOT_FOUND' });
  });

  const router = Router();
  router.use(['/workbench', '/'], localOnlyFor);
  router.use('/workbench/api', api);
  router.use(cardsPage(), pageRoutes());
  return {
    router,
    tellRestart: streams.tellRestart,
    async close() {
      time.cancel();
      index.close();
      moves.close();
      streams.close();
      await time.idle();
    },
  };
}

/** Other routes of the same app (Teams, Slack, pupil pages) are not for this machine only. */
const localOnlyFor: express.RequestHandler = (request, response, next) => {
  const isOurs = request.originalUrl === '/' || /^\/(\?|workbench(\/|$|\?))/.test(request.originalUrl);
  if (!isOurs) return next();
  localOnly(request, response, next);
};
