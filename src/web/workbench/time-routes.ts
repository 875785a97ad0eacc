import { type Request, type Response, Router } from 'express';
import { addDays } from '../../domain/calendar/dates.ts';
import { toEpoch, toLocal } from '../../domain/calendar/zoned-time.ts';
import type { WorkbenchDeps } from '../workbench-deps.ts';
import { nextMoment } from './next-moment.ts';
import { type Jump, jumpBody, othersBody, readBody, refuse, restartBody } from './read-request.ts';
import type { TimeControl } from './time-control.ts';
import type { WhatHappened } from './what-happened.ts';

/** The virtual time: what it is, what comes next, and how to move it. */
export function timeRoutes(deps: WorkbenchDeps, time: TimeControl, moves: WhatHappened): Router {
  const router = Router();

  router.get('/time', async (_request, response) => {
    const state = time.state();
    const next = state.jump ? undefined : await deps.nextEvent(state.now);
    const others = deps.letOthersAnswer?.get();
    const happened = state.jump ? undefined : await moves.last();
    response.json({
      ...state,
      zone: await zoneOf(deps),
      ...(next ? { next } : {}),
      ...(happened ? { happened } : {}),
      ...(others === undefined ? {} : { others }),
      canRestart: deps.startAgain !== undefined,
    });
  });

  router.post('/time', (request, response) => jumpRoute(deps, time, request, response));

  router.post('/time/cancel', (_request, response) => {
    time.cancel();
    response.status(204).end();
  });

  router.post('/restart', async (request, response) => {
    if (!readBody(restartBody, request, response)) return;
    if (!deps.startAgain) return refuse(response, 'WEB.NO_RESTART');
    await deps.startAgain();
    response.status(204).end();
  });

  router.post('/time/others', (request, response) => {
    const body = readBody(othersBody, request, response);
    if (!body) return;
    if (!deps.letOthersAnswer) return refuse(response, 'WEB.NO_OTHERS');
    deps.letOthersAnswer.set(body.on);
    response.status(204).end();
  });

  return router;
}

async function jumpRoute(
  deps: WorkbenchDeps,
  time: TimeControl,
  request: Request,
  response: Response,
): Promise<void> {
  const body = readBody(jumpBody, request, response);
  if (!body) return;
  const refused =
    'to' in body && body.to === 'next' ? await goNext(deps, time) : await goTo(deps, time, body);
  if (refused) return refuse(response, refused, 409);
  response.status(202).json(time.state());
}

async function goNext(deps: WorkbenchDeps, time: TimeControl): Promise<string | undefined> {
  const next = await deps.nextEvent(deps.clock.now());
  if (!next) return 'WEB.NOTHING_NEXT';
  const moment = nextMoment(deps, next);
  const refused = time.jump(next.at, moment.further);
  if (refused) moment.end();
  else void time.idle().finally(moment.end);
  return refused;
}

/** A day later is the same time of day, also when the clocks change. */
async function goTo(deps: WorkbenchDeps, time: TimeControl, body: Jump): Promise<string | undefined> {
  const zone = await zoneOf(deps);
  if ('date' in body) return time.jump(toEpoch(body.date, '08:00', zone));
  const local = toLocal(deps.clock.now(), zone);
  return time.jump(toEpoch(addDays(local.date, body.to === 'day' ? 1 : 7), local.time, zone));
}

async function zoneOf({ store, owner }: WorkbenchDeps): Promise<string> {
  return (await store.read(owner, 'owner', 'owner'))?.body.timeZone ?? 'Europe/Oslo';
}
