import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/app/ports/store.ts';
import { delivery, team } from '../support/store-fixtures.ts';
import { type Current, enqueue, MESSAGE, outboxRig, SENT } from './outbox-rig.ts';

/** From being enqueued to being settled; called by `storeContract`. */
export function outboxSendingContract(current: Current): void {
  const { store, commit, state, claimIds, claimOne, settled } = outboxRig(current);

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
}
