import { afterEach, beforeEach, expect, it } from 'vitest';
import { toEpoch, toLocal } from '../../src/domain/calendar/zoned-time.ts';
import { DAY_MS } from '../../src/domain/time.ts';
import { createTimeControl } from '../../src/web/workbench/time-control.ts';
import { openTestWeb, type TestWeb } from '../support/web-client.ts';
import { createFakeWorkbench, type FakeWorkbench, START } from '../support/workbench-fake.ts';

const TIME = '/workbench/api/time';
let fake: FakeWorkbench;
let web: TestWeb;

beforeEach(async () => {
  fake = await createFakeWorkbench();
  web = await openTestWeb(fake.deps);
});
afterEach(() => web.close());

async function arrivedAt(): Promise<number> {
  for (;;) {
    const state = await web.json(TIME);
    if (!state.jump) return state.now;
  }
}

it('says what comes next and goes there', async () => {
  const state = await web.json(TIME);
  expect(state).toMatchObject({ now: START, zone: 'Europe/Oslo', next: { title: { nb: 'Refleksjon' } } });
  expect((await web.post(TIME, { to: 'next' })).status).toBe(202);
  expect(await arrivedAt()).toBe(state.next.at);
  const none = await web.post(TIME, { to: 'next' });
  expect([none.status, await none.json()]).toEqual([409, { code: 'WEB.NOTHING_NEXT' }]);
});

it('goes a day and a week by the clock on the wall, also when the clocks change', async () => {
  fake.deps.clock.set(toEpoch('2026-10-24', '08:00', 'Europe/Oslo'));
  await web.post(TIME, { to: 'day' });
  expect(toLocal(await arrivedAt(), 'Europe/Oslo')).toMatchObject({ date: '2026-10-25', time: '08:00' });
  await web.post(TIME, { to: 'week' });
  expect(toLocal(await arrivedAt(), 'Europe/Oslo')).toMatchObject({ date: '2026-11-01', time: '08:00' });
});

it.each([
  [{ date: '2026-09-06' }, 409, 'WEB.TIME_BACK'],
  [{ date: '2036-01-01' }, 409, 'WEB.TIME_FAR'],
  [{ date: '2027-02-30' }, 400, 'WEB.BAD_BODY'],
  [{ to: 'yesterday' }, 400, 'WEB.BAD_BODY'],
])('refuses %o', async (body, status, code) => {
  const response = await web.post(TIME, body);
  expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([status, code]);
  expect(fake.deps.clock.now()).toBe(START);
});

it('makes one jump at a time, tells how it goes, and can be stopped', async () => {
  let step: () => void = () => {};
  const deps = {
    ...fake.deps,
    async runUntil(to: number, progress: (now: number) => void, signal: AbortSignal) {
      for (let now = START; now < to && !signal.aborted; now += DAY_MS) {
        fake.deps.clock.set(now);
        progress(now);
        await new Promise<void>((resolve) => {
          step = resolve;
        });
      }
    },
  };
  const time = createTimeControl(deps);
  const told: unknown[] = [];
  time.subscribe((state) => told.push(state.jump?.to));
  const to = START + 100 * DAY_MS;
  expect(time.jump(to)).toBeUndefined();
  expect(time.jump(to)).toBe('WEB.TIME_RUNS');
  time.cancel();
  step();
  await time.idle();
  expect(time.state()).toEqual({ now: START });
  expect(told.at(0)).toBe(to);
  expect(told.at(-1)).toBeUndefined();
});

it('gives up a jump that fails, and can try again', async () => {
  const failing = createTimeControl({
    ...fake.deps,
    runUntil: async () => Promise.reject(new Error('disk full')),
  });
  expect(failing.jump(START + DAY_MS)).toBeUndefined();
  await failing.idle();
  expect(failing.state().jump).toBeUndefined();
  expect(failing.jump(START + DAY_MS)).toBeUndefined();
  await failing.idle();
});
