import { type OwnerPlan, ownerPlan, type Planned } from '../../app/owner-plan.ts';
import type { Store } from '../../app/ports/store.ts';
import { meetingName, ownYearOf, type WheelReader } from '../../app/wheel/own-year-of.ts';
import { addDays, daysFrom, isWeekend } from '../../domain/calendar/dates.ts';
import type { SchoolCalendar } from '../../domain/calendar/school-calendar.ts';
import { schoolYearOf } from '../../domain/calendar/weeks.ts';
import { toLocal } from '../../domain/calendar/zoned-time.ts';
import type { Activity, NationalDate, Occurrence, When } from '../../domain/cycle/activity.ts';
import type { DialogueFormat } from '../../domain/dialogue/format.ts';
import type { Language } from '../../domain/language.ts';
import type { Owner, SchoolId } from '../../domain/people/people.ts';
import type { EpochMs, IsoDate } from '../../domain/time.ts';
import { formatDay } from '../../i18n/dates.ts';
import { translate } from '../../i18n/translate.ts';
import type { MarkState, Ring, WheelBreak, WheelMark, WheelPicture } from '../wheel/wheel-picture.ts';
import { ownMarks } from './wheel-own.ts';

/** Shorter gaps than this many weekdays are not drawn as school-free times. */
const LEAST_FREE_WEEKDAYS = 3;

interface Reading {
  zone: string;
  now: EpochMs;
  today: IsoDate;
  language: Language;
}

export interface WheelAsked {
  /** The owner's own wheel when absent. */
  school: SchoolId | undefined;
  /** Whom it is drawn for: nothing is in it that they may not see. */
  reader: WheelReader;
  now: EpochMs;
  language: Language;
  /** Kinds of meetings, for those planned by hand. */
  formats: readonly DialogueFormat[];
  /** Takes names out of what people wrote. */
  clean?: (text: string) => string;
}

/** The wheel of one school with the owner's around it; of the owner alone when no school is given. */
export async function wheelPicture(store: Store, owner: Owner, asked: WheelAsked): Promise<WheelPicture> {
  const { school, now, language } = asked;
  const plan = await ownerPlan(store, owner);
  const zone = owner.timeZone;
  const today = toLocal(now, zone).date;
  const schoolYear = schoolYearOf(today);
  const reading: Reading = { zone, now, today, language };
  const known = plan.schools.find((one) => one.id === school);
  const own = await ownOf(store, owner, plan, { ...asked, school: known?.id }, { schoolYear, today });
  const met = new Set(own.map(({ id }) => id));
  const marksOf = (ring: Ring, id: SchoolId | undefined) =>
    plan
      .cycle(id, schoolYear)
      .occurrences.filter(({ activity }) => !isOverview(activity))
      // The meeting itself says more than that the plan has one.
      .filter(({ occurrence }) => !met.has(`meeting:${occurrence.id}`))
      .map((planned) => plannedMark(reading, ring, planned));
  const national = plan.wheel.nationalDates.filter((date) => date.schoolYear === schoolYear);
  const calendar = plan.calendars(known?.id).find((one) => one.schoolYear === schoolYear);
  return {
    schoolYear,
    today,
    name: known?.name ?? owner.name,
    of: known ? 'school' : 'owner',
    language,
    marks: [
      ...own,
      ...(known ? marksOf('school', known.id) : []),
      ...marksOf('owner', undefined),
      ...national.map((date) => nationalMark(reading, date)),
    ],
    breaks: calendar ? breaksIn(calendar) : [],
  };
}

async function ownOf(
  store: Store,
  owner: Owner,
  { wheel, schools }: OwnerPlan,
  { school, reader, language, formats, clean = (words) => words }: WheelAsked,
  { schoolYear, today }: { schoolYear: string; today: IsoDate },
): Promise<WheelMark[]> {
  const year = await ownYearOf(store, owner, { school, reader, schoolYear, today });
  return ownMarks(year, {
    language,
    today,
    clean,
    meetingTitle: (meeting) => meetingName(wheel.activities, formats, meeting),
    schoolName: (meeting) =>
      school === undefined ? schools.find((one) => one.id === meeting.school)?.name : undefined,
  });
}

function plannedMark(
  { language, now, zone }: Reading,
  ring: Ring,
  { occurrence, activity }: Planned,
): WheelMark {
  const { id, date, opensAt, closesAt, moved } = occurrence;
  return {
    id,
    ring,
    title: activity.title[language],
    text: activity.why[language],
    date,
    until: toLocal(closesAt, zone).date,
    state: now >= closesAt ? 'done' : now >= opensAt ? 'now' : 'coming',
    ...(isFrequent(activity.when) ? { minor: true } : {}),
    ...(activity.kind === 'dialogue' ? { kind: 'meeting' as const } : {}),
    ...(moved ? { note: movedNote(language, moved) } : {}),
  };
}

/** rektor's week at a glance comes by itself and is nothing to plan for; forty marks of it would stand on everybody's wheel. */
function isOverview({ kind, level }: Activity): boolean {
  return kind === 'digest' && level === 'school';
}

/** Every week or every other week: forty marks that would hide the rest. */
function isFrequent(when: When): boolean {
  return when.type === 'recurring' && when.everyWeeks <= 2;
}

function movedNote(language: Language, moved: NonNullable<Occurrence['moved']>): string {
  const why = translate(language, `web.wheel.reason.${moved.reason}`);
  return translate(language, 'web.wheel.moved', { from: formatDay(language, moved.from), why });
}

function nationalMark(
  { language, today }: Reading,
  { key, date, title, confirmed }: NationalDate,
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
    const [from, to] = [free[0], free.at(-1)];
    const weekdays = free.filter((day) => !isWeekend(day)).length;
    return from && to && weekdays >= LEAST_FREE_WEEKDAYS ? [{ from, to }] : [];
  });
}
