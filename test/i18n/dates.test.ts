import { describe, expect, it } from 'vitest';
import { formatDay, formatList, formatMoment, formatTime } from '../../src/i18n/dates.ts';

const WEEK = [
  '2026-08-24',
  '2026-08-25',
  '2026-08-26',
  '2026-08-27',
  '2026-08-28',
  '2026-08-29',
  '2026-08-30',
];

describe('days', () => {
  it('are written in full, without a year', () => {
    expect(formatDay('nb', '2026-08-28')).toBe('fredag 28. august');
    expect(formatDay('nn', '2026-08-28')).toBe('fredag 28. august');
    expect(formatDay('en', '2026-08-28')).toBe('Friday 28 August');
  });

  it('have their own names in nynorsk', () => {
    const names = WEEK.map((date) => formatDay('nn', date).split(' ')[0]);
    expect(names).toEqual(['måndag', 'tysdag', 'onsdag', 'torsdag', 'fredag', 'laurdag', 'søndag']);
  });

  it('are the same day wherever the program runs', () => {
    expect(formatDay('nb', '2027-03-28')).toBe('søndag 28. mars');
    expect(formatDay('nb', '2028-02-29')).toBe('tirsdag 29. februar');
  });

  it.each(['28.08.2026', '2026-13-01', '', '2026-8-1'])('refuse %j', (date) => {
    expect(() => formatDay('nb', date)).toThrow(expect.objectContaining({ code: 'TEXT.DATE' }));
  });
});

describe('moments', () => {
  const summer = Date.UTC(2026, 7, 28, 12, 30);

  it('stand in the zone that was given', () => {
    expect(formatMoment('nb', summer, 'Europe/Oslo')).toBe('fredag 28. august kl. 14.30');
    expect(formatMoment('nn', summer, 'Europe/Oslo')).toBe('fredag 28. august kl. 14.30');
    expect(formatMoment('en', summer, 'Europe/Oslo')).toBe('Friday 28 August at 14:30');
    expect(formatMoment('nb', Date.UTC(2026, 7, 28, 23, 5), 'Europe/Oslo')).toBe(
      'lørdag 29. august kl. 01.05',
    );
  });

  it('follow both changes of the clock', () => {
    const hour = (at: number) => formatTime('nb', at, 'Europe/Oslo');
    expect([hour(Date.UTC(2027, 2, 28, 0, 59)), hour(Date.UTC(2027, 2, 28, 1, 0))]).toEqual([
      '01.59',
      '03.00',
    ]);
    expect([hour(Date.UTC(2026, 9, 25, 0, 30)), hour(Date.UTC(2026, 9, 25, 1, 30))]).toEqual([
      '02.30',
      '02.30',
    ]);
  });

  it('say midnight as 00', () => {
    expect(formatTime('nb', Date.UTC(2026, 0, 1, 23, 0), 'Europe/Oslo')).toBe('00.00');
  });
});

it('lists end with «og»', () => {
  expect(formatList('nb', ['a', 'b', 'c'])).toBe('a, b og c');
  expect(formatList('nn', ['a', 'b'])).toBe('a og b');
  expect(formatList('en', ['a', 'b', 'c'])).toBe('a, b and c');
  expect(formatList('nb', [])).toBe('');
});
