import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOpen } from '../../../src/domain/calendar/opening-hours.ts';
import { isSchoolDay } from '../../../src/domain/calendar/school-days.ts';
import { toLocal } from '../../../src/domain/calendar/zoned-time.ts';
import { CALENDAR_ANCHORS, type When } from '../../../src/domain/cycle/activity.ts';
import { occurrencesOf } from '../../../src/domain/cycle/occurrences.ts';
import type { Weekday } from '../../../src/domain/time.ts';
import { makeCalendar, NORDLIA } from '../calendar/make-calendar.ts';
import { makeActivity, makeWheel } from './make-activity.ts';

const weekday = fc.integer({ min: 1, max: 5 }).map((day) => day as Weekday);
const week = fc.oneof(fc.integer({ min: 33, max: 53 }), fc.integer({ min: 1, max: 26 }));
const clock = fc
  .integer({ min: 0, max: 24 * 4 - 1 })
  .map(
    (quarter) =>
      `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`,
  );

const when: fc.Arbitrary<When> = fc.oneof(
  fc.record({
    type: fc.constant('date' as const),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  }),
  fc.record({ type: fc.constant('week' as const), week, weekday }),
  fc.record({
    type: fc.constant('relative' as const),
    anchor: fc.constantFrom(...CALENDAR_ANCHORS, 'np-results'),
    schoolDays: fc.integer({ min: -30, max: 30 }),
  }),
  fc.record({
    type: fc.constant('recurring' as const),
    everyWeeks: fc.integer({ min: 1, max: 6 }),
    weekday,
    fromWeek: week,
    toWeek: week,
  }),
);

const activity = fc
  .record({
    when,
    at: fc.oneof(clock, fc.constant('sharedTime' as const)),
    kind: fc.constantFrom('reflection' as const, 'pupilVoice' as const),
    windowSchoolDays: fc.integer({ min: 1, max: 30 }),
    reminders: fc.array(fc.integer({ min: 1, max: 29 }), { maxLength: 2 }),
  })
  .map(makeActivity);

const slot = fc.record({ weekday, start: clock, end: clock }).filter(({ start, end }) => start < end);
const school = fc
  .record({
    start: fc.constantFrom('07:30', '08:00', '08:45'),
    end: fc.constantFrom('14:30', '16:00'),
    sharedTime: fc.array(slot, { maxLength: 3 }),
  })
  .map(({ start, end, sharedTime }) => ({ ...NORDLIA, hours: { start, end }, sharedTime }));

const calendar = fc
  .constantFrom('Europe/Oslo', 'America/Santiago', 'Pacific/Auckland', 'UTC')
  .map((timeZone) => makeCalendar({ timeZone }));

const input = fc
  .record({ activity, school, calendar })
  .map(({ activity: one, ...rest }) => ({ ...rest, wheel: makeWheel(one), schoolYear: '2026/27' }));

describe('for any activity, school and zone', () => {
  it('everything opens and reminds inside the hours of a school day, in order', () => {
    fc.assert(
      fc.property(input, (cycle) => {
        const { occurrences } = occurrencesOf(cycle);
        for (const { date, opensAt, closesAt, remindAt } of occurrences) {
          for (const moment of [opensAt, ...remindAt]) {
            expect(isOpen(cycle.calendar, cycle.school, moment)).toBe(true);
          }
          expect(isSchoolDay(cycle.calendar, date)).toBe(true);
          expect(toLocal(opensAt, cycle.calendar.timeZone).date).toBe(date);
          expect(closesAt).toBeGreaterThan(opensAt);
          expect(isOpen(cycle.calendar, cycle.school, closesAt - 1)).toBe(true);
          expect(remindAt.length).toBeLessThanOrEqual(2);
          for (const moment of remindAt) expect(moment > opensAt && moment < closesAt).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('pupils are only asked when they are at school', () => {
    fc.assert(
      fc.property(input, (cycle) => {
        const kind = cycle.wheel.activities[0]!.kind;
        for (const { date } of occurrencesOf(cycle).occurrences) {
          if (kind === 'pupilVoice')
            expect(isSchoolDay(cycle.calendar, date, (day) => day.pupilDay)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('a move goes forwards, never back', () => {
    fc.assert(
      fc.property(input, (cycle) => {
        for (const { date, moved } of occurrencesOf(cycle).occurrences) {
          if (moved) expect(date > moved.from).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('the same input gives the same occurrences, each id once', () => {
    fc.assert(
      fc.property(input, (cycle) => {
        const first = occurrencesOf(cycle);
        expect(occurrencesOf(structuredClone(cycle))).toEqual(first);
        const ids = first.occurrences.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 200 },
    );
  });

  it('no activity is silently lost', () => {
    fc.assert(
      fc.property(input, (cycle) => {
        const { occurrences, problems } = occurrencesOf(cycle);
        if (cycle.wheel.activities[0]!.when.type !== 'recurring')
          expect(occurrences.length + problems.length).toBe(1);
      }),
      { numRuns: 200 },
    );
  });
});
