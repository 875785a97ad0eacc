import { toLocal } from '../../domain/calendar/zoned-time.ts';
import { type FocusArea, isOpenFocus } from '../../domain/focus/focus-area.ts';
import {
  isOwnerStaff,
  leadsSchool,
  type Owner,
  type Person,
  type School,
} from '../../domain/people/people.ts';
import { maySee } from '../../domain/privacy/visibility.ts';
import { isActive } from '../../domain/round/round.ts';
import type { EpochMs, IsoDate } from '../../domain/time.ts';
import { all } from '../load.ts';
import type { Store } from '../ports/store.ts';
import { roundContent, roundsOf } from '../round-facts.ts';

/** One school's areas, or the owner's, as one reader sees them. */
export interface FocusList {
  /** Absent for the owner's own. */
  school?: School;
  areas: FocusArea[];
  /** Whether the reader sets and closes them. */
  decides: boolean;
  /** How many count towards the limit: open areas, and rounds under way that belong to none. */
  taken: number;
}

export async function focusAreas(store: Store, owner: Owner, of: string): Promise<FocusArea[]> {
  return all(store, owner.id, 'focusArea', `${of}:`);
}

/** A round that belongs to no area is one of its own, until only following up is left. */
export async function takenBy(store: Store, owner: Owner, school: string): Promise<number> {
  const open = (await focusAreas(store, owner, school)).filter(isOpenFocus).length;
  const rounds = (await roundsOf(store, owner.id, school)).filter(isActive);
  const alone = rounds.filter((round) => round.focus === undefined);
  const contents = await Promise.all(alone.map((round) => roundContent(store, owner.id, round)));
  const busy = contents.filter(
    ({ facts }, index) => facts.openMeasures > 0 || alone[index]?.phase !== 'followUp',
  );
  return open + busy.length;
}

/** The reader's own schools first, then the owner's; for the owner its own, then what schools have shared, by name. */
export async function focusLists(
  store: Store,
  owner: Owner,
  reader: Person,
  only?: School,
): Promise<FocusList[]> {
  const schools = only ? [only] : (await all(store, owner.id, 'school')).sort(byName);
  const lists: FocusList[] = [];
  for (const school of schools) {
    const areas = (await focusAreas(store, owner, school.id)).filter((area) =>
      maySee(reader, 'focusArea', { school: school.id, shared: area.shared }),
    );
    const decides = leadsSchool(reader, school.id);
    if (areas.length === 0 && !decides) continue;
    lists.push({ school, areas, decides, taken: await takenBy(store, owner, school.id) });
  }
  const mine = await ownersList(store, owner, reader);
  return mine ? (isOwnerStaff(reader) ? [mine, ...lists] : [...lists, mine]) : lists;
}

/** The owner's own, for the owner and every rektor. */
async function ownersList(store: Store, owner: Owner, reader: Person): Promise<FocusList | undefined> {
  const decides = isOwnerStaff(reader);
  if (!decides && !reader.roles.includes('principal')) return undefined;
  const areas = await focusAreas(store, owner, 'owner');
  if (areas.length === 0 && !decides) return undefined;
  return { areas, decides, taken: areas.filter(isOpenFocus).length };
}

const collator = new Intl.Collator('nb');

function byName(a: School, b: School): number {
  return collator.compare(a.name, b.name);
}

export function todayIn(owner: Owner, now: EpochMs): IsoDate {
  return toLocal(now, owner.timeZone).date;
}
