import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { toEpoch, toLocal } from '../../../src/domain/calendar/zoned-time.ts';

/** Norway, both sides of the date line, half and three quarter hours, an hour of summer time that is half of one. */
const ZONES = [
  'Europe/Oslo',
  'UTC',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
];
const zone = fc.constantFrom(...ZONES);
const from = Date.UTC(2005, 0, 1);
const moment = fc.integer({ min: from, max: Date.UTC(2045, 0, 1) });
const two = (n: number) => String(n).padStart(2, '0');

const localBy = (epoch: number, timeZone: string) => {
  const zoned = Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(timeZone);
  const time = zoned.toPlainTime().toString().slice(0, 5);
  return { date: zoned.toPlainDate().toString(), time, weekday: zoned.dayOfWeek };
};
const epochBy = (date: string, time: string, timeZone: string) =>
  Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(timeZone, { disambiguation: 'compatible' })
    .epochMilliseconds;

describe('the clock of a zone', () => {
  it('shows what Temporal says, at any moment', () => {
    fc.assert(
      fc.property(moment, zone, (at, name) => {
        expect(toLocal(at, name)).toEqual(localBy(at, name));
      }),
      { numRuns: 3000 },
    );
  });

  it('is read as Temporal reads it, on any day', () => {
    fc.assert(
      fc.property(moment, fc.nat(23), fc.nat(59), zone, (day, hour, minute, name) => {
        const date = new Date(day).toISOString().slice(0, 10);
        const time = `${two(hour)}:${two(minute)}`;
        expect(toEpoch(date, time, name)).toBe(epochBy(date, time, name));
      }),
      { numRuns: 3000 },
    );
  });

  it.each(ZONES)('is right every half hour around every change in %s', (name) => {
    let zoned = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(name);
    for (let n = 0; n < 30; n += 1) {
      const next = zoned.getTimeZoneTransition('next');
      if (!next || next.epochMilliseconds > Date.UTC(2045, 0, 1)) break;
      zoned = next;
      for (let half = -60; half <= 60; half += 1) {
        const at = next.epochMilliseconds + half * 1_800_000;
        const local = localBy(at, name);
        expect(toLocal(at, name)).toEqual(local);
        expect(toEpoch(local.date, local.time, name)).toBe(epochBy(local.date, local.time, name));
      }
    }
  });

  it.each([
    ['2026-02-30', '10:00'],
    ['2026-13-01', '10:00'],
    ['2026-08-17', '24:00'],
    ['2026-08-17', '8'],
    ['17.08.2026', '08:00'],
  ])('refuses %s at %s as Temporal does', (date, time) => {
    let expected: unknown;
    try {
      expected = epochBy(date, time, 'Europe/Oslo');
    } catch (error) {
      expected = (error as Error).name;
    }
    const read = () => {
      try {
        return toEpoch(date, time, 'Europe/Oslo');
      } catch (error) {
        return (error as Error).name;
      }
    };
    expect(read()).toEqual(expected);
  });
});
