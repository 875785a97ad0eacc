import { describe, expect, it } from 'vitest';
import { ownerCalendar } from '../../../src/domain/calendar/calendar-from.ts';
import { toLocal } from '../../../src/domain/calendar/zoned-time.ts';
import type { Activity, When } from '../../../src/domain/cycle/activity.ts';
import { occurrencesOf } from '../../../src/domain/cycle/occurrences.ts';
import { makeCalendar, NORDLIA, type Year } from '../calendar/make-calendar.ts';
import { makeActivity, makeWheel } from './make-activity.ts';

function run(changes: Partial<Activity> = {}, year: Year = {}, ...others: Activity[]) {
  const calendar = makeCalendar(year);
  const wheel = makeWheel(makeActivity(changes), ...others);
  return occurrencesOf({ wheel, school: NORDLIA, calendar, schoolYear: calendar.schoolYear });
}

const local = (epoch: number) => {
  const { date, time } = toLocal(epoch, 'Europe/Oslo');
  return `${date} ${time}`;
};

/** Day of the only occurrence, with what moved it. */
function placed(when: When, changes: Partial<Activity> = {}, year: Year = {}) {
  const { occurrences, problems } = run({ when, ...changes }, year);
  expect(problems).toEqual([]);
  expect(occurrences).toHaveLength(1);
  return [occurrences[0]!.date, occurrences[0]!.moved];
}

const onDate = (month: number, day: number): When => ({ type: 'date', month, day });
const relative = (anchor: string, schoolDays: number): When => ({ type: 'relative', anchor, schoolDays });

describe('a plain day', () => {
  it('opens, reminds and closes inside the hours', () => {
    const { occurrences } = run({ reminders: [2, 4] });
    const [only] = occurrences;
    expect(only).toMatchObject({
      id: 'a:nordlia:2026-09-15',
      activity: 'a',
      school: 'nordlia',
      date: '2026-09-15',
    });
    expect(only).not.toHaveProperty('moved');
    expect(local(only!.opensAt)).toBe('2026-09-15 10:00');
    expect(only!.remindAt.map(local)).toEqual(['2026-09-17 10:00', '2026-09-21 10:00']);
    expect(local(only!.closesAt)).toBe('2026-09-21 16:00');
  });

  it('belongs to the right half of the school year', () => {
    expect(placed(onDate(8, 20))).toEqual(['2026-08-20', undefined]);
    expect(placed(onDate(2, 4))).toEqual(['2027-02-04', undefined]);
    expect(placed({ type: 'week', week: 37, weekday: 3 })).toEqual(['2026-09-09', undefined]);
    expect(placed({ type: 'week', week: 2, weekday: 1 })).toEqual(['2027-01-11', undefined]);
  });
});

describe('a closed day moves to the next school day and says why', () => {
  it.each([
    [onDate(5, 17), '2027-05-18', { from: '2027-05-17', reason: 'holiday' }],
    [onDate(5, 16), '2027-05-18', { from: '2027-05-16', reason: 'holiday' }],
    [onDate(5, 1), '2027-05-03', { from: '2027-05-01', reason: 'holiday' }],
    [onDate(5, 6), '2027-05-07', { from: '2027-05-06', reason: 'holiday' }],
    [onDate(10, 25), '2026-10-26', { from: '2026-10-25', reason: 'weekend' }],
    [onDate(3, 28), '2027-03-30', { from: '2027-03-28', reason: 'holiday' }],
    [onDate(10, 7), '2026-10-12', { from: '2026-10-07', reason: 'schoolFree' }],
    [
      { type: 'week', week: 53, weekday: 3 } as When,
      '2027-01-04',
      { from: '2026-12-30', reason: 'schoolFree' },
    ],
  ])('%j', (when, date, moved) => {
    expect(placed(when)).toEqual([date, moved]);
  });

  it('for pupils to a day when they are there, for staff also to a planning day', () => {
    expect(placed(onDate(11, 20))).toEqual(['2026-11-20', undefined]);
    expect(placed(onDate(11, 20), { kind: 'pupilVoice' })).toEqual([
      '2026-11-23',
      { from: '2026-11-20', reason: 'schoolFree' },
    ]);
  });

  it('and past the hours to the next morning', () => {
    const { occurrences } = run({ at: '17:30' });
    expect(local(occurrences[0]!.opensAt)).toBe('2026-09-16 08:00');
    expect(occurrences[0]!.moved).toEqual({ from: '2026-09-15', reason: 'outsideHours' });
    expect(local(run({ at: '06:00' }).occurrences[0]!.opensAt)).toBe('2026-09-15 08:00');
  });

  it('and off the calendar’s end becomes a problem, not a lost prompt', () => {
    const { occurrences, problems } = run({ when: onDate(6, 25) });
    expect(occurrences).toEqual([]);
    expect(problems).toEqual([
      { ok: false, code: 'CYCLE.OUTSIDE_CALENDAR', params: { activity: 'a', date: '2027-06-25' } },
    ]);
  });
});

