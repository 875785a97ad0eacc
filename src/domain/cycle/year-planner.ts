import type { CalendarDay, SchoolCalendar } from '../calendar/school-calendar.ts';
import type { SchoolId } from '../people/people.ts';
import type { Occurrence, Wheel } from './activity.ts';
import { byOpening, type Cycle, type CycleInput, occurrenceId, occurrencesOf } from './occurrences.ts';

interface Made {
  days: CalendarDay[];
  cycle: Cycle;
}

/**
 * Plans the years of one wheel. Schools with the same days (one list, `sameDaysOnce`), hours and place in the wheel have
 * the same year but for their names: it is worked out for the first of them.
 */
export function createYearPlanner(wheel: Wheel) {
  const naming = wheel.activities.filter(({ schools, perSchool }) => schools || perSchool);
  const made = new Map<string, Made[]>();

  /** All that the plan of a school's year rests on beside the days. */
  function kindOf(
    { schoolYear, timeZone }: SchoolCalendar,
    school: NonNullable<CycleInput['school']>,
  ): string {
    const { id, hours, sharedTime } = school;
    const place = naming.map(({ schools, perSchool }) => [schools?.includes(id), perSchool?.[id]]);
    return JSON.stringify([schoolYear, timeZone, hours, sharedTime, place]);
  }

  return function yearOf(calendar: SchoolCalendar, school: CycleInput['school']): Cycle {
    const input = { wheel, calendar, schoolYear: calendar.schoolYear };
    if (!school) return occurrencesOf(input);
    const kind = kindOf(calendar, school);
    const alike = made.get(kind)?.find(({ days }) => days === calendar.days);
    if (alike) return ofSchool(alike.cycle, school.id);
    const cycle = occurrencesOf({ ...input, school });
    made.set(kind, [...(made.get(kind) ?? []), { days: calendar.days, cycle }]);
    return cycle;
  };
}

function ofSchool({ occurrences, problems }: Cycle, school: SchoolId): Cycle {
  const own = occurrences.map((one): Occurrence => {
    return { ...one, id: occurrenceId(one.activity, school, one.date), school };
  });
  return { occurrences: own.sort(byOpening), problems };
}
