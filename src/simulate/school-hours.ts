import { ownerCalendar } from '../domain/calendar/calendar-from.ts';
import { addDays, isWeekend } from '../domain/calendar/dates.ts';
import { publicHolidayName } from '../domain/calendar/public-holidays.ts';
import type { SchoolCalendar } from '../domain/calendar/school-calendar.ts';
import { toEpoch, toLocal } from '../domain/calendar/zoned-time.ts';
import type { School } from '../domain/people/people.ts';
import type { EpochMs, IsoDate } from '../domain/time.ts';

/** When people are at work, worked out from the skoleruter alone and not by the code that is being tried. */
export interface SchoolHours {
  /** Whether a school (or the owner's office) is at work. */
  open(school: string | undefined, at: EpochMs): boolean;
  /** The same moment, or the morning of the next day at work. */
  next(school: string | undefined, at: EpochMs): EpochMs;
  /** The n-th day at work after, at this time of day. */
  after(school: string | undefined, at: EpochMs, days: number, time: string): EpochMs;
  date(at: EpochMs): IsoDate;
}

const OFFICE = { start: '08:00', end: '15:30' };
const LONGEST_BREAK_DAYS = 90;

export function createSchoolHours(schools: School[], calendars: SchoolCalendar[], zone: string): SchoolHours {
  const days = new Map<string, Set<IsoDate>>();
  const add = (place: string, calendar: SchoolCalendar) => {
    const known = days.get(place) ?? new Set<IsoDate>();
    days.set(place, known);
    for (const day of calendar.days) if (day.teacherDay) known.add(day.date);
  };
  for (const calendar of calendars) add(calendar.school, calendar);
  for (const year of new Set(calendars.map(({ schoolYear }) => schoolYear)))
    add('', ownerCalendar(calendars, year, zone));

  const hoursOf = (school: string | undefined) => schools.find(({ id }) => id === school)?.hours ?? OFFICE;
  const works = (school: string | undefined, date: IsoDate) =>
    !isWeekend(date) && publicHolidayName(date) === undefined && (days.get(school ?? '')?.has(date) ?? false);

  function nextDay(school: string | undefined, date: IsoDate): IsoDate {
    let day = date;
    for (let tries = 0; tries < LONGEST_BREAK_DAYS && !works(school, day); tries += 1) day = addDays(day, 1);
    return day;
  }

  return {
    date: (at) => toLocal(at, zone).date,
    open(school, at) {
      const { date, time } = toLocal(at, zone);
      const { start, end } = hoursOf(school);
      return works(school, date) && time >= start && time < end;
    },
    next(school, at) {
      const { date, time } = toLocal(at, zone);
      const { start, end } = hoursOf(school);
      if (works(school, date) && time >= start && time < end) return at;
      const day = nextDay(school, time < start ? date : addDays(date, 1));
      return toEpoch(day, start, zone) + (at % 3_600_000);
    },
    after(school, at, count, time) {
      let day = toLocal(at, zone).date;
      for (let n = 0; n < count; n += 1) day = nextDay(school, addDays(day, 1));
      return toEpoch(day, time, zone);
    },
  };
}
