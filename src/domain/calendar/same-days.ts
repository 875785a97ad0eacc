import type { CalendarDay, SchoolCalendar } from './school-calendar.ts';

/**
 * The schools of one owner mostly have one skolerute between them: the days of calendars that are the same become one
 * list, held once and known by being the same object. The calendars themselves are as they were.
 */
export function sameDaysOnce(calendars: readonly SchoolCalendar[]): SchoolCalendar[] {
  const known: CalendarDay[][] = [];
  return calendars.map((calendar) => {
    const same = known.find((days) => areSame(days, calendar.days));
    if (same) return { ...calendar, days: same };
    known.push(calendar.days);
    return calendar;
  });
}

function areSame(a: readonly CalendarDay[], b: readonly CalendarDay[]): boolean {
  return (
    a.length === b.length &&
    a.every((day, n) => {
      const other = b[n];
      return (
        other?.date === day.date &&
        other.pupilDay === day.pupilDay &&
        other.teacherDay === day.teacherDay &&
        other.comment === day.comment
      );
    })
  );
}
