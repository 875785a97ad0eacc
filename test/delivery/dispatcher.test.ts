import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/app/ports/store.ts';
import { createMemoryStore } from '../../src/store/memory/memory-store.ts';
import { createSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { createRig, toSubject } from '../support/dispatcher-rig.ts';
import { type Answer, mostWithin } from '../support/fake-messenger.ts';

const STORES: [string, () => Promise<Store>][] = [
  ['memory', async () => createMemoryStore()],
  ['SQLite', () => createSqliteStore({ path: ':memory:' })],
];
const OWNER = 'fjordvik';

describe.each(STORES)('the dispatcher on %s', (_name, open) => {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());
  const find = async (id: string) => {
    const found = await store.readDelivery(OWNER, id);
    if (!found) throw new Error(`no delivery ${id}`);
    return found;
  };
  /** Answers the first POSTs with these, and all after them with 'sent'. */
  const script =
    (...answers: Answer[]) =>
    () =>
      answers.shift() ?? ({ type: 'sent' } as const);

  it('sends what is due, once, and keeps the message reference', async () => {
    const rig = createRig({ store });
    await rig.enqueue('a');
    await rig.enqueue('later', { dueAt: 1001 });
    expect(await rig.dispatcher.runOnce()).toMatchObject({ claimed: 1, sent: 1 });
    expect(await rig.dispatcher.runOnce()).toMatchObject({ claimed: 0 });
    expect(rig.messenger.posts).toMatchObject([{ kind: 'send', deliveryId: 'a', conversation: { id: 'a' } }]);
    expect(await find('a')).toMatchObject({
      state: 'sent',
      attempts: 1,
      settledAt: 1000,
      message: { platform: 'teams', id: 'message-0', conversation: { tenant: OWNER, id: 'a' } },
    });
    expect((await find('later')).state).toBe('pending');
  });

  it('updates the message that is there', async () => {
    const message = { platform: 'teams', id: 'm7', conversation: { tenant: OWNER, id: 'x' } } as const;
    const rig = createRig({ store, compose: async () => ({ type: 'update', view: 'new', message }) });
    await rig.enqueue('a');
    await rig.dispatcher.runOnce();
    expect(rig.messenger.posts).toMatchObject([{ kind: 'update', conversation: { id: 'x' } }]);
    expect((await find('a')).state).toBe('sent');
  });

  it('does what the composer says: put off, expired, unreachable', async () => {
    const rig = createRig({
      store,
      compose: async ({ id }) => {
        if (id === 'night') return { type: 'defer', until: 5000, reason: 'outside-hours' };
        if (id === 'done') return { type: 'expire', reason: 'answered' };
        return { type: 'unreachable', reason: 'no-address' };
      },
    });
    for (const id of ['night', 'done', 'nobody']) await rig.enqueue(id);
    await rig.dispatcher.runOnce();
    expect(rig.messenger.posts).toEqual([]);
    expect(await find('night')).toMatchObject({ state: 'pending', dueAt: 5000, reason: 'outside-hours' });
    expect(await find('done')).toMatchObject({ state: 'expired', reason: 'answered' });
    expect(await find('nobody')).toMatchObject({ state: 'unreachable', reason: 'no-address' });
  });

  it('does not turn in circles when put off to a time that is past', async () => {
    const rig = createRig({ store, compose: async () => ({ type: 'defer', until: 0, reason: 'busy' }) });
    await rig.enqueue('a');
    expect(await rig.dispatcher.runOnce()).toMatchObject({ claimed: 1, putOff: 1 });
    expect((await find('a')).dueAt).toBeGreaterThan(1000);
  });

  it('never sends at or after the end, and says what held it up', async () => {
    const rig = createRig({
      store,
      compose: async () => ({ type: 'defer', until: 99_999, reason: 'holiday' }),
    });
    await rig.enqueue('late', { expiresAt: 1000 });
    await rig.enqueue('held', { expiresAt: 2000 });
    await rig.runUntil(10_000);
    expect(rig.messenger.posts).toEqual([]);
    expect(await find('late')).toMatchObject({ state: 'expired', reason: 'late', settledAt: 1000 });
    expect(await find('held')).toMatchObject({ state: 'expired', reason: 'holiday', settledAt: 2000 });
  });

  it('does not send when the disk was so slow that it became too late', async () => {
    const rig = createRig({
      store: {
        ...store,
        beginSending: (claim, now, lease) => {
          rig.clock.advance(5000);
          return store.beginSending(claim, now, lease);
        },
      },
    });
    await rig.enqueue('a', { expiresAt: 3000 });
    await rig.dispatcher.runOnce();
    expect(rig.messenger.posts).toEqual([]);
    expect((await find('a')).state).toBe('expired');
  });

  describe('when the platform answers', () => {
    it('"wait", it sends again after the stated wait, not before', async () => {
      const rig = createRig({ store, answer: script({ type: 'retry-after', ms: 7000 }) });
      await rig.enqueue('a');
      await rig.dispatcher.runOnce();
      expect(await find('a')).toMatchObject({ state: 'pending', dueAt: 8000, reason: 'throttled' });
      await rig.runUntil(60_000);
      expect(rig.messenger.posts.map(({ at }) => at)).toEqual([1000, 8000]);
      expect(await find('a')).toMatchObject({ state: 'sent', attempts: 2 });
    });

    it('"wait" five times, it gives up, having waited longer each time', async () => {
      const rig = createRig({ store, answer: () => ({ type: 'retry-after', ms: 10 }) });
      await rig.enqueue('a');
      await rig.runUntil(900_000);
      const times = rig.messenger.posts.map(({ at }) => at);
      const waits = times.slice(1).map((at, index) => at - times[index]!);
      expect(waits).toEqual([1000, 2000, 4000, 8000]);
      expect(await find('a')).toMatchObject({ state: 'unreachable', reason: 'throttled', attempts: 5 });
    });

    it('"wait" for one conversation, others go on; for many in a row, the tenant rests', async () => {
      const answers: Answer[] = [{ type: 'retry-after', ms: 20_000 }];
      const rig = createRig({ store, answer: script(...answers), concurrency: 1 });
      await rig.enqueue('a');
      await rig.enqueue('b');
      await rig.dispatcher.runOnce();
      expect(rig.messenger.posts.map(({ outcome }) => outcome)).toEqual(['retry-after', 'sent']);

      const tired = createRig({
        store,
        concurrency: 1,
        answer: script(...[1, 2, 3].map(() => ({ type: 'retry-after', ms: 20_000 }) as const)),
      });
      for (const id of ['c', 'd', 'e', 'f', 'g']) await tired.enqueue(id);
      await tired.runUntil(15_000);
      expect(tired.messenger.posts).toHaveLength(3);
      expect(await find('g')).toMatchObject({ state: 'pending', reason: 'paced', attempts: 0 });
    });

    it('with an error nobody understands, a reset or a 5xx, it is never sent again', async () => {
      const rig = createRig({
        store,
        answer: script(
          { type: 'ambiguous', reason: 'http-504' },
          { type: 'error', error: new TypeError('x') },
        ),
      });
      await rig.enqueue('a');
      await rig.enqueue('b');
      await rig.runUntil(900_000);
      expect(rig.messenger.posts).toHaveLength(2);
      expect(await find('a')).toMatchObject({ state: 'ambiguous', reason: 'http-504' });
      expect(await find('b')).toMatchObject({ state: 'ambiguous', reason: 'not-understood' });
      const said = rig.lines.map(({ level, fields }) => [level, fields.delivery]);
      expect(said).toEqual([
        ['warn', 'a'],
        ['error', 'b'],
      ]);
    });

    it('that one person cannot be reached, only that one is given up', async () => {
      const rig = createRig({ store, answer: script({ type: 'unreachable', reason: 'blocked' }) });
      await rig.enqueue('a');
      await rig.enqueue('b');
      await rig.dispatcher.runOnce();
      expect((await find('a')).state).toBe('unreachable');
      expect((await find('b')).state).toBe('sent');
    });
  });

  describe('when the platform refuses the tenant', () => {
    const STOPPED: Answer = { type: 'tenant-stopped', reason: 'disabled-by-admin' };

    it('keeps its deliveries, tries one now and then, tells once, and goes on when it is over', async () => {
      let stopped = true;
      const rig = createRig({
        store,
        concurrency: 1,
        answer: ({ conversation }) => (stopped && conversation.tenant === OWNER ? STOPPED : { type: 'sent' }),
      });
      for (let n = 0; n < 20; n += 1) await rig.enqueue(`d${n}`, { expiresAt: 99_000_000 });
      await rig.enqueue('other', {}, 'nesset');
      await rig.runUntil(3_600_000);
      const refused = rig.messenger.posts.filter(({ conversation }) => conversation.tenant === OWNER);
      expect(refused.length).toBeGreaterThan(2);
      expect(refused.length).toBeLessThan(6);
      expect((await store.readDelivery('nesset', 'other'))?.state).toBe('sent');
      expect(rig.lines.filter(({ level }) => level === 'error')).toHaveLength(1);

      stopped = false;
      await rig.runUntil(3_600_000 * 3);
      for (let n = 0; n < 20; n += 1) expect((await find(`d${n}`)).state).toBe('sent');
      expect(rig.lines.filter(({ level }) => level === 'info')).toHaveLength(1);
    });

    it('tells once although many were under way', async () => {
      const rig = createRig({ store, concurrency: 8, answer: () => STOPPED });
      for (let n = 0; n < 8; n += 1) await rig.enqueue(`d${n}`);
      await rig.runUntil(200_000);
      expect(rig.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
    });

    it('tries another when the trial told nothing', async () => {
      const later: Answer[] = [{ type: 'ambiguous', reason: 'reset' }];
      const rig = createRig({ store, answer: script(STOPPED, ...later), concurrency: 1 });
      for (const id of ['a', 'b', 'c']) await rig.enqueue(id, { expiresAt: 99_000_000 });
      await rig.runUntil(400_000);
      expect((await find('a')).state).toBe('ambiguous');
      expect((await find('b')).state).toBe('sent');
      expect((await find('c')).state).toBe('sent');
    });

    it('lets them expire at their end', async () => {
      const rig = createRig({ store, answer: () => STOPPED });
      await rig.enqueue('a', { expiresAt: 100_000 });
      await rig.runUntil(200_000);
      expect(await find('a')).toMatchObject({
        state: 'expired',
        reason: 'tenant-stopped',
        settledAt: 100_000,
      });
    });
  });

  describe('when something of ours fails', () => {
    it('puts a message off that cannot be made, longer each time, and the others go', async () => {
      const rig = createRig({
        store,
        compose: async (delivery) => {
          if (delivery.id === 'bad') throw new Error('no such round');
          return toSubject(delivery);
        },
      });
      await rig.enqueue('bad', { expiresAt: 400_000 });
      await rig.enqueue('good');
      const dues: number[] = [];
      for (let n = 0; n < 3; n += 1) {
        await rig.dispatcher.runOnce();
        dues.push((await find('bad')).dueAt);
        rig.clock.set(dues[n]!);
      }
      expect(dues).toEqual([31_000, 91_000, 211_000]);
      expect((await find('good')).state).toBe('sent');
      await rig.runUntil(500_000);
      expect(await find('bad')).toMatchObject({ state: 'expired', reason: 'compose-failed', attempts: 0 });
      expect(rig.lines.every(({ level, fields }) => level === 'error' && fields.delivery === 'bad')).toBe(
        true,
      );
    });

    it('puts off what cannot be drawn or has no messenger', async () => {
      const rig = createRig({
        store,
        render: (view) => {
          throw new Error(view);
        },
        compose: async (delivery) =>
          delivery.id === 'slack'
            ? { type: 'send', view: 'x', address: { platform: 'slack', conversation: 'C1' } }
            : toSubject(delivery),
      });
      await rig.enqueue('undrawn');
      await rig.enqueue('slack');
      await rig.dispatcher.runOnce();
      expect(await find('undrawn')).toMatchObject({ state: 'pending', reason: 'compose-failed.1' });
      expect((await find('slack')).state).toBe('pending');
      expect(rig.lines).toHaveLength(2);
    });

    it('does not POST when the store cannot say that the POST is about to happen', async () => {
      const rig = createRig({
        store: { ...store, beginSending: () => Promise.reject(new Error('disk')) },
      });
      await rig.enqueue('a');
      expect(await rig.dispatcher.runOnce()).toMatchObject({ lost: 1 });
      expect(rig.messenger.posts).toEqual([]);
      expect((await find('a')).state).toBe('claimed');
    });

    it('settles what was sent although the store stumbles, and although the limiter is gone', async () => {
      let stumbles = 2;
      const rig = createRig({
        store: {
          ...store,
          settle: (claim, settlement) => {
            stumbles -= 1;
            return stumbles >= 0 ? Promise.reject(new Error('busy')) : store.settle(claim, settlement);
          },
        },
        limiter: {
          take: async () => ({ ok: true }),
          passed: () => Promise.reject(new Error('gone')),
          throttled: () => Promise.reject(new Error('gone')),
        },
      });
      await rig.enqueue('a');
      await rig.dispatcher.runOnce();
      expect((await find('a')).state).toBe('sent');
    });

    it('marks as ambiguous what an earlier run left between "about to" and "done"', async () => {
      const rig = createRig({ store });
      await rig.enqueue('a');
      const [claim] = await store.claimDue(1000, 1, 500);
      await store.beginSending(claim!, 1000, 500);
      await rig.dispatcher.runOnce();
      expect((await find('a')).state).toBe('sending');
      await rig.runUntil(10_000);
      expect(rig.messenger.posts).toEqual([]);
      expect(await find('a')).toMatchObject({ state: 'ambiguous', reason: 'interrupted', settledAt: 1500 });
    });

    it('goes on past one that hangs, and gives up on it when its lease ends', async () => {
      let answerHung: (answer: Answer) => void = () => undefined;
      const hung = new Promise<Answer>((resolve) => {
        answerHung = resolve;
      });
      const rig = createRig({
        store,
        concurrency: 1,
        leaseMs: 5000,
        answer: ({ deliveryId }) => (deliveryId === 'a' ? hung : { type: 'sent' }),
      });
      await rig.enqueue('a');
      const first = rig.dispatcher.runOnce();
      while (rig.messenger.posts.length === 0) await new Promise(setImmediate);
      await rig.enqueue('b');
      expect(await rig.dispatcher.runOnce()).toMatchObject({ claimed: 0 });
      rig.clock.advance(20_000);
      await rig.dispatcher.runOnce();
      expect((await find('a')).state).toBe('ambiguous');
      expect((await find('b')).state).toBe('sent');
      answerHung({ type: 'sent' });
      expect(await first).toMatchObject({ claimed: 1, lost: 1 });
      expect((await find('a')).state).toBe('ambiguous');
    });
  });

  it('counts what happened, with nobody in the labels', async () => {
    const rig = createRig({ store, answer: script({ type: 'retry-after', ms: 10 }) });
    await rig.enqueue('a');
    await rig.runUntil(90_000);
    const page = await rig.metrics.registry.metrics();
    expect(page).toContain('arshjulet_deliveries_settled_total{state="sent"} 1');
    expect(page).toContain('arshjulet_deliveries_put_off_total{reason="throttled"} 1');
    expect(page).toContain('arshjulet_platform_post_seconds_count{platform="teams",outcome="sent"} 1');
    expect(page).toContain('arshjulet_deliveries_in_flight 0');
    expect(page).not.toContain(OWNER);
  });

  describe('pace', () => {
    it('sends urgent ones first', async () => {
      const rig = createRig({ store, concurrency: 1 });
      for (let n = 0; n < 12; n += 1) await rig.enqueue(`n${n}`, { dueAt: 0 });
      await rig.dispatcher.runOnce();
      await rig.enqueue('alarm', { urgent: true, dueAt: 1000 });
      await rig.runUntil(2000);
      const order = rig.messenger.posts.map(({ deliveryId }) => deliveryId);
      expect(order.indexOf('alarm')).toBe(3);
      expect(order).toHaveLength(13);
    });

    it('sends one at a time to one conversation, and in order', async () => {
      const rig = createRig({ store });
      for (const id of ['a', 'b', 'c']) await rig.enqueue(id, { subject: 'team' });
      await rig.runUntil(20_000);
      expect(rig.messenger.posts.map(({ deliveryId }) => deliveryId)).toEqual(['a', 'b', 'c']);
      expect(
        mostWithin(
          rig.messenger.posts.map(({ at }) => at),
          500,
        ),
      ).toBe(1);
    });

    it('comes close to the least time that the limits allow, and stays under them', async () => {
      const rig = createRig({ store, concurrency: 64 });
      for (let n = 0; n < 300; n += 1) await rig.enqueue(`d${n}`);
      await rig.runUntil(60_000);
      const times = rig.messenger.posts.map(({ at }) => at);
      expect(times).toHaveLength(300);
      expect(mostWithin(times, 1000)).toBe(30);
      expect(Math.max(...times) - 1000).toBeLessThanOrEqual(10_000);
    });

    it('lets no tenant wait for the pace of another', async () => {
      const rig = createRig({ store });
      for (let n = 0; n < 200; n += 1) await rig.enqueue(`d${n}`, { dueAt: 0 });
      await rig.enqueue('small', { dueAt: 900 }, 'nesset');
      await rig.dispatcher.runOnce();
      expect((await store.readDelivery('nesset', 'small'))?.settledAt).toBe(1000);
    });
  });
});
