import { addDays } from '../../domain/calendar/dates.ts';
import { toLocal } from '../../domain/calendar/zoned-time.ts';
import type { Owner } from '../../domain/people/people.ts';
import { RAW_ANSWER_DAYS } from '../../domain/privacy/retention.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { Change } from '../ports/store.ts';
import type { App } from '../use-case.ts';

/** What people brought and what groups sent in goes as long after the meeting as its card says; the summary stays. */
export async function oldPreparations({ store }: App, owner: Owner, now: EpochMs): Promise<Change[]> {
  const today = toLocal(now, owner.timeZone).date;
  const changes: Change[] = [];
  for await (const { id: dialogue, body } of store.list(owner.id, 'dialogue')) {
    if (today <= addDays(body.date, RAW_ANSWER_DAYS)) continue;
    for (const collection of ['preparation', 'meetingInput'] as const) {
      for await (const { id } of store.list(owner.id, collection, { prefix: `${dialogue}:` }))
        changes.push({ type: 'delete', collection, id });
    }
  }
  return changes;
}
