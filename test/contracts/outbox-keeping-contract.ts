import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../src/app/ports/delivery.ts';
import type { Change } from '../../src/app/ports/store.ts';
import { collect, delivery, ids, team } from '../support/store-fixtures.ts';
import { type Current, enqueue, MESSAGE, outboxRig, SENT } from './outbox-rig.ts';

/** What becomes of deliveries besides: taken back, put back, listed and found again; called by `storeContract`. */
export function outboxKeepingContract(current: Current): void {
  const { store, commit, state, claimIds, claimOne } = outboxRig(current);

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
