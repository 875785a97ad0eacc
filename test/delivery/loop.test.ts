import { expect, it } from 'vitest';
import { createDispatcher } from '../../src/delivery/dispatcher.ts';
import { createSendLimiter } from '../../src/delivery/send-limiter.ts';
import { createSilentLog } from '../../src/observe/log.ts';
import { createMetrics } from '../../src/observe/metrics.ts';
import { createMemoryStore } from '../../src/store/memory/memory-store.ts';
import { drawn, toSubject } from '../support/dispatcher-rig.ts';
import type { Answer, FakeMessenger } from '../support/fake-messenger.ts';
import { delivery } from '../support/store-fixtures.ts';

/** In real time, without waiting for it: each step ends when the platform has been called. */
function createRealTime(options: { faults?: number; hang?: boolean; concurrency?: number } = {}) {
  const memory = createMemoryStore();
  let faults = options.faults ?? 0;
  const arrived: string[] = [];
  let heard: () => void = () => undefined;
  let answerHung: () => void = () => undefined;
  const hung = new Promise<void>((resolve) => {
    answerHung = resolve;
  });
  const messenger: Pick<FakeMessenger, 'send'> = {
    async send(address, _message, id) {
      arrived.push(id);
      heard();
      if (options.hang && id === 'hangs') await hung;
      return { platform: 'teams', id, conversation: address.conversation };
    },
  };
  const dispatcher = createDispatcher<string>({
    store: {
      ...memory,
      claimDue: (...args) => {
        faults -= 1;
        return faults >= 0 ? Promise.reject(new Error('busy')) : memory.claimDue(...args);
      },
    },
    clock: { now: Date.now },
    compose: toSubject,
    render: drawn,
    messengers: {
      teams: {
        ...messenger,
        platform: 'teams',
        limits: { perTenantPerSecond: 30, perConversation: [] },
        update: () => Promise.reject(new Error('not asked for')),
        outcome: () => ({ type: 'ambiguous', reason: 'x' }) satisfies Answer,
      },
    },
    limiter: createSendLimiter(),
    log: createSilentLog(),
    metrics: createMetrics(),
    leaseMs: 60_000,
    concurrency: options.concurrency ?? 4,
  });
  const now = Date.now();
  return {
    dispatcher,
    memory,
    arrived,
    answerHung,
    enqueue: (id: string) =>
      memory.commit('o', [
        { type: 'enqueue', delivery: delivery(id, { subject: id, dueAt: now, expiresAt: now + 600_000 }) },
      ]),
    async untilArrived(count: number): Promise<void> {
      while (arrived.length < count) {
        await new Promise<void>((resolve) => {
          heard = resolve;
        });
      }
    },
  };
}

it('works by itself, wakes when told, and stops', async () => {
  const { dispatcher, memory, arrived, enqueue, untilArrived } = createRealTime();
  dispatcher.start();
  dispatcher.start();
  await enqueue('a');
  dispatcher.wake();
  await untilArrived(1);
  await enqueue('b');
  dispatcher.wake();
  await untilArrived(2);
  await dispatcher.stop();
  await enqueue('c');
  dispatcher.wake();
  await new Promise(setImmediate);
  expect(arrived).toEqual(['a', 'b']);
  expect((await memory.readDelivery('o', 'b'))?.state).toBe('sent');
});

it('goes on past one that hangs, and stop waits for it', async () => {
  const { dispatcher, memory, answerHung, enqueue, untilArrived } = createRealTime({ hang: true });
  await enqueue('hangs');
  dispatcher.start();
  await untilArrived(1);
  await enqueue('b');
  dispatcher.wake();
  await untilArrived(2);
  let stopped = false;
  const stopping = dispatcher.stop().then(() => {
    stopped = true;
  });
  await new Promise(setImmediate);
  expect(stopped).toBe(false);
  answerHung();
  await stopping;
  expect((await memory.readDelivery('o', 'hangs'))?.state).toBe('sent');
});

it('waits for room when it is full, and goes on at once when there is', async () => {
  const { dispatcher, answerHung, arrived, enqueue, untilArrived } = createRealTime({
    hang: true,
    concurrency: 1,
  });
  await enqueue('hangs');
  dispatcher.start();
  await untilArrived(1);
  await enqueue('z');
  await new Promise(setImmediate);
  expect(arrived).toEqual(['hangs']);
  answerHung();
  await untilArrived(2);
  await dispatcher.stop();
});

it('tries again when the store fails', async () => {
  const { dispatcher, enqueue, untilArrived } = createRealTime({ faults: 1 });
  await enqueue('a');
  dispatcher.start();
  await new Promise(setImmediate);
  dispatcher.wake();
  await untilArrived(1);
  await dispatcher.stop();
});
