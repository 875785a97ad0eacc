import { toLocal } from '../../domain/calendar/zoned-time.ts';
import type { Owner } from '../../domain/people/people.ts';
import { sharedDeletedOn } from '../../domain/privacy/retention.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { Change } from '../ports/store.ts';
import type { App } from '../use-case.ts';

/** What teams and leadership told, and stories that were offered: as long as what teams say together elsewhere. */
export async function oldResults({ store }: App, owner: Owner, now: EpochMs): Promise<Change[]> {
  const today = toLocal(now, owner.timeZone).date;
  const changes: Change[] = [];
  for (const collection of ['resultNote', 'resultsConversation'] as const) {
    for await (const { id, body } of store.list(owner.id, collection))
      if (today > sharedDeletedOn(body.on)) changes.push({ type: 'delete', collection, id });
  }
  for await (const { id, body } of store.list(owner.id, 'offeredStory')) {
    if (today > sharedDeletedOn(toLocal(body.at, owner.timeZone).date))
      changes.push({ type: 'delete', collection: 'offeredStory', id });
  }
  return changes;
}
