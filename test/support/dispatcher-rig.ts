import type { Composed } from '../../src/app/ports/composer.ts';
import type { Delivery, NewDelivery } from '../../src/app/ports/delivery.ts';
import type { Message } from '../../src/app/ports/messenger.ts';
import type { SendLimiter } from '../../src/app/ports/send-limiter.ts';
import type { Store } from '../../src/app/ports/store.ts';
import { createDispatcher, type Dispatcher } from '../../src/delivery/dispatcher.ts';
import { createSendLimiter } from '../../src/delivery/send-limiter.ts';
import type { Log, LogFields } from '../../src/observe/log.ts';
import { createMetrics } from '../../src/observe/metrics.ts';
import { createFakeMessenger, type FakeMessenger, type FakeMessengerOptions } from './fake-messenger.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';
import { delivery } from './store-fixtures.ts';

export interface LogLine {
  level: string;
  message: string;
  fields: LogFields;
}

export interface RigOptions {
  store: Store;
  clock?: ManualClock;
  limiter?: SendLimiter;
  messenger?: FakeMessenger;
  answer?: FakeMessengerOptions['answer'];
  limits?: FakeMessengerOptions['limits'];
  compose?(delivery: Delivery, now: number): Promise<Composed<string>>;
  render?(view: string): Message;
  leaseMs?: number;
  concurrency?: number;
}

/** A dispatcher with a fake platform around it: deliveries go to `{ tenant: owner, id: subject }`. */
export function createRig(options: RigOptions) {
  const clock = options.clock ?? createManualClock(1000);
  const { answer, limits } = options;
  const messenger =
    options.messenger ?? createFakeMessenger({ clock, ...(answer && { answer }), ...(limits && { limits }) });
  const lines: LogLine[] = [];
  const write =
    (level: string) =>
    (message: string, fields: LogFields = {}) =>
      void lines.push({ level, message, fields });
  const log: Log = {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
  };
  const metrics = createMetrics();
  const dispatcher: Dispatcher = createDispatcher<string>({
    store: options.store,
    clock,
    compose: options.compose ?? toSubject,
    render: options.render ?? ((view) => drawn(view)),
    messengers: { teams: messenger },
    limiter: options.limiter ?? createSendLimiter(),
    log,
    metrics,
    leaseMs: options.leaseMs ?? 60_000,
    concurrency: options.concurrency ?? 16,
  });

  async function enqueue(id: string, over: Partial<NewDelivery> = {}, owner = 'fjordvik'): Promise<void> {
    const change = { type: 'enqueue', delivery: delivery(id, { subject: id, ...over }) } as const;
    const result = await options.store.commit(owner, [change]);
    if (!result.ok) throw new Error(`not enqueued: ${id}`);
  }

  /** Lets time pass until nothing is left to do, or until this instant. */
  async function runUntil(end: number): Promise<void> {
    while (true) {
      await dispatcher.runOnce();
      const next = await options.store.nextDue();
      if (next === undefined || next > end) return clock.set(Math.max(end, clock.now()));
      clock.set(Math.max(next, clock.now()));
    }
  }

  return { dispatcher, messenger, clock, lines, metrics, enqueue, runUntil };
}

export async function toSubject(delivery: Delivery): Promise<Composed<string>> {
  const conversation = { tenant: delivery.owner, id: delivery.subject };
  return { type: 'send', view: delivery.kind, address: { platform: 'teams', conversation } };
}

export function drawn(text: string): Message {
  return { card: { type: 'AdaptiveCard', body: [] }, fallbackText: text, language: 'nb' };
}
