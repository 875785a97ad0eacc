import type { CalendarDay } from '../domain/calendar/school-calendar.ts';
import type { IsoDate } from '../domain/time.ts';
import type { RowNote } from './row-note.ts';

export interface SkoleruteOptions {
  /** Only days from here on are taken; the rest are counted in a warning. */
  from?: IsoDate;
  to?: IsoDate;
  /** The school that an ICS file is for; a CSV names its schools itself. */
  school?: string;
}

export interface Skolerute {
  /** By the school's name as the file has it. */
  schools: Map<string, CalendarDay[]>;
  warnings: RowNote[];
  /** Anything here means that the file must not be used. */
  errors: RowNote[];
}

/** Where there is no column for teachers, the comment tells which pupil-free days are planning days. */
export const PLANNING_DAY = /planleggingsdag|plandag|kursdag|planning day/i;

export function isWanted(date: IsoDate, { from = '0000', to = '9999' }: SkoleruteOptions): boolean {
  return date >= from && date <= to;
}
