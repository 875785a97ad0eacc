import type { Action, Reply, Said } from './app/action.ts';
import { compose } from './app/compose.ts';
import { handleAction } from './app/handle-action.ts';
import { handleSaid } from './app/handle-said.ts';
import type { Clock, Ids } from './app/ports/clock.ts';
import type { Log } from './app/ports/log.ts';
import type { Messenger, Platform } from './app/ports/messenger.ts';
import type { SendLimiter } from './app/ports/send-limiter.ts';
import type { Store } from './app/ports/store.ts';
import { handlePupil, type PupilAction } from './app/pupil/class-card.ts';
import { nextEvent, tick } from './app/tick.ts';
import type { App } from './app/use-case.ts';
import { createCards } from './cards/create-cards.ts';
import { createDispatcher } from './delivery/dispatcher.ts';
import { createSendLimiter } from './delivery/send-limiter.ts';
import { minGroups } from './domain/privacy/min-group.ts';
import { reference } from './files/reference.ts';
import { createMetrics } from './observe/metrics.ts';

export interface HouseParts {
  store: Store;
  clock: Clock;
  ids: Ids;
  log: Log;
  messengers: Partial<Record<Platform, Messenger>>;
  /** Budgets that instances share; without it, this instance's own. */
  sendLimiter?: SendLimiter;
  /** Deliveries worked on at once; 1 makes the order the same every time. */
  concurrency?: number;
  leaseMs?: number;
  /** Where the pages for pupils and parents are reached from outside. */
  publicUrl?: string;
}

/** The application with its outbox, the same for the server, the simulation and the tests. */
export function createHouse({
  store,
  clock,
  ids,
  log,
  messengers,
  sendLimiter = createSendLimiter(),
  concurrency = 64,
  leaseMs = 60_000,
  publicUrl,
}: HouseParts) {
  const app: App = {
    store,
    ids,
    log,
    minGroups: minGroups(),
    reference: reference(),
    ...(publicUrl ? { publicUrl } : {}),
  };
  const metrics = createMetrics();
  const cards = createCards({
    onTextProblem: ({ key, language }) => log.error('A text is missing', { textKey: key, language }),
  });
  const dispatcher = createDispatcher({
    store,
    clock,
    log,
    metrics,
    leaseMs,
    concurrency,
    messengers,
    limiter: sendLimiter,
    compose: (delivery, now) => compose(app, delivery, now),
    render: cards.render,
  });
  return {
    app,
    metrics,
    dispatcher,
    render: cards.render,
    tick: (now: number) => tick(app, now),
    nextEvent: (owner: string, now: number) => nextEventOf(app, owner, now),
    async handleAction(action: Action, view?: Store): Promise<Reply> {
      const reply = await handleAction(app, action, view);
      dispatcher.wake();
      return reply;
    },
    async handlePupil(action: PupilAction): Promise<Reply> {
      const reply = await handlePupil(app, action);
      dispatcher.wake();
      return reply;
    },
    async handleSaid(said: Said): Promise<Reply> {
      const reply = await handleSaid(app, said);
      dispatcher.wake();
      return reply;
    },
  };
}

export type House = ReturnType<typeof createHouse>;

async function nextEventOf(app: App, owner: string, now: number) {
  const stored = await app.store.read(owner, 'owner', 'owner');
  return stored && nextEvent(app, stored.body, now);
}
