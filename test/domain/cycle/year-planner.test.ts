import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sameDaysOnce } from '../../../src/domain/calendar/same-days.ts';
import type { SchoolCalendar } from '../../../src/domain/calendar/school-calendar.ts';
import type { Activity } from '../../../src/domain/cycle/activity.ts';
import { occurrencesOf } from '../../../src/domain/cycle/occurrences.ts';
import { createYearPlanner } from '../../../src/domain/cycle/year-planner.ts';
import { makeCalendar, NORDLIA } from '../calendar/make-calendar.ts';
import { makeActivity, makeWheel } from './make-activity.ts';

const SCHOOLS = ['a', 'b-c', 'b:c', 'zz', 'å'];

const change = fc.oneof(
  fc.constant({ skip: true as const }),
  fc.constant({ at: '12:00' }),
  fc.constant({ when: { type: 'date' as const, month: 10, day: 3 } }),
);
/** Ids of which one begins like another, days that fall together, and schools that the wheel names. */
const wheel = fc
  .array(
    fc.record({
      day: fc.integer({ min: 1, max: 6 }),
      at: fc.constantFrom('09:00', 'sharedTime' as const),
      schools: fc.option(fc.subarray(SCHOOLS), { nil: undefined }),
      perSchool: fc.option(fc.dictionary(fc.constantFrom(...SCHOOLS), change), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((all) =>
    makeWheel(
      ...all.map(({ day, at, schools, perSchool }, n): Activity => {
        const id = ['a', 'a-b', 'a-b-c', 'b'][n]!;
        const when = { type: 'date' as const, month: 9, day };
        return makeActivity({ id, when, at, ...(schools && { schools }), ...(perSchool && { perSchool }) });
      }),
    ),
  );
const schools = fc.tuple(
  ...SCHOOLS.map((id) =>
    fc.record({
      school: fc
        .constantFrom('08:00', '10:30')
        .map((start) => ({ ...NORDLIA, id, hours: { start, end: '16:00' } })),
      calendar: fc.constantFrom(undefined, 3, 4).map((day): SchoolCalendar => calendarOf(id, day)),
    }),
  ),
);

/** The school's own list of days, with one more free day or none. */
function calendarOf(school: string, free: number | undefined): SchoolCalendar {
  const { days, ...calendar } = structuredClone(makeCalendar());
  const closed = { pupilDay: false, teacherDay: false };
  const date = `2026-09-0${free ?? 0}`;
  return { ...calendar, school, days: days.map((day) => (day.date === date ? { ...day, ...closed } : day)) };
}

it('gives each school the year that it has by itself', () => {
  fc.assert(
    fc.property(wheel, schools, (one, all) => {
      const yearOf = createYearPlanner(one);
      const calendars = sameDaysOnce(all.map(({ calendar }) => calendar));
      expect(calendars).toEqual(all.map(({ calendar }) => calendar));
      for (const [n, { school, calendar }] of all.entries()) {
        const { schoolYear } = calendar;
        const alone = occurrencesOf({ wheel: one, calendar, schoolYear, school });
        expect(yearOf(calendars[n]!, school)).toEqual(alone);
        // Byte for byte, since it is kept as JSON.
        expect(JSON.stringify(yearOf(calendars[n]!, school))).toBe(JSON.stringify(alone));
      }
    }),
  );
});

it('holds the days of one skolerute once', () => {
  const [a, b, c] = sameDaysOnce([
    calendarOf('a', undefined),
    calendarOf('b', undefined),
    calendarOf('c', 3),
  ]);
  expect(a?.days).toBe(b?.days);
  expect(c?.days).not.toBe(a?.days);
  expect([a?.school, b?.school, c?.school]).toEqual(['a', 'b', 'c']);
});

it('tells days with other words apart', () => {
  const plain = calendarOf('a', undefined);
  const named = { ...plain, days: plain.days.map((day) => ({ ...day, comment: 'Temadag' })) };
  expect(sameDaysOnce([plain, named])[1]).toBe(named);
});
