import { describe, expect, it } from 'vitest';
import { anchors, breaksOf, calendarEndsSoon } from '../../../src/domain/calendar/anchors.ts';
import { ownerCalendar } from '../../../src/domain/calendar/calendar-from.ts';
import { makeCalendar, YEAR_2026 } from './make-calendar.ts';

const EXPECTED = {
  schoolStart: '2026-08-17',
  autumnBreakEnd: '2026-10-12',
  christmasBreakStart: '2026-12-19',
  christmasBreakEnd: '2027-01-04',
  winterBreakEnd: '2027-03-08',
  easterBreakEnd: '2027-03-30',
  schoolEnd: '2027-06-18',
};

describe('anchors', () => {
  it('are found in the days', () => {
    expect(anchors(makeCalendar())).toEqual(EXPECTED);
  });

  it('take a planning day after a break as the first school day, also for the owner', () => {
    expect(anchors(makeCalendar()).christmasBreakEnd).toBe('2027-01-04');
    const own = ownerCalendar([makeCalendar()], '2026/27', 'Europe/Oslo');
    expect(anchors(own)).toEqual(EXPECTED);
  });

  it('tell a winter break in week 8 from an early Easter, and name no break that is not there', () => {
    const [autumn, christmas, , easter] = YEAR_2026.breaks;
    const week8 = makeCalendar({ breaks: [autumn!, christmas!, ['2027-02-22', '2027-02-26'], easter!] });
    expect(anchors(week8)).toMatchObject({ winterBreakEnd: '2027-03-01', easterBreakEnd: '2027-03-30' });
    const none = makeCalendar({ breaks: [christmas!, easter!] });
    expect(anchors(none)).not.toHaveProperty('winterBreakEnd');
    expect(anchors(none)).not.toHaveProperty('autumnBreakEnd');
  });

  it('do not take a long weekend for a break', () => {
    const [autumn, ...rest] = YEAR_2026.breaks;
    const calendar = makeCalendar({ breaks: [autumn!, ['2026-10-30', '2026-11-02'], ...rest] });
    expect(breaksOf(calendar).autumn).toEqual({ start: '2026-10-03', end: '2026-10-12' });
  });
});

describe('calendarEndsSoon', () => {
  it('warns six weeks ahead', () => {
    expect(calendarEndsSoon(makeCalendar(), '2027-05-10')).toBe(false);
    expect(calendarEndsSoon(makeCalendar(), '2027-05-11')).toBe(true);
    expect(calendarEndsSoon({ ...makeCalendar(), days: [] }, '2026-09-01')).toBe(true);
  });
});