describe('29 February', () => {
  const year: Year = {
    schoolYear: '2027/28',
    first: '2027-08-16',
    last: '2028-06-20',
    breaks: [],
    planningDays: [],
  };

  it('is a day in 2028 and the 28th in other years', () => {
    expect(placed(onDate(2, 29), {}, year)).toEqual(['2028-02-29', undefined]);
    expect(placed(onDate(2, 29))[1]).toEqual({ from: '2027-02-28', reason: 'weekend' });
  });

  it('comes with a year that has no week 53', () => {
    const { problems } = run({ when: { type: 'week', week: 53, weekday: 1 } }, year);
    expect(problems.map(({ code }) => code)).toEqual(['CYCLE.NO_SUCH_WEEK']);
  });
});

describe('anchors', () => {
  it.each([
    ['schoolStart', 0, '2026-08-17'],
    ['schoolEnd', 0, '2027-06-18'],
    ['autumnBreakEnd', 2, '2026-10-14'],
    ['christmasBreakStart', -1, '2026-12-18'],
    ['np-results', 0, '2026-11-16'],
    ['np-results', 10, '2026-11-27'],
    ['np-results', -1, '2026-11-13'],
  ])('%s %i school days', (anchor, schoolDays, date) => {
    expect(placed(relative(anchor, schoolDays))[0]).toBe(date);
  });

  it('may be another activity, and follow it when it moves', () => {
    const other = makeActivity({ id: 'b', when: onDate(5, 17) });
    const { occurrences } = run({ when: relative('b', 1) }, {}, other);
    expect(occurrences.map(({ id }) => id)).toEqual(['b:nordlia:2027-05-18', 'a:nordlia:2027-05-19']);
  });

  it('that nobody knows, or that go in a circle, are problems of that activity alone', () => {
    const b = makeActivity({ id: 'b', when: relative('a', 1) });
    const c = makeActivity({ id: 'c', when: relative('gone', 1) });
    const fine = makeActivity({ id: 'd' });
    const { occurrences, problems } = run({ when: relative('b', 1) }, {}, b, c, fine);
    expect(problems.map(({ code, params }) => [code, params?.activity])).toEqual([
      ['CYCLE.CIRCULAR', 'a'],
      ['CYCLE.CIRCULAR', 'b'],
      ['CYCLE.NO_ANCHOR', 'c'],
    ]);
    expect(occurrences.map(({ activity }) => activity)).toEqual(['d']);
  });

  it('that this year’s skolerute does not have are problems', () => {
    const { problems } = run({ when: relative('winterBreakEnd', 1) }, { breaks: [] });
    expect(problems[0]).toMatchObject({ code: 'CYCLE.NO_ANCHOR', params: { anchor: 'winterBreakEnd' } });
  });
});

describe('windows', () => {
  it('are counted in school days over a break', () => {
    const { occurrences } = run({ when: onDate(10, 1), windowSchoolDays: 4, reminders: [2] });
    expect(local(occurrences[0]!.closesAt)).toBe('2026-10-13 16:00');
    expect(occurrences[0]!.remindAt.map(local)).toEqual(['2026-10-12 10:00']);
  });

  it('end on the last day of the calendar when they would run past it', () => {
    const { occurrences } = run({ when: onDate(6, 17), windowSchoolDays: 9, reminders: [1, 8] });
    expect(local(occurrences[0]!.closesAt)).toBe('2027-06-21 16:00');
    expect(occurrences[0]!.remindAt.map(local)).toEqual(['2027-06-18 10:00']);
    const last = run({ when: onDate(6, 21), windowSchoolDays: 5 }).occurrences[0]!;
    expect([local(last.opensAt), local(last.closesAt), last.remindAt]).toEqual([
      '2027-06-21 10:00',
      '2027-06-21 16:00',
      [],
    ]);
  });
});

