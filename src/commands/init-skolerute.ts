import { addDays, daysFrom, isWeekend } from '../domain/calendar/dates.ts';
import { publicHolidayName, publicHolidays } from '../domain/calendar/public-holidays.ts';
import { dateOfWeek, firstYearOf, spanOf } from '../domain/calendar/weeks.ts';
import type { IsoDate } from '../domain/time.ts';

/**
 * A skolerute to begin with, in the form of Stavanger: weekdays from week 34 to 25 without public holidays and the usual
 * breaks. Each kommune sets its own (opplæringslova § 14-1), so this is a draft and says so.
 */
export function draftSkolerute(school: string, schoolYear: string): string {
  const { first, last } = spanOf(schoolYear);
  const rows = daysFrom(first, last).map((date) => row(date, school, schoolYear));
  return `dato,skole,elevdag,laererdag,sfodag,kommentar\n${rows.join('\n')}\n`;
}

function row(date: IsoDate, school: string, schoolYear: string): string {
  const planning = isPlanningDay(date, schoolYear);
  const why = isWeekend(date) ? 'Helg' : (publicHolidayName(date) ?? breakName(date, schoolYear));
  const pupils = why === undefined && !planning;
  const teachers = pupils || planning;
  const yes = (value: boolean) => (value ? 'Ja' : 'Nei');
  const comment = planning ? 'Planleggingsdag (utkast)' : (why ?? '');
  return [date, cell(school), yes(pupils), yes(teachers), yes(teachers), comment].join(',');
}

function cell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** Week 33, before the pupils come. */
function isPlanningDay(date: IsoDate, schoolYear: string): boolean {
  const monday = dateOfWeek(schoolYear, 33, 1) ?? '';
  return date >= monday && date <= addDays(monday, 4);
}

function breakName(date: IsoDate, schoolYear: string): string | undefined {
  const inWeek = (week: number) => {
    const monday = dateOfWeek(schoolYear, week, 1) ?? '';
    return date >= monday && date <= addDays(monday, 4);
  };
  const spring = firstYearOf(schoolYear) + 1;
  if (date < (dateOfWeek(schoolYear, 34, 1) ?? '')) return 'Sommerferie';
  if (date > (dateOfWeek(schoolYear, 25, 5) ?? '')) return 'Sommerferie';
  if (inWeek(41)) return 'Høstferie (utkast)';
  if (date >= `${spring - 1}-12-22` && date <= `${spring}-01-03`) return 'Juleferie';
  if (inWeek(8)) return 'Vinterferie (utkast)';
  const easter = easterMonday(spring);
  return easter && date >= addDays(easter, -7) && date < easter ? 'Påskeferie' : undefined;
}

/** The one public holiday that is always a Monday in spring, before 17 May, with Good Friday three days before. */
function easterMonday(year: number): IsoDate | undefined {
  const days = publicHolidays(year);
  return [...days.keys()].find(
    (date) => date < `${year}-05-01` && days.has(addDays(date, -3)) && days.has(addDays(date, -4)),
  );
}
