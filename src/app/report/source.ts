import { spanOf } from '../../domain/calendar/weeks.ts';
import type { Owner, Person, Team } from '../../domain/people/people.ts';
import type { MinGroups } from '../../domain/privacy/min-group.ts';
import type { EpochMs, SchoolYear } from '../../domain/time.ts';
import { all } from '../load.ts';
import type { Store } from '../ports/store.ts';

export interface ReportSource {
  store: Store;
  owner: Owner;
  minGroups: MinGroups;
  schoolYear: SchoolYear;
  now: EpochMs;
}

/** Read once for all schools of a report. */
export interface Roster {
  people: Person[];
  teams: Team[];
}

export async function readRoster({ store, owner }: ReportSource): Promise<Roster> {
  return { people: await all(store, owner.id, 'person'), teams: await all(store, owner.id, 'team') };
}

export function isWithin(schoolYear: SchoolYear, date: string): boolean {
  const { first, last } = spanOf(schoolYear);
  return first <= date && date <= last;
}
