import type { Owner, Person, School, SchoolClass, Team } from '../../domain/people/people.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { Occurrence, Wheel } from '../../domain/cycle/activity.ts';
import type { SchoolCalendar } from '../../domain/calendar/school-calendar.ts';
import type { Address } from './messenger.ts';

/** One inbound event: claimed before the work, done in the same commit as its effect. */
export interface InboxRow {
  state: 'claimed' | 'done';
  leaseUntil: EpochMs;
  at: EpochMs;
}

/** Every collection of the store and the document it holds. Ids are unique within owner and collection. */
export interface Collections {
  /** id: 'owner' */
  owner: Owner;
  school: School;
  team: Team;
  class: SchoolClass;
  person: Person;
  /** id: 'wheel' */
  wheel: Wheel;
  /** id: `<school>:<school year>` */
  calendar: SchoolCalendar;
  occurrence: Occurrence;
  /** id: `person:<id>` or `team:<id>`: where they are reached. */
  address: Address;
  /** id: the platform's event key. */
  inbox: InboxRow;
}
export type CollectionName = keyof Collections;
