import type { SchoolId } from '../people/people.ts';
import type { IsoDate, SchoolYear } from '../time.ts';

/** What a day of the skolerute is, for pupils and for teachers. Days not listed are school-free. */
export interface CalendarDay {
  date: IsoDate;
  /** elevdag */
  pupilDay: boolean;
  /** lærerdag: pupil days and planning days */
  teacherDay: boolean;
  comment?: string;
}

/** The skolerute of one school for one school year, after public holidays have been taken out. */
export interface SchoolCalendar {
  school: SchoolId;
  schoolYear: SchoolYear;
  timeZone: string;
  /** Sorted by date, from the first to the last listed day. */
  days: CalendarDay[];
}
