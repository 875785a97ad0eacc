import { Router } from 'express';
import type { MountedRoute } from './web-app.ts';

/** Several routes as one, so that all of them can be changed for others at once. */
export function mountAll(routes: readonly MountedRoute[], last: Router): MountedRoute['handle'] {
  const all = Router();
  for (const { path, handle } of routes) all.use(path, handle);
  all.use(last);
  return all as unknown as MountedRoute['handle'];
}
