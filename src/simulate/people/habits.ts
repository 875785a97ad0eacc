import { hasRole, isOwnerStaff, type Person } from '../../domain/people/people.ts';
import { random } from '../random.ts';

export const PACES = ['minutes', 'hours', 'days', 'late', 'never'] as const;
export type Pace = (typeof PACES)[number];

/** How a person goes about things. */
export interface Habits {
  pace: Pace;
  /** Presses the button twice. */
  pressesTwice: boolean;
  changesMind: boolean;
  sharesWithTeam: boolean;
  putsOff: boolean;
  skips: boolean;
  amends: boolean;
  /** Finds an old card and presses it. */
  pressesOldCards: boolean;
  /** Sends a reference that was never on a card. */
  forges: boolean;
  /** Writes emoji, markdown, and characters that cannot be seen. */
  writesOddly: boolean;
  writesTooMuch: boolean;
  /** Once in the year. */
  oneTime: OneTime | undefined;
  /** A rektor who does not get going until late. */
  forgets: boolean;
}

export const ONE_TIME = ['stop', 'fewerReminders', 'leave', 'longLeave', 'language', 'safety'] as const;
export type OneTime = (typeof ONE_TIME)[number];

const PACE_OF: readonly Pace[] = [
  'minutes',
  'hours',
  'hours',
  'days',
  'minutes',
  'hours',
  'days',
  'late',
  'never',
  'hours',
];

/** The same people have the same habits for the same seed, and in a school of some size every habit is found. */
export function habitsOf(seed: number, people: Person[]): Map<string, Habits> {
  const order = random(seed, 'habits').shuffled(people.filter((person) => !leads(person)));
  const leaders = random(seed, 'leaders').shuffled(people.filter((person) => hasRole(person, 'principal')));
  const habits = new Map<string, Habits>();
  for (const [index, person] of order.entries()) habits.set(person.id, staffHabits(index));
  for (const person of people.filter(leads)) {
    habits.set(person.id, {
      ...staffHabits(1),
      pace: 'hours',
      oneTime: undefined,
      forges: false,
      skips: false,
      forgets: person.id === leaders[0]?.id,
    });
  }
  return habits;
}

function leads(person: Person): boolean {
  return isOwnerStaff(person) || hasRole(person, 'principal', 'deputyPrincipal');
}

function staffHabits(index: number): Habits {
  const every = (n: number, at: number) => index % n === at;
  return {
    pace: PACE_OF[index % PACE_OF.length] ?? 'hours',
    pressesTwice: every(9, 2),
    changesMind: every(5, 1),
    sharesWithTeam: every(4, 0),
    putsOff: every(6, 3),
    skips: every(8, 4),
    amends: every(3, 0),
    pressesOldCards: every(5, 2),
    forges: every(17, 5),
    writesOddly: every(11, 6),
    writesTooMuch: every(19, 9),
    oneTime: ONE_TIME[index],
    forgets: false,
  };
}
