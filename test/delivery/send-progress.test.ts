import { expect, it } from 'vitest';
import { createMemoryStore } from '../../src/store/memory/memory-store.ts';
import { createRig } from '../support/dispatcher-rig.ts';

it('a large send is seen while it goes on: how many wait, until when, and that it is done', async () => {
  const rig = createRig({ store: createMemoryStore(), concurrency: 64 });
  const metric = async (name: string) =>
    (await rig.metrics.registry.getSingleMetric(name)?.get())?.values[0]?.value;
  for (let n = 0; n < 1500; n += 1) await rig.enqueue(`d${n}`, { expiresAt: 99_000_000 });

  await rig.dispatcher.look();
  expect(await metric('arshjulet_deliveries_waiting')).toBe(1500);
  await rig.runUntil(11_000);
  await rig.dispatcher.look();
  const waiting = Number(await metric('arshjulet_deliveries_waiting'));
  expect(waiting).toBeGreaterThan(1100);
  expect(waiting).toBeLessThan(1300);
  // At thirty a second.
  expect(Number(await metric('arshjulet_send_seconds_left'))).toBeCloseTo(waiting / 30, 0);
  await rig.runUntil(36_000);
  await rig.dispatcher.look();
  await rig.runUntil(90_000);
  await rig.dispatcher.look();

  expect(await metric('arshjulet_deliveries_waiting')).toBe(0);
  const said = rig.lines.filter(({ message }) => message.startsWith('A large send'));
  expect(said.map(({ message }) => message)).toEqual([
    'A large send has begun',
    'A large send is under way',
    'A large send is done',
  ]);
  expect(said[0]?.fields).toEqual({ waiting: 1500 });
  expect(said[2]?.fields).toMatchObject({ endedHere: 1500 });
});

it('a few messages are no large send', async () => {
  const rig = createRig({ store: createMemoryStore() });
  for (let n = 0; n < 20; n += 1) await rig.enqueue(`d${n}`);
  await rig.dispatcher.look();
  await rig.runUntil(10_000);
  await rig.dispatcher.look();
  expect(rig.lines).toEqual([]);
});
