import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meetingTime } from '../../../src/domain/dialogue/meeting-times.ts';

const WEEK = ['2026-09-21', '2026-09-22', '2026-09-23', '2026-09-24', '2026-09-25', '2026-09-28'];

describe('when the owner meets its schools', () => {
  it('is a day for each where there are days enough, with the first half left for preparation', () => {
    expect([0, 1, 2].map((nth) => meetingTime(WEEK, nth, 45))).toEqual([
      { date: '2026-09-24', time: '09:00' },
      { date: '2026-09-25', time: '09:00' },
      { date: '2026-09-28', time: '09:00' },
    ]);
  });

  it('is after one another on the same day where there are more schools, with time to drive', () => {
    expect(meetingTime(WEEK, 3, 45)).toEqual({ date: '2026-09-24', time: '10:30' });
    expect(meetingTime(WEEK, 6, 45)).toEqual({ date: '2026-09-24', time: '12:00' });
  });

  it('is never twice at the same time while there is room', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 30 }), fc.integer({ min: 10, max: 240 }), (count, minutes) => {
        const days = Array.from({ length: count }, (_, day) => `2026-10-${String(day + 1).padStart(2, '0')}`);
        const candidates = count - Math.floor(count / 2);
        const times = Array.from({ length: candidates }, (_, nth) => meetingTime(days, nth, minutes));
        expect(new Set(times.map((one) => `${one?.date} ${one?.time}`)).size).toBe(candidates);
      }),
    );
  });

  it('is nowhere without days', () => {
    expect(meetingTime([], 0, 45)).toBeUndefined();
  });
});
