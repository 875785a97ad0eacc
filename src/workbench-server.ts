import type { OwnerData } from './app/import-owner.ts';
import { readOwnerFolder } from './files/owner-folder.ts';
import { AppError } from './observe/app-error.ts';
import { eraseOwner } from './store/copy/erase-owner.ts';
import { mountAll } from './web/mount-all.ts';
import { createWebApp, type MountedRoute } from './web/web-app.ts';
import { createWorkbenchWorld, type WorkbenchParts } from './workbench-world.ts';

/** The whole product on one machine in its own time; the year can be begun again. */
export async function createWorkbenchServer(
  parts: WorkbenchParts,
): Promise<{ app: ReturnType<typeof createWebApp>; close(): Promise<void> }> {
  let world = await createWorkbenchWorld(parts, readOwner(parts), startAgain);
  let handle = mountAll(world.routes, world.workbench.router);
  let beginning: Promise<void> | undefined;

  function startAgain(): Promise<void> {
    beginning ??= begin().finally(() => {
      beginning = undefined;
    });
    return beginning;
  }

  async function begin(): Promise<void> {
    // Read first: a folder with mistakes empties nothing.
    const data = readOwner(parts);
    world.workbench.tellRestart();
    await world.close();
    await eraseOwner(parts.store, world.owner);
    world = await createWorkbenchWorld(parts, data, startAgain);
    handle = mountAll(world.routes, world.workbench.router);
  }

  /** Whoever comes while the year is begun again waits for the new one. */
  const current: MountedRoute = {
    path: '/',
    handle: (request, response, next) => {
      if (!beginning) return handle(request, response, next);
      beginning.then(() => handle(request, response, next), next);
    },
  };
  const app = createWebApp({
    log: parts.log,
    routes: [current],
    health: async () => ({ ready: true, checks: { store: 'ok' } }),
    metrics: { contentType: world.metrics.contentType, text: () => world.metrics.text() },
  });
  return { app, close: () => world.close() };
}

function readOwner({ ownerFolder }: WorkbenchParts): OwnerData {
  const read = readOwnerFolder(ownerFolder);
  if (read.ok) return read;
  const lines = read.mistakes.map((one) => `${one.file}:${one.line}:${one.column} ${one.message}`).join('\n');
  throw new AppError('OWNER.MISTAKES', `The owner's folder ${ownerFolder} has mistakes:\n${lines}`, {
    actor: 'operator',
  });
}
