import { type Request, type Response, Router } from 'express';
import { addDays } from '../../domain/calendar/dates.ts';
import { toEpoch, toLocal } from '../../domain/calendar/zoned-time.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { WorkbenchDeps } from '../workbench-deps.ts';
import { jumpBody, othersBody, readBody, refuse } from './read-request.ts';
import type { TimeControl } from './time-control.ts';

/** The virtual time: what it is, what comes next, and how to move it. */
export function timeRoutes(deps: WorkbenchDeps, time: TimeControl): Router {
  const router = Router();

  router.get('/time', async (_request, response) => {
    const state = time.state();
    const next = state.jump ? undefined : await deps.nextEvent(state.now);
    const others = deps.letOthersAnswer?.get();
    response.json({
      ...state,
      zone: await zoneOf(deps),
      ...(next ? { next } : {}),
      ...(others === undefined ? {} : { others }),
    });
  });

  router.post('/time', (request, response) => jumpRoute(deps, time, request, response));

  router.post('/time/cancel', (_request, response) => {
    time.cancel();
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
  const now = deps.clock.now();
  const zone = await zoneOf(deps);
  const to = 'date' in body ? toEpoch(body.date, '08:00', zone) : await target(deps, body.to, now, zone);
  if (to === undefined) return refuse(response, 'WEB.NOTHING_NEXT', 409);
  const refused = time.jump(to);
  if (refused) return refuse(response, refused, 409);
  response.status(202).json(time.state());
}

/** A day later is the same time of day, also when the clocks change. */
async function target(
  deps: WorkbenchDeps,
  to: 'next' | 'day' | 'week',
  now: EpochMs,
  zone: string,
): Promise<EpochMs | undefined> {
  if (to === 'next') return (await deps.nextEvent(now))?.at;
  const local = toLocal(now, zone);
  return toEpoch(addDays(local.date, to === 'day' ? 1 : 7), local.time, zone);
}

async function zoneOf({ store, owner }: WorkbenchDeps): Promise<string> {
  return (await store.read(owner, 'owner', 'owner'))?.body.timeZone ?? 'Europe/Oslo';
}