describe('fellestid', () => {
  it('is waited for up to a week', () => {
    const { occurrences } = run({ at: 'sharedTime', when: onDate(9, 9), reminders: [4] });
    expect(local(occurrences[0]!.opensAt)).toBe('2026-09-15 14:15');
    expect(occurrences[0]).not.toHaveProperty('moved');
  });

  it('is given up when the next one is too far off', () => {
    const { occurrences } = run({ at: 'sharedTime', when: onDate(9, 30) });
    expect(local(occurrences[0]!.opensAt)).toBe('2026-09-30 08:00');
  });

  it('is where reminders go when the day has one', () => {
    const { occurrences } = run({
      at: 'sharedTime',
      when: onDate(9, 8),
      windowSchoolDays: 8,
      reminders: [1, 5],
    });
    expect(occurrences[0]!.remindAt.map(local)).toEqual(['2026-09-09 14:15', '2026-09-15 14:15']);
  });
});

describe('recurring', () => {
  const weekly: When = { type: 'recurring', everyWeeks: 1, weekday: 1, fromWeek: 34, toWeek: 25 };

  it('leaves out weeks without pupils and never comes twice on a day', () => {
    const { occurrences, problems } = run({ when: weekly });
    const dates = occurrences.map(({ date }) => date);
    expect(problems).toEqual([]);
    expect(dates).not.toContain('2026-10-05');
    expect(dates.filter((date) => date === '2026-10-12')).toHaveLength(1);
    expect(dates.filter((date) => date >= '2026-12-19' && date < '2027-01-04')).toEqual([]);
    expect(dates).toContain('2027-05-18');
    expect(new Set(dates).size).toBe(dates.length);
  });

  it('keeps its rhythm over new year, with week 53', () => {
    const when: When = { type: 'recurring', everyWeeks: 2, weekday: 3, fromWeek: 50, toWeek: 4 };
    expect(run({ when }).occurrences.map(({ date }) => date)).toEqual([
      '2026-12-09',
      '2027-01-06',
      '2027-01-20',
    ]);
  });
});

describe('who it is for', () => {
  it('is one school, not another; the owner’s own are the owner’s', () => {
    const calendar = makeCalendar();
    const wheel = makeWheel(
      makeActivity({ id: 'all' }),
      makeActivity({ id: 'others', schools: ['holmen'] }),
      makeActivity({ id: 'skipped', perSchool: { nordlia: { skip: true } } }),
      makeActivity({ id: 'owners', level: 'owner', at: 'sharedTime' }),
    );
    const school = occurrencesOf({ wheel, school: NORDLIA, calendar, schoolYear: '2026/27' });
    expect(school.occurrences.map(({ id }) => id)).toEqual(['all:nordlia:2026-09-15']);
    const own = ownerCalendar([calendar], '2026/27', 'Europe/Oslo');
    const owner = occurrencesOf({ wheel, calendar: own, schoolYear: '2026/27' });
    expect(owner.occurrences.map(({ id }) => id)).toEqual(['owners:owner:2026-09-15']);
    expect(owner.occurrences[0]).not.toHaveProperty('school');
  });

  it('a school’s own date names the owner’s', () => {
    const perSchool = { nordlia: { when: onDate(9, 22), at: '12:00' } };
    const [only] = run({ perSchool }).occurrences;
    expect(local(only!.opensAt)).toBe('2026-09-22 12:00');
    expect(only!.moved).toEqual({ from: '2026-09-15', reason: 'school' });
  });

  it('a calendar of another year is refused as a whole', () => {
    const input = {
      wheel: makeWheel(makeActivity()),
      school: NORDLIA,
      calendar: makeCalendar(),
      schoolYear: '2027/28',
    };
    expect(occurrencesOf(input).problems.map(({ code }) => code)).toEqual(['CYCLE.OTHER_SCHOOL_YEAR']);
  });
});
