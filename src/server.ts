import { schedule } from 'node-cron';
import { importOwner } from './app/import-owner.ts';
import type { Clock } from './app/ports/clock.ts';
import type { Log } from './app/ports/log.ts';
import type { Messenger } from './app/ports/messenger.ts';
import type { SendLimiter } from './app/ports/send-limiter.ts';
import type { Store } from './app/ports/store.ts';
import { auditedStore } from './app/records/audit.ts';
import { createHouse, type House } from './assemble.ts';
import { printMistake } from './files/mistake.ts';
import { readOwnerFolder } from './files/owner-folder.ts';
import { createIds } from './ids.ts';
import { AppError } from './observe/app-error.ts';
import { toPng } from './pictures/png.ts';
import { createFilePages } from './web/files/file-pages.ts';
import { createMeetingPages } from './web/meeting/meeting-pages.ts';
import { createOperatorPages } from './web/operator/operator-pages.ts';
import { createPupilPages } from './web/pupil/pupil-pages.ts';
import { createWebApp, type MountedRoute } from './web/web-app.ts';

/** What a platform gets of the house. */
export type PlatformHouse = Pick<House, 'handleAction' | 'handleSaid' | 'render'> & { wake(): void };

/** Teams or Slack: a messenger for the outbox, and what it needs once the house stands. */
export interface Platform {
  messenger: Messenger;
  attach(house: PlatformHouse): {
    routes: MountedRoute[];
    start?(): Promise<void>;
    /** Finishes what was begun. */
    close(): Promise<void>;
  };
}

export interface ServerParts {
  store: Store;
  /** Shared with the other instances. */
  sendLimiter?: SendLimiter;
  key: string;
  log: Log;
  platforms: Platform[];
  /** Loaded at start; what people have changed stays. */
  ownerFolder?: string;
  publicUrl?: string;
  trustProxy?: number;
  operatorToken?: string;
  /** Another only in tests. */
  clock?: Clock;
  /** For how long a delivery that was claimed is this instance's; then another takes it over. */
  leaseMs?: number;
}

const REAL_CLOCK: Clock = { now: () => Date.now() };
const EACH_MINUTE = '* * * * *';
const LOAD_TRIES = 5;

/** The bot in real time, for real people. */
export async function createServer(parts: ServerParts): Promise<{
  app: ReturnType<typeof createWebApp>;
  /** Finishes what is under way, once the last requests have ended. */
  close(requestsEnded?: Promise<void>): Promise<void>;
}> {
  const { store, log, platforms, clock = REAL_CLOCK } = parts;
  const ids = createIds(parts.key);
  const loading = auditedStore(store, ids, { actor: 'operator', verb: 'owner.load' }, clock.now);
  if (parts.ownerFolder) await loadOwner(loading, parts.ownerFolder);
  const messengers = Object.fromEntries(platforms.map(({ messenger }) => [messenger.platform, messenger]));
  const house = createHouse({
    store,
    clock,
    ids,
    log,
    messengers,
    ...(parts.sendLimiter ? { sendLimiter: parts.sendLimiter } : {}),
    ...(parts.leaseMs ? { leaseMs: parts.leaseMs } : {}),
    ...publicly(parts),
  });
  const { handleAction, handleSaid, render, dispatcher } = house;
  const attached = platforms.map((one) =>
    one.attach({ handleAction, handleSaid, render, wake: dispatcher.wake }),
  );

  let lastTick: number | undefined;
  const tick = async () => {
    await house
      .tick(clock.now())
      .then(() => {
        lastTick = clock.now();
      })
      .catch((error) => log.error('A tick failed; the next one catches up', {}, error));
    dispatcher.wake();
  };
  const ticking = schedule(EACH_MINUTE, tick, { noOverlap: true });
  await tick();
  dispatcher.start();
  for (const one of attached) await one.start?.();

  const operator = parts.operatorToken
    ? [
        createOperatorPages({
          store,
          clock,
          lastTick: () => lastTick,
          token: parts.operatorToken,
          wake: dispatcher.wake,
        }),
      ]
    : [];
  const meetings = createMeetingPages({ app: house.app, clock });
  const files = createFilePages({ app: house.app, clock, toPng });
  const pupils = createPupilPages({ app: house.app, clock, onChange: dispatcher.wake });
  const app = createWebApp({
    log,
    routes: [...attached.flatMap(({ routes }) => routes), pupils, meetings, files, ...operator],
    trustProxy: parts.trustProxy ?? 0,
    health: () => readiness(store),
    metrics: {
      contentType: house.metrics.registry.contentType,
      text: () => house.metrics.registry.metrics(),
    },
  });
  return {
    app,
    async close(requestsEnded = Promise.resolve()) {
      const sending = dispatcher.stop();
      await ticking.stop();
      meetings.close();
      await requestsEnded;
      for (const one of attached) await one.close();
      await sending;
    },
  };
}

function publicly({ publicUrl }: ServerParts): { publicUrl?: string } {
  return publicUrl === undefined ? {} : { publicUrl };
}

async function readiness(store: Store) {
  try {
    await store.nextDue();
    return { ready: true, checks: { store: 'ok' } };
  } catch {
    return { ready: false, checks: { store: 'cannot be read' } };
  }
}

async function loadOwner(store: Store, folder: string): Promise<void> {
  const read = readOwnerFolder(folder);
  if (!read.ok) {
    throw new AppError(
      'OWNER.MISTAKES',
      `The owner's folder ${folder} has mistakes:\n${read.mistakes.map(printMistake).join('\n')}`,
      {
        hint: 'Correct them and start again.',
      },
    );
  }
  // Instances that start together load the same: the others then find nothing left to write.
  for (let tries = 0; tries < LOAD_TRIES; tries += 1) {
    if ((await importOwner(store, read)).ok) return;
  }
  throw new AppError('OWNER.CONFLICT', 'Another process is writing to this store', {
    hint: 'Start the instances one after the other.',
  });
}
