import { schoolYearOf } from '../domain/calendar/weeks.ts';
import { toLocal } from '../domain/calendar/zoned-time.ts';
import type { Owner, School } from '../domain/people/people.ts';
import type { EpochMs } from '../domain/time.ts';
import { ownerPlan, type SchoolCycle } from './owner-plan.ts';
import type { Store } from './ports/store.ts';

export type { Planned, SchoolCycle } from './owner-plan.ts';

/** All occurrences of a school (or the owner) in the school year of `at`, in order of time. */
export async function cycleOf(
  store: Store,
  owner: Owner,
  school: Pick<School, 'id'> | undefined,
  at: EpochMs,
): Promise<SchoolCycle> {
  const plan = await ownerPlan(store, owner);
  return plan.cycle(school?.id, schoolYearOf(toLocal(at, owner.timeZone).date));
}
