import { dateFrom, isIsoDate, isWeekend } from '../domain/calendar/dates.ts';
import type { CalendarDay } from '../domain/calendar/school-calendar.ts';
import type { IsoDate } from '../domain/time.ts';
import { type ColumnNames, type CsvRow, plain, readCsv } from './csv-table.ts';
import type { RowNote } from './row-note.ts';
import { isWanted, PLANNING_DAY, type Skolerute, type SkoleruteOptions } from './skolerute-types.ts';

type Column = 'date' | 'school' | 'pupilDay' | 'teacherDay' | 'afterSchool' | 'comment';

/**
 * Two forms are known. Stavanger: `dato,skole,elevdag,laererdag,sfodag,kommentar`, UTF-8 with BOM, ISO dates.
 * Gjesdal: `dato,skole ,elevdag ,sfodag ,kommentar `, dd.mm.yyyy, no laererdag, four or five fields a row.
 */
const NAMES: ColumnNames<Column> = {
  date: ['dato', 'date', 'dag'],
  school: ['skole', 'skule', 'skolenavn', 'skulenamn', 'school'],
  pupilDay: ['elevdag', 'skoledag', 'skuledag', 'elever', 'elevar'],
  teacherDay: ['laererdag', 'lærerdag', 'lærardag', 'lararedag', 'ansatte'],
  afterSchool: ['sfodag', 'sfo', 'sfo-dag'],
  comment: ['kommentar', 'merknad', 'comment'],
};

interface Day {
  school: string;
  day: CalendarDay;
  row: number;
}

export function readSkoleruteCsv(bytes: Uint8Array, options: SkoleruteOptions = {}): Skolerute {
  const table = readCsv(bytes, NAMES, ['date', 'school', 'pupilDay']);
  const errors = [...table.errors];
  const warnings = [...table.warnings];
  const hasTeachers = table.columns.includes('teacherDay');
  const days = table.rows.flatMap((row) => {
    const read = readDay(row, hasTeachers);
    warnings.push(...read.warnings);
    errors.push(...read.errors);
    return read.day ? [read.day] : [];
  });
  const inside = days.filter(({ day }) => isWanted(day.date, options));
  if (inside.length < days.length) {
    warnings.push({
      row: 1,
      message: `${days.length - inside.length} days outside the school year are left out`,
    });
  }
  const schools = bySchool(inside, warnings, errors);
  if (table.errors.length === 0) noteEmpty(schools, errors);
  return { schools, warnings, errors };
}

function readDay(
  { row, fields }: CsvRow<Column>,
  hasTeachers: boolean,
): { day?: Day; warnings: RowNote[]; errors: RowNote[] } {
  const errors: RowNote[] = [];
  const warnings: RowNote[] = [];
  const fault = (message: string) => errors.push({ row, message });
  const date = dayFrom(fields.date);
  const pupilDay = yesNo(fields.pupilDay);
  const teachers = hasTeachers ? yesNo(fields.teacherDay) : undefined;
  if (!date) fault(`"${fields.date}" is not a date; write it as 2026-08-17 or 17.08.2026`);
  if (fields.school === '') fault('the name of the school is missing');
  if (pupilDay === undefined) fault(`elevdag is "${fields.pupilDay}"; write Ja or Nei`);
  if (hasTeachers && teachers === undefined) fault(`laererdag is "${fields.teacherDay}"; write Ja or Nei`);
  if (!date || errors.length > 0) return { warnings, errors };
  const isPupilDay = pupilDay === 'yes';
  const isTeacherDay = teachers ? teachers === 'yes' : isPupilDay || PLANNING_DAY.test(fields.comment);
  if (isPupilDay && !isTeacherDay)
    warnings.push({ row, message: `${date} is a day for pupils but not for teachers; taken as both` });
  if (isPupilDay && isWeekend(date))
    warnings.push({ row, message: `${date} is a weekend day with pupils; is that right?` });
  const comment = fields.comment === '' ? {} : { comment: fields.comment };
  const day = { date, pupilDay: isPupilDay, teacherDay: isTeacherDay || isPupilDay, ...comment };
  return { day: { school: fields.school, day, row }, warnings, errors };
}

/** «Ikke tilgjengelig» is what Gjesdal writes where nothing is known; such a day is closed. */
function yesNo(text: string): 'yes' | 'no' | undefined {
  const word = plain(text);
  if (['ja', 'j', 'yes', 'x', '1'].includes(word)) return 'yes';
  if (['nei', 'n', 'no', '0', 'ikke tilgjengelig', 'ikkje tilgjengeleg'].includes(word)) return 'no';
  return undefined;
}

/** `2026-08-17`, `17.08.2026` or `17.8.2026`; undefined when there is no such day. */
function dayFrom(text: string): IsoDate | undefined {
  if (isIsoDate(text)) return text;
  const match = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text);
  return match ? dateFrom(Number(match[3]), Number(match[2]), Number(match[1])) : undefined;
}

/** The same row twice is dirt; two rows that say different things about a day must be decided by a person. */
function bySchool(days: readonly Day[], warnings: RowNote[], errors: RowNote[]): Map<string, CalendarDay[]> {
  const schools = new Map<string, { name: string; days: Map<IsoDate, Day> }>();
  for (const entry of days) {
    const key = plain(entry.school);
    const school = schools.get(key) ?? { name: entry.school, days: new Map<IsoDate, Day>() };
    schools.set(key, school);
    const earlier = school.days.get(entry.day.date);
    if (!earlier) school.days.set(entry.day.date, entry);
    else if (says(earlier) === says(entry)) {
      warnings.push({
        row: entry.row,
        message: `${entry.day.date} is listed twice for ${entry.school} (also row ${earlier.row})`,
      });
    } else {
      const message = `${entry.day.date} is listed for ${entry.school} in row ${earlier.row} too, with another answer; keep one`;
      errors.push({ row: entry.row, message });
    }
  }
  return new Map([...schools.values()].map(({ name, days: own }) => [name, sortedDays(own)]));
}

function says({ day }: Day): string {
  return `${day.pupilDay} ${day.teacherDay}`;
}

function sortedDays(own: ReadonlyMap<IsoDate, Day>): CalendarDay[] {
  return [...own.values()].map(({ day }) => day).sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** A file that lists only the days off would leave the school closed all year. */
function noteEmpty(schools: ReadonlyMap<string, CalendarDay[]>, errors: RowNote[]): void {
  if (schools.size === 0 && errors.length === 0) errors.push({ row: 1, message: 'no days in the file' });
  for (const [name, days] of schools) {
    if (days.some((day) => day.pupilDay)) continue;
    errors.push({
      row: 1,
      message: `${name} has no day with elevdag = Ja; the file must list the school days too, not only the days off`,
    });
  }
}
