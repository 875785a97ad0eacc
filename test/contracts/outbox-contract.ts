import { describe, expect, it } from 'vitest';
import type { ClaimedDelivery, Delivery, NewDelivery, Settlement } from '../../src/app/ports/delivery.ts';
import type { MessageReference } from '../../src/app/ports/messenger.ts';
import type { Change, Store } from '../../src/app/ports/store.ts';
import { collect, delivery, ids, team } from '../support/store-fixtures.ts';
import type { StorePlace } from './store-contract.ts';

const MESSAGE: MessageReference = { platform: 'teams', id: 'm1', conversation: { id: '19:æ', tenant: 't' } };
const SENT: Settlement = { state: 'sent', message: MESSAGE, at: 1500 };
const enqueue = (id: string, over: Partial<NewDelivery> = {}): Change => ({
  type: 'enqueue',
  delivery: delivery(id, over),
});

/** The outbox half of the contract; called by `storeContract`. */
export function outboxContract(current: () => { store: Store; place: StorePlace }): void {
  const store = () => current().store;
  const commit = (...changes: Change[]) => store().commit('o', changes);
  const state = async (id: string) => (await store().readDelivery('o', id))?.state;
  const claimIds = async (now: number, limit = 100, leaseMs = 100) =>
    (await store().claimDue(now, limit, leaseMs)).map(({ id }) => id);
  async function claimOne(now = 1000, leaseMs = 100): Promise<ClaimedDelivery> {
    const [claim] = await store().claimDue(now, 1, leaseMs);
    if (!claim) throw new Error('nothing was due');
    return claim;
  }
  /** Leaves delivery `d` in the state that the settlement ends in. */
  async function settled(settlement: Settlement): Promise<void> {
    await commit(enqueue('d'));
    const claim = await claimOne();
    await store().beginSending(claim, 1000, 100);
    await store().settle(claim, settlement);
  }

  describe('enqueue', () => {
    it('makes a pending delivery with all that was given', async () => {
      const full = delivery('d', { params: { school: 'Ås' }, replaces: 'earlier', urgent: true });
      await commit({ type: 'enqueue', delivery: full });
      expect(await store().readDelivery('o', 'd')).toEqual({
        ...full,
        owner: 'o',
        state: 'pending',
        attempts: 0,
      });
      expect(await store().readDelivery('other', 'd')).toBeUndefined();
    });

    it('does nothing when the delivery exists, in any state', async () => {
      await settled(SENT);
      const before = await store().readDelivery('o', 'd');
      expect(await commit(enqueue('d', { dueAt: 5 }))).toEqual({ ok: true });
      expect(await store().readDelivery('o', 'd')).toEqual(before);
      await commit(enqueue('e'), enqueue('e', { kind: 'reminder' }));
      expect(await store().readDelivery('o', 'e')).toMatchObject({ kind: 'prompt' });
      await claimOne();
      await commit(enqueue('e', { dueAt: 5 }));
      expect(await state('e')).toBe('claimed');
    });

    it('is part of the commit: a conflict leaves no delivery', async () => {
      const wrong: Change = { type: 'put', collection: 'team', id: 'a', body: team('a'), expect: 3 };
      expect(await commit(enqueue('d'), wrong)).toMatchObject({ ok: false });
      expect(await state('d')).toBeUndefined();
      expect(await store().nextDue()).toBeUndefined();
    });

    it('does thousands in one commit as if one by one, with what else stands among them', async () => {
      const many = (from: number, to: number, over = {}) =>
        Array.from({ length: to - from }, (_, n) => enqueue(`d${from + n}`, over));
      const withdraw: Change = { type: 'withdraw', delivery: 'd3', reason: 'OVER', at: 7 };
      const forget: Change = { type: 'forget', delivery: 'd4', anyState: true };
      await commit(
        ...many(0, 1100),
        withdraw,
        forget,
        ...many(2, 5, { kind: 'reminder' }),
        ...many(1100, 1300, { urgent: true, dueAt: 1 }),
      );
      const found = new Map<string, [string, string]>();
      for await (const { id, state: is, kind } of store().deliveries('o')) found.set(id, [is, kind]);
      expect(found.size).toBe(1300);
      expect([found.get('d2'), found.get('d3')]).toEqual([
        ['pending', 'prompt'],
        ['expired', 'prompt'],
      ]);
      expect(found.get('d4')).toEqual(['pending', 'reminder']);
      expect(await store().backlog(1)).toBe(200);
      expect(await store().backlog(1000)).toBe(1299);
      expect((await store().claimDue(1000, 1, 100)).map(({ id }) => id)).toEqual(['d1100']);
    });

    it('lets two owners use one id', async () => {
      await commit(enqueue('d'));
      await store().commit('p', [enqueue('d', { kind: 'digest' })]);
      expect((await store().claimDue(1000, 9, 100)).map(({ owner, kind }) => [owner, kind])).toEqual([
        ['o', 'prompt'],
        ['p', 'digest'],
      ]);
    });
  });

  describe('claimDue', () => {
    it('takes urgent first, then by due time, then by id', async () => {
      await commit(
        enqueue('c', { dueAt: 10 }),
        enqueue('æ', { dueAt: 5 }),
        enqueue('b', { dueAt: 5 }),
        enqueue('z', { dueAt: 20, urgent: true }),
        enqueue('y', { dueAt: 30, urgent: true }),
        enqueue('later', { dueAt: 101, urgent: true }),
      );
      expect(await claimIds(100, 3)).toEqual(['z', 'y', 'b']);
      expect(await claimIds(100)).toEqual(['æ', 'c']);
      expect(await claimIds(100)).toEqual([]);
    });

    it('takes what is due at this very instant and nothing later', async () => {
      await commit(enqueue('d', { dueAt: 1000 }));
      expect(await claimIds(999)).toEqual([]);
      expect(await claimIds(1000)).toEqual(['d']);
    });

    it('gives the whole delivery, a token and the lease', async () => {
      await commit(enqueue('d'));
      const claim = await claimOne(1000, 250);
      expect(claim).toEqual({
        ...delivery('d'),
        owner: 'o',
        state: 'claimed',
        attempts: 0,
        token: expect.stringMatching(/.{16,}/),
        leaseUntil: 1250,
      });
      expect(await state('d')).toBe('claimed');
    });

    it('takes over when the lease has ended, and says what it found', async () => {
      await commit(enqueue('d'));
      const first = await claimOne(1000, 100);
      expect(await claimIds(1099)).toEqual([]);
      const second = await claimOne(1100, 100);
      expect(second).toMatchObject({ id: 'd', takenOverFrom: 'claimed', state: 'claimed', attempts: 0 });
      expect(second.token).not.toBe(first.token);
    });

    it('never makes a delivery sendable again that was left in sending', async () => {
      await commit(enqueue('d'));
      const first = await claimOne(1000, 100);
      expect(await store().beginSending(first, 1050, 100)).toBe(true);
      expect(await claimIds(1149)).toEqual([]);
      for (const now of [1150, 1250, 1350]) {
        const next = await claimOne(now, 100);
        expect(next).toMatchObject({ takenOverFrom: 'sending', state: 'sending', attempts: 1 });
        expect(await store().beginSending(next, now, 100)).toBe(false);
        expect(await state('d')).toBe('sending');
      }
    });

    it('gives each delivery to one of many that ask at once', async () => {
      await commit(...Array.from({ length: 60 }, (_, n) => enqueue(`d${n}`)));
      const claims = await Promise.all(Array.from({ length: 12 }, () => store().claimDue(1000, 7, 100)));
      const claimed = claims.flat();
      expect(claimed).toHaveLength(60);
      expect(new Set(claimed.map(({ id }) => id)).size).toBe(60);
      expect(new Set(claimed.map(({ token }) => token)).size).toBe(60);
    });

    it('takes nothing when asked for nothing', async () => {
      await commit(enqueue('d'));
      expect(await claimIds(1000, 0)).toEqual([]);
      expect(await state('d')).toBe('pending');
    });
  });

  describe('beginSending', () => {
    it('counts the attempt and renews the lease', async () => {
      await commit(enqueue('d'));
      const claim = await claimOne(1000, 100);
      expect(await store().beginSending(claim, 1090, 100)).toBe(true);
      expect(await store().readDelivery('o', 'd')).toMatchObject({ state: 'sending', attempts: 1 });
      expect(await store().nextDue()).toBe(1190);
    });

    it('begins once, and only for the newest token', async () => {
      await commit(enqueue('d'), enqueue('e', { dueAt: 2000 }));
      const old = await claimOne(1000, 100);
      const taken = await claimOne(1100, 100);
      expect(await store().beginSending(old, 1110, 100)).toBe(false);
      expect(await store().beginSending(taken, 1110, 100)).toBe(true);
      expect(await store().beginSending(taken, 1110, 100)).toBe(false);
      expect(await store().readDelivery('o', 'd')).toMatchObject({ attempts: 1 });
    });

    it('is false for what is settled, withdrawn or unknown', async () => {
      await commit(enqueue('d'));
      const claim = await claimOne();
      await store().settle(claim, SENT);
      expect(await store().beginSending(claim, 1000, 100)).toBe(false);
      expect(await store().beginSending({ ...claim, id: 'unknown' }, 1000, 100)).toBe(false);
      expect(await store().beginSending({ ...claim, owner: 'p' }, 1000, 100)).toBe(false);
    });
  });

  describe('settle', () => {
    it('keeps the message of what was sent, and forgets why it was put off', async () => {
      await commit(enqueue('d'));
      await store().settle(await claimOne(), { state: 'pending', dueAt: 1200, reason: 'paced', at: 1000 });
      const claim = await claimOne(1200);
      expect(claim.reason).toBe('paced');
      await store().beginSending(claim, 1200, 100);
      expect(await store().settle(claim, SENT)).toBe(true);
      expect(await store().readDelivery('o', 'd')).toEqual({
        ...delivery('d', { dueAt: 1200 }),
        owner: 'o',
        state: 'sent',
        attempts: 1,
        message: MESSAGE,
        settledAt: 1500,
      });
    });

    it.each(['unreachable', 'ambiguous', 'expired'] as const)('ends as %s with a reason', async (end) => {
      await settled({ state: end, reason: 'because', at: 1600 });
      expect(await store().readDelivery('o', 'd')).toMatchObject({
        state: end,
        reason: 'because',
        settledAt: 1600,
      });
      expect(await claimIds(9_999_999)).toEqual([]);
      expect(await store().nextDue()).toBeUndefined();
    });

    it('puts off: pending again, due at the new time, attempts kept', async () => {
      await settled({ state: 'pending', dueAt: 5000, reason: 'throttled', at: 1000 });
      expect(await store().readDelivery('o', 'd')).toMatchObject({
        state: 'pending',
        dueAt: 5000,
        attempts: 1,
        reason: 'throttled',
      });
      expect(await claimIds(4999)).toEqual([]);
      const claim = await claimOne(5000);
      expect(claim.takenOverFrom).toBeUndefined();
      expect(await store().beginSending(claim, 5000, 100)).toBe(true);
      expect(await store().readDelivery('o', 'd')).toMatchObject({ attempts: 2 });
    });

    it('ends a claim once, and only for the newest token', async () => {
      await commit(enqueue('d'));
      const old = await claimOne(1000, 100);
      const taken = await claimOne(1100, 100);
      expect(await store().settle(old, SENT)).toBe(false);
      expect(await state('d')).toBe('claimed');
      expect(await store().settle(taken, { state: 'ambiguous', reason: 'crash', at: 1 })).toBe(true);
      expect(await store().settle(taken, SENT)).toBe(false);
      expect(await state('d')).toBe('ambiguous');
    });

    it('is still ours after the lease, as long as nobody took it over', async () => {
      await commit(enqueue('d'));
      const claim = await claimOne(1000, 100);
      expect(await store().settle(claim, { ...SENT, at: 9000 })).toBe(true);
    });

    it('lets one of many that settle at once win', async () => {
      await commit(enqueue('d'));
      const claim = await claimOne();
      const wins = await Promise.all(Array.from({ length: 10 }, () => store().settle(claim, SENT)));
      expect(wins.filter(Boolean)).toHaveLength(1);
    });
  });

  describe('withdraw and forget', () => {
    it('withdraws what is pending, with a reason', async () => {
      await commit(enqueue('d'));
      await commit({ type: 'withdraw', delivery: 'd', reason: 'answered', at: 900 });
      expect(await store().readDelivery('o', 'd')).toMatchObject({
        state: 'expired',
        reason: 'answered',
        settledAt: 900,
      });
      expect(await claimIds(9999)).toEqual([]);
    });

    it('leaves every other state as it is', async () => {
      await commit(enqueue('d'), { type: 'withdraw', delivery: 'unknown', reason: 'x', at: 1 });
      const claim = await claimOne();
      const withdraw: Change = { type: 'withdraw', delivery: 'd', reason: 'x', at: 1 };
      await commit(withdraw);
      expect(await state('d')).toBe('claimed');
      await store().beginSending(claim, 1000, 100);
      await commit(withdraw);
      expect(await state('d')).toBe('sending');
      await store().settle(claim, SENT);
      await commit(withdraw);
      expect(await state('d')).toBe('sent');
    });

    it('forgets what is settled and nothing else', async () => {
      const forget: Change = { type: 'forget', delivery: 'd' };
      await commit(enqueue('d'), forget, { type: 'forget', delivery: 'unknown' });
      expect(await state('d')).toBe('pending');
      const claim = await claimOne();
      await commit(forget);
      expect(await state('d')).toBe('claimed');
      await store().settle(claim, SENT);
      await store().commit('p', [forget]);
      expect(await state('d')).toBe('sent');
      await commit(forget);
      expect(await state('d')).toBeUndefined();
      await commit(enqueue('d'));
      expect(await state('d')).toBe('pending');
    });
  });

  describe('restore', () => {
    const settledOnes = [
      { state: 'sent' as const, message: MESSAGE, settledAt: 1500 },
      { state: 'unreachable' as const, reason: 'left', settledAt: 1500 },
      { state: 'ambiguous' as const, reason: 'timeout', settledAt: 1500 },
      { state: 'expired' as const, reason: '', settledAt: 1500 },
    ];
    const restored = (over: Partial<Delivery>): Delivery => ({
      ...delivery('d', { params: { school: 'Ås' } }),
      owner: 'o',
      state: 'pending',
      attempts: 2,
      ...over,
    });
    const restore = (over: Partial<Delivery> = {}) => commit({ type: 'restore', delivery: restored(over) });

    it.each(settledOnes)('puts back what was $state', async (end) => {
      await restore(end);
      expect(await store().readDelivery('o', 'd')).toEqual(restored(end));
      expect(await store().nextDue()).toBeUndefined();
      expect(await claimIds(9999)).toEqual([]);
    });

    it('puts back what is pending: due as it was', async () => {
      await restore({ reason: 'paced' });
      expect(await store().readDelivery('o', 'd')).toEqual(restored({ reason: 'paced' }));
      expect(await store().nextDue()).toBe(1000);
      const claim = await claimOne(1000);
      expect(claim).toMatchObject({ attempts: 2, reason: 'paced' });
      expect(await store().beginSending(claim, 1000, 100)).toBe(true);
    });

    it('puts back a claim without its holder; what was sending can only be settled', async () => {
      for (const found of ['claimed', 'sending'] as const) {
        await commit({ type: 'restore', delivery: restored({ id: found, state: found }) });
        expect(await store().nextDue()).toBe(1000);
        const claim = await claimOne(1000);
        expect(claim).toMatchObject({ id: found, state: found, takenOverFrom: found });
        expect(await store().beginSending({ ...claim, token: '' }, 1000, 100)).toBe(false);
        expect(await store().beginSending(claim, 1000, 100)).toBe(found === 'claimed');
        expect(await store().settle(claim, SENT)).toBe(true);
      }
    });

    it('does nothing when the delivery exists, and belongs to the owner of the commit', async () => {
      await commit(enqueue('d', { kind: 'digest' }));
      await restore(settledOnes[0]);
      expect(await store().readDelivery('o', 'd')).toMatchObject({ kind: 'digest', state: 'pending' });
      await store().commit('p', [{ type: 'restore', delivery: restored({}) }]);
      expect(await store().readDelivery('p', 'd')).toMatchObject({ owner: 'p' });
    });

    it('is made room for: whatever the state, a delivery can be forgotten', async () => {
      await commit(enqueue('a'), enqueue('b'), enqueue('c'));
      const [a, b] = await store().claimDue(1000, 2, 100);
      await store().beginSending(a!, 1000, 100);
      await commit(
        ...['a', 'b', 'c'].map((id): Change => ({ type: 'forget', delivery: id, anyState: true })),
      );
      expect(await ids(store().deliveries('o'))).toEqual([]);
      expect(await store().nextDue()).toBeUndefined();
      expect(await store().settle(a!, SENT)).toBe(false);
      expect(await store().beginSending(b!, 1000, 100)).toBe(false);
      expect(await claimIds(9999)).toEqual([]);
    });
  });

  describe('nextDue and lists of deliveries', () => {
    it('is the earliest due time or end of a lease', async () => {
      expect(await store().nextDue()).toBeUndefined();
      await commit(enqueue('a', { dueAt: 3000 }), enqueue('b', { dueAt: 2000, urgent: true }));
      expect(await store().nextDue()).toBe(2000);
      await store().claimDue(2000, 1, 5000);
      expect(await store().nextDue()).toBe(3000);
      await store().claimDue(3000, 1, 1000);
      expect(await store().nextDue()).toBe(4000);
    });

    it('counts what is pending and due, of all owners', async () => {
      expect(await store().backlog(5000)).toBe(0);
      await commit(enqueue('a', { dueAt: 1000 }), enqueue('b', { dueAt: 2000, urgent: true }));
      await store().commit('p', [enqueue('a', { dueAt: 2000 }), enqueue('c', { dueAt: 2001 })]);
      expect(await store().backlog(999)).toBe(0);
      expect(await store().backlog(2000)).toBe(3);
      const [claim] = await store().claimDue(2000, 1, 100);
      expect(await store().backlog(2000)).toBe(2);
      await store().settle(claim!, { state: 'pending', dueAt: 1500, reason: 'paced', at: 2000 });
      expect(await store().backlog(2000)).toBe(3);
    });

    it('lists in order of id, by state and prefix, within the owner', async () => {
      await commit(...['å', 'a%1', 'a1', 'a2', '👩'].map((id, n) => enqueue(id, { dueAt: n })));
      await store().commit('p', [enqueue('a3')]);
      await store().claimDue(0, 1, 100);
      const list = (options = {}) => ids(store().deliveries('o', options));
      expect(await list()).toEqual(['a%1', 'a1', 'a2', 'å', '👩']);
      expect(await list({ state: 'claimed' })).toEqual(['å']);
      expect(await list({ prefix: 'a' })).toEqual(['a%1', 'a1', 'a2']);
      expect(await list({ prefix: 'a', state: 'claimed' })).toEqual([]);
      expect(await list({ prefix: 'a%', state: 'pending' })).toEqual(['a%1']);
    });

    it('lists many pages whole', async () => {
      const all = Array.from({ length: 1000 }, (_, n) => `d${String(n).padStart(4, '0')}`);
      await commit(...all.map((id) => enqueue(id)));
      expect(await ids(store().deliveries('o', { state: 'pending' }))).toEqual(all);
    });
  });

  describe('durability', () => {
    it('finds documents, deliveries, claims and leases again after a restart', async (context) => {
      const { place } = current();
      if (!place.durable) context.skip();
      const insert: Change = { type: 'insert', collection: 'team', id: 'a', body: team('a') };
      await commit(insert, enqueue('a'), enqueue('b'), enqueue('c'));
      await store().claimDue(1000, 2, 100);
      const [claim] = await store().claimDue(1000, 1, 100);
      await store().beginSending(claim!, 1000, 100);
      const before = await collect(store().deliveries('o'));
      await store().close();
      const again = await place.open();
      try {
        expect(await collect(again.deliveries('o'))).toEqual(before);
        expect(await again.read('o', 'team', 'a')).toMatchObject({ version: 1 });
        expect(await again.settle(claim!, SENT)).toBe(true);
        const taken = await again.claimDue(1100, 9, 100);
        expect(taken.map((found) => [found.id, found.takenOverFrom])).toEqual([
          ['a', 'claimed'],
          ['b', 'claimed'],
        ]);
      } finally {
        await again.close();
      }
    });
  });
}
