import ICAL from 'ical.js';
import { addDays, daysFrom, isWeekend } from '../domain/calendar/dates.ts';
import { publicHolidayName } from '../domain/calendar/public-holidays.ts';
import type { CalendarDay } from '../domain/calendar/school-calendar.ts';
import type { IsoDate } from '../domain/time.ts';
import { decodeText } from './decode.ts';
import type { RowNote } from './row-note.ts';
import { PLANNING_DAY, type Skolerute, type SkoleruteOptions } from './skolerute-types.ts';

type Kind = 'first' | 'last' | 'planning' | 'free' | 'other';

interface Entry {
  kind: Kind;
  summary: string;
  dates: IsoDate[];
  row: number;
}

/** What the events of such calendars are called; the first that fits counts. */
const WORDS: [Kind, RegExp][] = [
  ['planning', PLANNING_DAY],
  ['first', /første (skole|skule|elev)dag|(skole|skule)start|first (school day|day of school)/i],
  ['last', /siste (skole|skule|elev)dag|(skole|skule)slutt|last (school day|day of school)/i],
  ['free', /ferie|fridag|\bfri\b|påske|jul|helligdag|holiday|break|1\. mai|17\. mai|himmelfart|pinse/i],
];

const LONGEST_EVENT_DAYS = 100;
const MOST_REPETITIONS = 200;

/**
 * An ICS names what is out of the ordinary: breaks, days off, planning days, first and last day. Weekdays between the
 * first and the last day are school days unless an event says otherwise.
 */
export function readSkoleruteIcs(bytes: Uint8Array, options: SkoleruteOptions = {}): Skolerute {
  const schools = new Map<string, CalendarDay[]>();
  const read = entriesOf(decodeText(bytes).text);
  if (!read.ok) return { schools, warnings: [], errors: [{ row: 1, message: read.message }] };
  const { entries, name } = read;
  const first = options.from ?? edge(entries, 'first')[0];
  const last = options.to ?? edge(entries, 'last').at(-1);
  if (!first || !last) {
    const message = `no event names the ${first ? 'last' : 'first'} school day («Første skoledag», «Siste skoledag»)`;
    return { schools, warnings: read.warnings, errors: [{ row: 1, message }] };
  }
  const warnings = [...read.warnings, ...entries.filter(({ kind }) => kind === 'other').map(notUnderstood)];
  schools.set(
    options.school ?? name,
    daysOf(entries, edge(entries, 'first')[0] ?? first, first, edge(entries, 'last').at(-1) ?? last),
  );
  return { schools, warnings, errors: [] };
}

function notUnderstood({ row, summary }: Entry): RowNote {
  return {
    row,
    message: `"${summary.slice(0, 60)}" is neither a break, a day off nor a planning day; the day stays as it is`,
  };
}

function edge(entries: readonly Entry[], kind: Kind): IsoDate[] {
  return entries
    .filter((entry) => entry.kind === kind)
    .flatMap(({ dates }) => dates)
    .sort();
}

function daysOf(
  entries: readonly Entry[],
  firstPupilDay: IsoDate,
  from: IsoDate,
  last: IsoDate,
): CalendarDay[] {
  const planning = marks(entries, 'planning');
  const free = marks(entries, 'free');
  const begin = [from, firstPupilDay, ...planning.keys()].sort()[0] ?? from;
  const end = [last, ...planning.keys()].sort().at(-1) ?? last;
  return daysFrom(begin, end).map((date) => {
    const comment = planning.get(date) ?? free.get(date) ?? publicHolidayName(date);
    const outside = date < firstPupilDay || date > last;
    const closed = isWeekend(date) || outside || free.has(date) || publicHolidayName(date) !== undefined;
    const pupilDay = !closed && !planning.has(date);
    return { date, pupilDay, teacherDay: pupilDay || planning.has(date), ...(comment ? { comment } : {}) };
  });
}

function marks(entries: readonly Entry[], kind: Kind): Map<IsoDate, string> {
  const own = entries.filter((entry) => entry.kind === kind);
  return new Map(own.flatMap(({ dates, summary }) => dates.map((date) => [date, summary] as const)));
}

type Read =
  | { ok: true; entries: Entry[]; name: string; warnings: RowNote[] }
  | { ok: false; message: string };

function entriesOf(text: string): Read {
  try {
    const calendar = new ICAL.Component(ICAL.parse(text));
    const components = calendar.getAllSubcomponents('vevent');
    if (components.length === 0) return { ok: false, message: 'there are no events in the calendar' };
    const warnings: RowNote[] = [];
    const entries = components.flatMap((component, index) => {
      const entry = entryOf(new ICAL.Event(component), index + 1);
      if (entry) return [entry];
      warnings.push({ row: index + 1, message: `event ${index + 1} has no usable date and is left out` });
      return [];
    });
    const name = String(calendar.getFirstPropertyValue('x-wr-calname') ?? '').trim();
    return { ok: true, entries, name, warnings };
  } catch (error) {
    return {
      ok: false,
      message: `not readable as ICS: ${error instanceof Error ? error.message.slice(0, 100) : 'unknown fault'}`,
    };
  }
}

function entryOf(event: ICAL.Event, row: number): Entry | undefined {
  const summary = String(event.summary ?? '')
    .normalize('NFC')
    .trim();
  const start = event.startDate;
  if (!start) return undefined;
  const kind = WORDS.find(([, words]) => words.test(summary))?.[0] ?? 'other';
  const length = daysLong(event);
  if (length === undefined) return undefined;
  const starts = event.isRecurring() ? repetitions(event) : [isoOf(start)];
  const dates = starts.flatMap((date) => daysFrom(date, addDays(date, length - 1)));
  return { kind, summary, dates, row };
}

/** The end of an all-day event is the day after it; that of an event with times is its last day. */
function daysLong(event: ICAL.Event): number | undefined {
  const first = isoOf(event.startDate);
  const end = isoOf(event.endDate ?? event.startDate);
  const last = event.startDate.isDate && end > first ? addDays(end, -1) : end;
  const length = last >= first ? daysFrom(first, last).length : 0;
  return length >= 1 && length <= LONGEST_EVENT_DAYS ? length : undefined;
}

function repetitions(event: ICAL.Event): IsoDate[] {
  const iterator = event.iterator();
  const dates: IsoDate[] = [];
  for (let time = iterator.next(); time && dates.length < MOST_REPETITIONS; time = iterator.next())
    dates.push(isoOf(time));
  return dates;
}

function isoOf(time: ICAL.Time): IsoDate {
  return time.toString().slice(0, 10);
}
