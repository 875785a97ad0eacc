import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { calendarFrom, ownerCalendar } from '../../../src/domain/calendar/calendar-from.ts';
import { addDays, daysBetween, isIsoDate, weekdayOf } from '../../../src/domain/calendar/dates.ts';
import { publicHolidays } from '../../../src/domain/calendar/public-holidays.ts';
import {
  addSchoolDays,
  closedReason,
  isSchoolDay,
  lastSchoolDay,
  nextSchoolDay,
} from '../../../src/domain/calendar/school-days.ts';
import { dateOfWeek, isoWeek, isSchoolYear, schoolYearOf } from '../../../src/domain/calendar/weeks.ts';
import { makeCalendar } from './make-calendar.ts';

const calendar = makeCalendar();

describe('public holidays', () => {
  it('are those of Norwegian law in 2027, with two on 17 May', () => {
    expect([...publicHolidays(2027).keys()].sort()).toEqual(
      ['01-01', '03-25', '03-26', '03-28', '03-29', '05-01', '05-06', '05-16', '05-17', '12-25', '12-26'].map(
        (day) => `2027-${day}`,
      ),
    );
    expect(publicHolidays(2027).get('2027-05-17')).toBe('Grunnlovsdagen og andre pinsedag');
  });

  it('leave Christmas Eve and Easter Eve alone', () => {
    expect(publicHolidays(2026).has('2026-12-24')).toBe(false);
    expect(publicHolidays(2027).has('2027-03-27')).toBe(false);
  });

  it('move with Easter in 2028', () => {
    const days = publicHolidays(2028);
    for (const day of ['04-13', '04-14', '04-16', '04-17', '05-25', '06-04', '06-05']) {
      expect(days.has(`2028-${day}`)).toBe(true);
    }
  });
});

