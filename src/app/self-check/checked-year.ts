import { schoolYearOf } from '../../domain/calendar/weeks.ts';
import { toLocal } from '../../domain/calendar/zoned-time.ts';
import type { ActivityKind } from '../../domain/cycle/activity.ts';
import type { Owner, School } from '../../domain/people/people.ts';
import type { EpochMs, IsoDate, SchoolYear } from '../../domain/time.ts';
import { listedOnce } from '../listed-once.ts';
import { all, loadWheel } from '../load.ts';
import type { Store } from '../ports/store.ts';

/** The school year that somebody looks back on. */
export interface CheckedYear {
  store: Store;
  owner: Owner;
  schoolYear: SchoolYear;
  now: EpochMs;
  isOfYear(at: EpochMs): boolean;
  isDated(date: IsoDate): boolean;
}

export function checkedYear(store: Store, owner: Owner, now: EpochMs): CheckedYear {
  const dayOf = (at: EpochMs) => toLocal(at, owner.timeZone).date;
  const schoolYear = schoolYearOf(dayOf(now));
  return {
    store: listedOnce(store),
    owner,
    schoolYear,
    now,
    isOfYear: (at) => schoolYearOf(dayOf(at)) === schoolYear,
    isDated: (date) => schoolYearOf(date) === schoolYear,
  };
}

/** How often others were asked about oneself, and told what came of it. Who answered what is deleted long before. */
export async function countChecks(
  { store, owner, isDated }: CheckedYear,
  kind: ActivityKind,
  school?: School,
): Promise<{ asked: number; answered: number }> {
  const { activities } = await loadWheel(store, owner);
  const ofKind = new Set(activities.filter((one) => one.kind === kind).map(({ id }) => id));
  const asked = (await all(store, owner.id, 'occurrence')).filter(
    (one) => ofKind.has(one.activity) && one.school === school?.id && isDated(one.date),
  );
  const answers = await Promise.all(asked.map(({ id }) => store.read(owner.id, 'ownerCheckAnswer', id)));
  return { asked: asked.length, answered: answers.filter((one) => one !== undefined).length };
}
