import { all, loadWheel } from '../../app/load.ts';
import type { Store } from '../../app/ports/store.ts';
import { ownerCalendar } from '../../domain/calendar/calendar-from.ts';
import { addDays, daysFrom, isWeekend } from '../../domain/calendar/dates.ts';
import type { SchoolCalendar } from '../../domain/calendar/school-calendar.ts';
import { schoolYearOf } from '../../domain/calendar/weeks.ts';
import { toLocal } from '../../domain/calendar/zoned-time.ts';
import type { NationalDate, Occurrence, Wheel, When } from '../../domain/cycle/activity.ts';
import { occurrencesOf } from '../../domain/cycle/occurrences.ts';
import type { Language } from '../../domain/language.ts';
import type { OwnerId, School } from '../../domain/people/people.ts';
import type { EpochMs, IsoDate, SchoolYear } from '../../domain/time.ts';
import { formatDay } from '../../i18n/dates.ts';
import { translate } from '../../i18n/translate.ts';
import type { MarkState, WheelBreak, WheelMark, WheelPicture } from '../wheel/wheel-picture.ts';

/** Shorter gaps than this many days, weekends included, are not drawn as school-free times. */
const LEAST_BREAK_DAYS = 5;

interface Reading {
  wheel: Wheel;
  schoolYear: SchoolYear;
  zone: string;
  now: EpochMs;
  language: Language;
}

/** The wheel of one school with the owner's around it; of the owner alone when no school is given. */
export async function wheelPicture(
  store: Store,
  owner: OwnerId,
  schoolId: string | undefined,
  now: EpochMs,
  language: Language,
): Promise<WheelPicture> {
  const own = (await store.read(owner, 'owner', 'owner'))?.body;
  const zone = own?.timeZone ?? 'Europe/Oslo';
  const today = toLocal(now, zone).date;
  const schoolYear = schoolYearOf(today);
  const calendars = (await all(store, owner, 'calendar')).filter((one) => one.schoolYear === schoolYear);
  const school = schoolId === undefined ? undefined : (await store.read(owner, 'school', schoolId))?.body;
  const reading: Reading = { wheel: own ? await loadWheel(store, own) : NO_WHEEL, schoolYear, zone, now, language };
  const schoolCalendar = calendars.find((one) => one.school === school?.id);
  const ownersCalendar = ownerCalendar(calendars, schoolYear, zone);
  return {
    schoolYear,
    today,
    name: school?.name ?? own?.name ?? owner,
    language,
    marks: [
      ...(school && schoolCalendar ? schoolMarks(reading, school, schoolCalendar) : []),
      ...(calendars.length > 0 ? ownerMarks(reading, ownersCalendar) : []),
      ...nationalMarks(reading, today),
    ],
    breaks: breaksIn(schoolCalendar ?? ownersCalendar),
  };
}

const NO_WHEEL: Wheel = { activities: [], questionSets: [], nationalDates: [] };

function schoolMarks(reading: Reading, school: School, calendar: SchoolCalendar): WheelMark[] {
  const { occurrences } = occurrencesOf({
    wheel: reading.wheel,
    schoolYear: reading.schoolYear,
    calendar,
    school,
  });
  return occurrences.map((occurrence) => occurrenceMark(reading, 'school', occurrence));
}

function ownerMarks(reading: Reading, calendar: SchoolCalendar): WheelMark[] {
  const { occurrences } = occurrencesOf({ wheel: reading.wheel, schoolYear: reading.schoolYear, calendar });
  return occurrences.map((occurrence) => occurrenceMark(reading, 'owner', occurrence));
}

function occurrenceMark(reading: Reading, ring: 'school' | 'owner', occurrence: Occurrence): WheelMark {
  const { wheel, language, now, zone } = reading;
  const activity = wheel.activities.find((one) => one.id === occurrence.activity);
  const { id, date, opensAt, closesAt, moved } = occurrence;
  return {
    id,
    ring,
    title: activity?.title[language] ?? occurrence.activity,
    text: activity?.why[language] ?? '',
    date,
    until: toLocal(closesAt, zone).date,
    state: now >= closesAt ? 'done' : now >= opensAt ? 'now' : 'coming',
    ...(activity && isFrequent(activity.when) ? { minor: true } : {}),
    ...(moved ? { note: movedNote(language, moved) } : {}),
  };
}

/** Every week or every other week: forty marks that would hide the rest. */
function isFrequent(when: When): boolean {
  return when.type === 'recurring' && when.everyWeeks <= 2;
}

function movedNote(language: Language, moved: NonNullable<Occurrence['moved']>): string {
  const from = formatDay(language, moved.from);
  return translate(language, 'web.wheel.moved', {
    from,
    why: translate(language, `web.wheel.reason.${moved.reason}`),
  });
}

function nationalMarks({ wheel, schoolYear, language }: Reading, today: IsoDate): WheelMark[] {
  return wheel.nationalDates
    .filter((date) => date.schoolYear === schoolYear)
    .map((date) => nationalMark(language, date, today));
}

function nationalMark(
  language: Language,
  { key, date, title, confirmed }: NationalDate,
  today: IsoDate,
): WheelMark {
  const state: MarkState = date < today ? 'done' : date === today ? 'now' : 'coming';
  const note = confirmed ? {} : { note: translate(language, 'web.wheel.unconfirmed') };
  return {
    id: `national:${key}`,
    ring: 'national',
    title: title[language],
    text: '',
    date,
    until: date,
    state,
    ...note,
  };
}

/** School-free times inside the calendar: høstferie, jul, vinterferie, påske. */
function breaksIn({ days }: SchoolCalendar): WheelBreak[] {
  const open = days.filter((day) => day.pupilDay || day.teacherDay).map((day) => day.date);
  return open.flatMap((date, index) => {
    const next = open[index + 1];
    const free = next === undefined ? [] : daysFrom(addDays(date, 1), addDays(next, -1));
    const weekdays = free.filter((day) => !isWeekend(day)).length;
    if (free.length < LEAST_BREAK_DAYS || weekdays < 3) return [];
    return [{ from: free[0] ?? date, to: free.at(-1) ?? date }];
  });
}
