import { readDate } from '../measure/read-measure.ts';
import type { PersonId, SchoolId } from '../people/people.ts';
import { type Result, refuse } from '../result.ts';
import type { ClockTime, IsoDate } from '../time.ts';
import { readText } from '../voice/answer.ts';

export interface PlannedDialogue {
  school: SchoolId;
  format: string;
  date: IsoDate;
  time: ClockTime;
  room: string;
  guests: PersonId[];
}

export interface PlanChoices {
  schools: SchoolId[];
  formats: string[];
  /** Groups that can be invited besides the two sides, as `leaders` or `team:<id>`. */
  guests: Map<string, PersonId[]>;
  today: IsoDate;
}

/** A meeting planned by hand, from the form. */
export function readPlan(
  values: Record<string, string>,
  { schools, formats, guests, today }: PlanChoices,
): Result<{ plan: PlannedDialogue }> {
  const school =
    schools.find((one) => one === values.school) ?? (schools.length === 1 ? schools[0] : undefined);
  if (!school) return refuse('DIALOGUE.NO_SCHOOL', { field: 'school' });
  const format = formats.find((one) => one === values.format);
  if (!format) return refuse('DIALOGUE.NO_FORMAT', { field: 'format' });
  const date = readDate(values, 'date');
  if (!date.ok) return date;
  if (date.date <= today) return refuse('DIALOGUE.PAST_DATE', { field: 'date' });
  const time = clockFrom(values.time ?? '');
  if (!time) return refuse('DIALOGUE.BAD_TIME', { field: 'time' });
  const room = readText(values, 'room', { max: 100, required: false });
  if (!room.ok) return room;
  const invited = (values.guests ?? '').split(',').flatMap((key) => guests.get(key.trim()) ?? []);
  return {
    ok: true,
    plan: { school, format, date: date.date, time, room: room.text, guests: [...new Set(invited)] },
  };
}

/** «9», «09.30», «9:30» */
export function clockFrom(typed: string): ClockTime | undefined {
  const [, hours, minutes = '00'] = /^\s*(\d{1,2})(?:[.:](\d{2}))?\s*$/.exec(typed) ?? [];
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return `${hours.padStart(2, '0')}:${minutes}`;
}
