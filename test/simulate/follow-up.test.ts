import { describe, expect, it } from 'vitest';
import { leastUsed, schoolDay, type Turn } from '../../src/simulate/people/deed.ts';
import { createMemory } from '../../src/simulate/people/memory.ts';
import { random } from '../../src/simulate/random.ts';

const wrote = (why: string, actor: string) => ({
  at: 0,
  key: why,
  actor,
  verb: 'followup.save',
  ref: 'r:m@2027-01-04',
  values: { why },
});

describe('what people write when a tiltak is followed up', () => {
  const memory = createMemory((actor) => (actor === 'line' ? 'nordlia' : 'holmen'));
  const turn = { memory, school: 'nordlia', dice: random(7) } as unknown as Turn;

  it('is not what the school wrote last time, and another school does not count', () => {
    memory.remember(wrote('Først.', 'line'));
    memory.remember(wrote('Så.', 'nils'));
    expect(Array.from({ length: 10 }, () => leastUsed(turn, ['Først.', 'Så.']))).toEqual(
      Array(10).fill('Så.'),
    );
  });

  it('is due on a day before the summer, and after it when there is no such day left', () => {
    const on = (date: string) => {
      const hours = {
        date: (at: number) => new Date(at).toISOString().slice(0, 10),
        next: (_: unknown, at: number) => at,
      };
      return { ...turn, hours, now: Date.parse(`${date}T10:00Z`) } as unknown as Turn;
    };
    expect(schoolDay(on('2027-03-01'), 28)).toBe('2027-03-29');
    expect(schoolDay(on('2027-05-24'), 49)).toBe('2027-06-16');
    expect(schoolDay(on('2027-06-18'), 28)).toBe('2027-09-01');
  });
});