describe('weeks', () => {
  it('are those of ISO 8601 on every day of a century, as Temporal has them', () => {
    for (let day = Temporal.PlainDate.from('1999-12-20'); day.year < 2100; day = day.add({ days: 1 })) {
      const date = day.toString();
      expect(isoWeek(date)).toEqual({ year: day.yearOfWeek, week: day.weekOfYear });
    }
  });

  it('split a school year at the end of July', () => {
    expect(schoolYearOf('2026-08-01')).toBe('2026/27');
    expect(schoolYearOf('2027-07-31')).toBe('2026/27');
    expect(schoolYearOf('2099-12-01')).toBe('2099/00');
    expect([isSchoolYear('2026/27'), isSchoolYear('2026/28'), isSchoolYear('26/27')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('put 1 January 2027 in week 53 of 2026', () => {
    expect(isoWeek('2027-01-01')).toEqual({ year: 2026, week: 53 });
    expect(dateOfWeek('2026/27', 53, 1)).toBe('2026-12-28');
    expect(dateOfWeek('2026/27', 53, 5)).toBe('2027-01-01');
    expect(dateOfWeek('2026/27', 1, 1)).toBe('2027-01-04');
  });

  it('do not invent a week 53 where there is none', () => {
    expect(dateOfWeek('2027/28', 53, 1)).toBeUndefined();
    expect(dateOfWeek('2026/27', 54, 1)).toBeUndefined();
    expect(dateOfWeek('2026/27', 0, 1)).toBeUndefined();
  });

  it('know the days that exist', () => {
    expect([isIsoDate('2028-02-29'), isIsoDate('2027-02-29'), isIsoDate('2027-2-9'), isIsoDate('x')]).toEqual(
      [true, false, false, false],
    );
  });
});

describe('school days', () => {
  it('are not public holidays, whatever the skolerute says', () => {
    for (const date of ['2027-05-06', '2027-05-17']) {
      expect(isSchoolDay(calendar, date)).toBe(false);
      expect(closedReason(date)).toBe('holiday');
    }
    expect(calendar.days.find((day) => day.date === '2027-05-06')?.comment).toBe('Kristi himmelfartsdag');
  });

  it('come again after a weekend, a holiday and a break', () => {
    expect(nextSchoolDay(calendar, '2027-05-15')).toBe('2027-05-18');
    expect(nextSchoolDay(calendar, '2026-10-03')).toBe('2026-10-12');
    expect(nextSchoolDay(calendar, '2027-05-01')).toBe('2027-05-03');
    expect(closedReason('2027-05-08')).toBe('weekend');
    expect(closedReason('2026-10-06')).toBe('schoolFree');
  });

  it('are counted over a break, forwards and backwards', () => {
    expect(addSchoolDays(calendar, '2026-10-02', 1)).toBe('2026-10-12');
    expect(addSchoolDays(calendar, '2026-10-12', -1)).toBe('2026-10-02');
    expect(addSchoolDays(calendar, '2026-10-07', 1)).toBe('2026-10-12');
    expect(addSchoolDays(calendar, '2026-10-07', -1)).toBe('2026-10-02');
    expect(addSchoolDays(calendar, '2026-10-07', 0)).toBe('2026-10-12');
  });

  it('end with the calendar', () => {
    expect(lastSchoolDay(calendar)).toBe('2027-06-21');
    expect(nextSchoolDay(calendar, '2027-06-22')).toBeUndefined();
    expect(addSchoolDays(calendar, '2027-06-18', 2)).toBeUndefined();
    expect(addSchoolDays(calendar, '2026-08-13', -1)).toBeUndefined();
    expect(addSchoolDays(calendar, '2026-01-01', 1)).toBe('2026-08-13');
  });
});

describe('calendarFrom', () => {
  const day = { date: '2026-08-17', pupilDay: true, teacherDay: true };

  it('refuses a day listed twice and a year without pupils', () => {
    expect(calendarFrom('s', '2026/27', [day, { ...day }], 'Europe/Oslo')).toMatchObject({
      code: 'CALENDAR.DAY_TWICE',
    });
    expect(calendarFrom('s', '2026/27', [{ ...day, pupilDay: false }], 'Europe/Oslo')).toMatchObject({
      code: 'CALENDAR.NO_PUPIL_DAYS',
    });
  });

  it('sorts', () => {
    const result = calendarFrom('s', '2026/27', [{ ...day, date: '2026-08-19' }, day], 'Europe/Oslo');
    expect(result.ok && result.calendar.days.map(({ date }) => date)).toEqual(['2026-08-17', '2026-08-19']);
  });
});

describe('ownerCalendar', () => {
  const own = ownerCalendar([calendar], '2026/27', 'Europe/Oslo');

  it('is open on weekdays in the schools’ breaks, but not on holidays and not in romjulen', () => {
    expect(isSchoolDay(own, '2026-10-06')).toBe(true);
    expect(isSchoolDay(own, '2027-05-17')).toBe(false);
    expect(isSchoolDay(own, '2026-12-24')).toBe(false);
    expect(isSchoolDay(own, '2026-12-23')).toBe(true);
  });

  it('runs from the first to the last day of the schools, and is empty without any', () => {
    expect([own.days[0]?.date, own.days.at(-1)?.date]).toEqual(['2026-08-13', '2027-06-21']);
    expect(ownerCalendar([], '2026/27', 'Europe/Oslo').days).toEqual([]);
  });
});

describe('sums of days', () => {
  const day = fc.integer({ min: -20_000, max: 60_000 });
  const start = Temporal.PlainDate.from('1970-01-01');

  it('agree with Temporal', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -800, max: 800 }), (offset, days) => {
        const date = start.add({ days: offset });
        const later = date.add({ days });
        expect(addDays(date.toString(), days)).toBe(later.toString());
        expect(daysBetween(date.toString(), later.toString())).toBe(days);
        expect(weekdayOf(date.toString())).toBe(date.dayOfWeek);
      }),
      { numRuns: 500 },
    );
  });
});
