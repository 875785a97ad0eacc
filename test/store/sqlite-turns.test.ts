import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createTurns } from '../../src/store/sqlite/turns.ts';

it('lets through at once what has room in this turn', () => {
  const turns = createTurns(4);
  expect([turns.take(1), turns.take(3)]).toEqual([undefined, undefined]);
  expect(turns.take(1)).toBeInstanceOf(Promise);
});

it('keeps the order, and wakes in each turn only those who have room', async () => {
  const turns = createTurns(4);
  const through: number[] = [];
  const perTurn: number[] = [];
  const all = Array.from({ length: 1000 }, async (_, n) => {
    await turns.take(2);
    through.push(n);
  });
  while (through.length < all.length) {
    const before = through.length;
    await nextTurn();
    perTurn.push(through.length - before);
  }
  expect(through).toEqual(Array.from(all, (_, n) => n));
  expect(Math.max(...perTurn.slice(1))).toBe(2);
});

it('has room again after a quiet time, and lets in a read that costs more than a turn', async () => {
  const turns = createTurns(4);
  await Promise.all([turns.take(9), turns.take(9), turns.take(9)]);
  await nextTurn();
  expect(turns.take(1)).toBeUndefined();
});
