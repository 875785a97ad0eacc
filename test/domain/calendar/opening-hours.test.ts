import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOpen, nextOpen, nextSharedTime } from '../../../src/domain/calendar/opening-hours.ts';
import { toEpoch, toLocal } from '../../../src/domain/calendar/zoned-time.ts';
import { HOUR_MS } from '../../../src/domain/time.ts';
import { makeCalendar, NORDLIA } from './make-calendar.ts';

const ZONE = 'Europe/Oslo';
const calendar = makeCalendar();
const at = (date: string, time: string) => toEpoch(date, time, ZONE);

describe('clock changes', () => {
  it('give an hour that does not exist the moment after it (28 March 2027)', () => {
    expect(toLocal(at('2027-03-28', '02:30'), ZONE)).toMatchObject({ date: '2027-03-28', time: '03:30' });
    expect(at('2027-03-28', '03:30')).toBe(at('2027-03-28', '02:30'));
  });

  it('give an hour that comes twice its first (25 October 2026)', () => {
    expect(at('2026-10-25', '03:00') - at('2026-10-25', '02:30')).toBe(1.5 * HOUR_MS);
  });

  it('do not move the school’s morning', () => {
    for (const date of ['2026-10-23', '2026-10-26', '2027-03-19', '2027-03-30']) {
      const morning = nextOpen(calendar, NORDLIA, at(date, '00:00'))!;
      expect(toLocal(morning, ZONE)).toMatchObject({ date, time: '08:00' });
    }
  });
});

describe('hours', () => {
  it('hold their first minute and not their last', () => {
    expect(isOpen(calendar, NORDLIA, at('2026-09-07', '07:59'))).toBe(false);
    expect(isOpen(calendar, NORDLIA, at('2026-09-07', '08:00'))).toBe(true);
    expect(isOpen(calendar, NORDLIA, at('2026-09-07', '15:59'))).toBe(true);
    expect(isOpen(calendar, NORDLIA, at('2026-09-07', '16:00'))).toBe(false);
  });

  it('are also there on planning days, never on closed ones', () => {
    expect(isOpen(calendar, NORDLIA, at('2026-11-20', '10:00'))).toBe(true);
    for (const date of ['2026-10-06', '2026-09-05', '2027-05-17', '2026-12-24']) {
      expect(isOpen(calendar, NORDLIA, at(date, '10:00'))).toBe(false);
    }
  });

  it('open next time after the weekend of 17 May', () => {
    const next = nextOpen(calendar, NORDLIA, at('2027-05-14', '16:00'))!;
    expect(toLocal(next, ZONE)).toMatchObject({ date: '2027-05-18', time: '08:00' });
  });

  it('end with the calendar', () => {
    expect(nextOpen(calendar, NORDLIA, at('2027-06-21', '15:59'))).toBe(at('2027-06-21', '15:59'));
    expect(nextOpen(calendar, NORDLIA, at('2027-06-21', '16:00'))).toBeUndefined();
  });
});

describe('fellestid', () => {
  it('is the next one, now when it is now, and not in a break', () => {
    expect(nextSharedTime(calendar, NORDLIA, at('2026-09-07', '09:00'))).toBe(at('2026-09-08', '14:15'));
    expect(nextSharedTime(calendar, NORDLIA, at('2026-09-08', '15:00'))).toBe(at('2026-09-08', '15:00'));
    expect(nextSharedTime(calendar, NORDLIA, at('2026-09-08', '15:45'))).toBe(at('2026-09-15', '14:15'));
    expect(nextSharedTime(calendar, NORDLIA, at('2026-09-30', '09:00'))).toBe(at('2026-10-13', '14:15'));
  });

  it('is cut to the hours', () => {
    const early = { ...NORDLIA, sharedTime: [{ weekday: 2 as const, start: '07:00', end: '08:30' }] };
    expect(nextSharedTime(calendar, early, at('2026-09-07', '09:00'))).toBe(at('2026-09-08', '08:00'));
    const late = { ...NORDLIA, sharedTime: [{ weekday: 2 as const, start: '16:00', end: '17:00' }] };
    expect(nextSharedTime(calendar, late, at('2026-09-07', '09:00'))).toBeUndefined();
  });

  it('falls back to the hours where a school has none', () => {
    const none = { ...NORDLIA, sharedTime: [] };
    expect(nextSharedTime(calendar, none, at('2026-09-05', '09:00'))).toBe(at('2026-09-07', '08:00'));
  });
});

describe('for any moment of the year', () => {
  const moment = fc.integer({ min: at('2026-07-01', '00:00'), max: at('2027-07-31', '00:00') });

  it('what comes next is open, not earlier, and stays the same when asked again', () => {
    fc.assert(
      fc.property(moment, (now) => {
        for (const next of [nextOpen(calendar, NORDLIA, now), nextSharedTime(calendar, NORDLIA, now)]) {
          if (next === undefined) continue;
          expect(next).toBeGreaterThanOrEqual(now);
          expect(isOpen(calendar, NORDLIA, next)).toBe(true);
          expect(nextOpen(calendar, NORDLIA, next)).toBe(next);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('nothing between now and the next opening is open', () => {
    fc.assert(
      fc.property(moment, fc.double({ min: 0, max: 0.999, noNaN: true }), (now, share) => {
        const next = nextOpen(calendar, NORDLIA, now);
        if (next === undefined || next === now) return;
        expect(isOpen(calendar, NORDLIA, Math.floor(now + (next - now) * share))).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
