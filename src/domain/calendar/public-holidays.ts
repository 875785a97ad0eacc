import Holidays from 'date-holidays';
import type { IsoDate } from '../time.ts';

const norway = new Holidays('NO');
const byYear = new Map<number, ReadonlyMap<IsoDate, string>>();

/**
 * Norwegian public holidays (helligdager and 1 and 17 May) with their Norwegian names. Christmas Eve and
 * Easter Eve are not public holidays. Two on one day, as 17 May 2027 (also andre pinsedag), are named together.
 */
export function publicHolidays(year: number): ReadonlyMap<IsoDate, string> {
  const known = byYear.get(year);
  if (known) return known;
  const found = new Map<IsoDate, string>();
  for (const holiday of norway.getHolidays(year, 'no')) {
    if (holiday.type !== 'public') continue;
    const date = holiday.date.slice(0, 10);
    const other = found.get(date);
    found.set(date, other ? `${other} og ${holiday.name.toLowerCase()}` : holiday.name);
  }
  byYear.set(year, found);
  return found;
}

export function publicHolidayName(date: IsoDate): string | undefined {
  return publicHolidays(Number(date.slice(0, 4))).get(date);
}
