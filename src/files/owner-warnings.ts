import { ownerCalendar } from '../domain/calendar/calendar-from.ts';
import { isPupilDay } from '../domain/calendar/school-days.ts';
import { type Cycle, occurrencesOf } from '../domain/cycle/occurrences.ts';
import { hasRole } from '../domain/people/people.ts';
import type { Mistake } from './mistake.ts';
import type { OwnerFolder } from './owner-folder-parts.ts';

/** 38 school weeks of five days (opplæringslova § 14-1). */
const LEAST_PUPIL_DAYS = 190;

/** What is allowed but will be missed: nobody to ask, a short year, an activity that has no place in it. */
export function ownerWarnings(folder: OwnerFolder): Mistake[] {
  return [
    ...peopleWarnings(folder),
    ...classWarnings(folder),
    ...calendarWarnings(folder),
    ...cycleWarnings(folder),
  ];
}

function warning(file: string, message: string, expected: string): Mistake {
  return { file, line: 1, column: 1, message, expected };
}

function peopleWarnings({ schools, teams, people }: OwnerFolder): Mistake[] {
  const needed = [
    ['principal', 'rektor'],
    ['pupilCouncilContact', 'elevrådskontakt'],
    ['parentCommitteeContact', 'FAU-kontakt'],
  ] as const;
  const missing = schools.flatMap(({ id, name }) =>
    needed
      .filter(([role]) => !people.some((person) => person.schools.includes(id) && hasRole(person, role)))
      .map(([, word]) => warning('people.csv', `${name} has no ${word}`, `a row with the role ${word}`)),
  );
  const owners = people.some((person) => hasRole(person, 'educationDirector', 'ownerAdvisor'))
    ? []
    : [warning('people.csv', 'the owner has no staff', 'a row with the role Kommunalsjef oppvekst')];
  const empty = teams
    .filter(({ id }) => !people.some((person) => person.teams.includes(id)))
    .map(({ name, id }) =>
      warning('people.csv', `nobody is in the team ${name} (${id})`, 'rows that name the team'),
    );
  return [...owners, ...missing, ...empty];
}

/** Without a number there are no codes, and the minimum group has nothing to lean on. */
function classWarnings({ schools, classes }: OwnerFolder): Mistake[] {
  return schools.flatMap(({ id, name }) => {
    const open = classes.filter(({ school, size }) => school === id && size === 0);
    if (open.length === 0) return [];
    const message = `${name}: no number of pupils for ${open.map((one) => one.name).join(', ')}, so they are not asked`;
    return [warning('schools.yaml', message, 'size: how many pupils the class has')];
  });
}

function calendarWarnings({ schools, calendars }: OwnerFolder): Mistake[] {
  return calendars.flatMap(({ school, schoolYear, days }) => {
    const count = days.filter(isPupilDay).length;
    if (count >= LEAST_PUPIL_DAYS) return [];
    const name = schools.find(({ id }) => id === school)?.name ?? school;
    const message = `${name} has ${count} pupil days in ${schoolYear}`;
    return [
      warning('schools.yaml', message, `${LEAST_PUPIL_DAYS} or more (38 weeks, opplæringslova § 14-1)`),
    ];
  });
}

function cycleWarnings({ schools, calendars, schoolYears, wheel, owner }: OwnerFolder): Mistake[] {
  return schoolYears.flatMap((schoolYear) => {
    const own = ownerCalendar(calendars, schoolYear, owner.timeZone);
    const ofSchools = schools.flatMap((school) => {
      const calendar = calendars.find((each) => each.school === school.id && each.schoolYear === schoolYear);
      return calendar
        ? unplaced(occurrencesOf({ wheel, school, calendar, schoolYear }), school.name, schoolYear)
        : [];
    });
    return [
      ...ofSchools,
      ...unplaced(occurrencesOf({ wheel, calendar: own, schoolYear }), owner.name, schoolYear),
    ];
  });
}

const REASONS: Record<string, string> = {
  'CYCLE.NO_ANCHOR': 'what it is placed by does not exist that year',
  'CYCLE.NO_SUCH_WEEK': 'the year has no such week',
  'CYCLE.NO_SUCH_DATE': 'the year has no such day',
  'CYCLE.OUTSIDE_CALENDAR': 'it falls outside the skolerute',
  'CYCLE.CIRCULAR': 'its anchors go in a circle',
};

function unplaced({ problems }: Cycle, place: string, schoolYear: string): Mistake[] {
  return problems.map(({ code, params = {} }) => {
    const anchor = params.anchor ? ` (${params.anchor})` : '';
    const message = `"${params.activity}" has no place at ${place} in ${schoolYear}: ${REASONS[code] ?? code}${anchor}`;
    return warning('arshjul.yaml', message, 'another "when" for it, or the date it leans on');
  });
}
