import { expect, it } from 'vitest';
import { createMemoryStore } from '../../src/store/memory/memory-store.ts';
import { createRig } from '../support/dispatcher-rig.ts';
import type { Answer } from '../support/fake-messenger.ts';
import { createManualClock } from '../support/manual-clock.ts';

const STOPPED: Answer = { type: 'tenant-stopped', reason: 'disabled-by-admin' };
const HOUR = 3_600_000;

it('a tenant that is stopped pauses alone and is told of once, whichever instance meets it and however often they start', async () => {
  const store = createMemoryStore();
  const clock = createManualClock(1000);
  let isStopped = true;
  const instance = () =>
    createRig({
      store,
      clock,
      concurrency: 1,
      answer: ({ conversation }) =>
        isStopped && conversation.tenant === 'fjordvik' ? STOPPED : { type: 'sent' },
    });
  const [first, second] = [instance(), instance()];
  for (let n = 0; n < 6; n += 1) await first.enqueue(`d${n}`, { expiresAt: 99 * HOUR });
  await first.enqueue('other', {}, 'nesset');
  await first.runUntil(10_000);
  await second.runUntil(HOUR);
  const restarted = instance();
  await restarted.runUntil(2 * HOUR);

  const all = () => [first, second, restarted].flatMap(({ lines }) => lines);
  expect(
    all()
      .filter(({ level }) => level === 'error')
      .map(({ message }) => message),
  ).toEqual(['The platform refuses this tenant; its messages wait and are tried again']);
  expect((await store.readDelivery('nesset', 'other'))?.state).toBe('sent');
  expect(await store.read('fjordvik', 'stoppedTenant', 'teams')).toMatchObject({
    body: { reason: 'disabled-by-admin' },
  });

  // Only one that starts now is left to find that it is over.
  isStopped = false;
  const last = instance();
  await last.runUntil(4 * HOUR);
  for (let n = 0; n < 6; n += 1) expect((await store.readDelivery('fjordvik', `d${n}`))?.state).toBe('sent');
  expect([...all(), ...last.lines].filter(({ level }) => level === 'info')).toHaveLength(1);
  expect(await store.read('fjordvik', 'stoppedTenant', 'teams')).toBeUndefined();
});
