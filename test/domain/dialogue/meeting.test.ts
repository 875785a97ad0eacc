import { describe, expect, it } from 'vitest';
import type { DialogueFormat } from '../../../src/domain/dialogue/format.ts';
import { leftAt, moveMeeting, newMeeting } from '../../../src/domain/dialogue/meeting.ts';
import { MINUTE_MS } from '../../../src/domain/time.ts';
import { reference } from '../../../src/files/reference.ts';

const format = reference().formats.find((one) => one.id === 'school-visit') as DialogueFormat;
const NOW = Date.parse('2026-10-28T08:00Z');

describe('the clock of a meeting', () => {
  it('stands until it is started, goes, stands again, and goes below nothing', () => {
    const leaders = moveMeeting(newMeeting('d', format), 'next', format, 3, NOW);
    expect(leftAt(leaders, NOW + MINUTE_MS)).toBe(45 * MINUTE_MS);
    const going = moveMeeting(leaders, 'start', format, 3, NOW);
    expect(leftAt(going, NOW + 10 * MINUTE_MS)).toBe(35 * MINUTE_MS);
    expect(moveMeeting(going, 'start', format, 3, NOW + MINUTE_MS)).toBe(going);
    const paused = moveMeeting(going, 'pause', format, 3, NOW + 10 * MINUTE_MS);
    expect(leftAt(paused, NOW + 60 * MINUTE_MS)).toBe(35 * MINUTE_MS);
    const more = moveMeeting(paused, 'more', format, 3, NOW + 60 * MINUTE_MS);
    expect(leftAt(more, NOW)).toBe(40 * MINUTE_MS);
    expect(leftAt(going, NOW + 50 * MINUTE_MS)).toBe(-5 * MINUTE_MS);
  });

  it('begins anew in each slot, and stays at the ends', () => {
    const first = newMeeting('d', format);
    expect(moveMeeting(first, 'back', format, 0, NOW).slot).toBe(0);
    let at = first;
    for (let step = 0; step < 20; step += 1) at = moveMeeting(at, 'next', format, 0, NOW);
    expect(at.slot).toBe(format.slots.length - 1);
    expect(at.leftMs).toBe(40 * MINUTE_MS);
  });

  it('goes round the questions of the slot', () => {
    const first = newMeeting('d', format);
    const [second, again] = [1, 2].map((n) =>
      Array.from({ length: n }).reduce<typeof first>(
        (one) => moveMeeting(one, 'question', format, 2, NOW),
        first,
      ),
    );
    expect([second?.question, again?.question]).toEqual([1, 0]);
  });
});
