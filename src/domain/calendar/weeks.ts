import type { IsoDate, SchoolYear, Weekday } from '../time.ts';
import { addDays, daysBetween, weekdayOf } from './dates.ts';

/** Weeks 31 to 53 belong to the first calendar year of a school year, weeks 1 to 30 to the second. */
const FIRST_WEEK = 31;
const FIRST_MONTH = 8;

export interface IsoWeek {
  /** The year the week belongs to: 1 January 2027 is in week 53 of 2026. */
  year: number;
  week: number;
}

export function isoWeek(date: IsoDate): IsoWeek {
  // A week belongs to the year of its Thursday.
  const thursday = addDays(date, 4 - weekdayOf(date));
  const year = Number(thursday.slice(0, 4));
  return { year, week: Math.floor(daysBetween(firstDayOf(year), thursday) / 7) + 1 };
}

function firstDayOf(year: number): IsoDate {
  return `${String(year).padStart(4, '0')}-01-01`;
}

/** A school year runs from 1 August to 31 July. */
export function schoolYearOf(date: IsoDate): SchoolYear {
  const year = Number(date.slice(0, 4));
  return schoolYearFrom(Number(date.slice(5, 7)) >= FIRST_MONTH ? year : year - 1);
}

/** `2026` gives `2026/27`. */
function schoolYearFrom(firstYear: number): SchoolYear {
  return `${firstYear}/${String((firstYear + 1) % 100).padStart(2, '0')}`;
}

export function firstYearOf(schoolYear: SchoolYear): number {
  return Number(schoolYear.slice(0, 4));
}

/** True for `2026/27`, false for `2026/28`, `26/27` and everything else. */
export function isSchoolYear(text: string): boolean {
  return /^\d{4}\/\d{2}$/.test(text) && schoolYearFrom(firstYearOf(text)) === text;
}

/** The calendar year in which this month of the school year falls. */
export function yearOfMonth(schoolYear: SchoolYear, month: number): number {
  return firstYearOf(schoolYear) + (month >= FIRST_MONTH ? 0 : 1);
}

/** Undefined when the year has no such week: only some years have a week 53. */
export function dateOfWeek(schoolYear: SchoolYear, week: number, weekday: Weekday): IsoDate | undefined {
  const year = firstYearOf(schoolYear) + (week >= FIRST_WEEK ? 0 : 1);
  // 4 January is in week 1 by the definition of ISO 8601.
  const fourth = addDays(firstDayOf(year), 3);
  const date = addDays(fourth, (week - 1) * 7 + weekday - weekdayOf(fourth));
  const found = isoWeek(date);
  return found.year === year && found.week === week ? date : undefined;
}

/** First and last day that belong to a school year. */
export function spanOf(schoolYear: SchoolYear): { first: IsoDate; last: IsoDate } {
  const year = firstYearOf(schoolYear);
  return { first: `${year}-08-01`, last: `${year + 1}-07-31` };
}
