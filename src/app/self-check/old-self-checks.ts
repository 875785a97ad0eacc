import { toLocal } from '../../domain/calendar/zoned-time.ts';
import type { Owner } from '../../domain/people/people.ts';
import { selfCheckDeletedOn } from '../../domain/privacy/retention.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { Change } from '../ports/store.ts';
import type { App } from '../use-case.ts';

/** Own words about the recommendations go on the day that their card says. */
export async function oldSelfChecks({ store }: App, owner: Owner, now: EpochMs): Promise<Change[]> {
  const today = toLocal(now, owner.timeZone).date;
  const changes: Change[] = [];
  for await (const { id, body } of store.list(owner.id, 'selfCheckNote')) {
    if (today > selfCheckDeletedOn(body.schoolYear))
      changes.push({ type: 'delete', collection: 'selfCheckNote', id });
  }
  return changes;
}
