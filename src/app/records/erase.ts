import type { Owner, PersonId } from '../../domain/people/people.ts';
import { type Result, refuse } from '../../domain/result.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { Change } from '../ports/store.ts';
import type { App } from '../use-case.ts';
import { heldBy } from './hold.ts';
import { ownRecords } from './own-records.ts';

/**
 * Takes away what a person has answered. Where the window is still open, the mark that they are done with it stays (as
 * skipped), so that they are not asked again. What a team has written together is the team's, and stays.
 */
export async function eraseChanges(
  app: App,
  owner: Owner,
  person: PersonId,
  now: EpochMs,
): Promise<Result<{ changes: Change[]; n: number }>> {
  const records = await ownRecords(app, owner, person, now);
  const isHeld = await heldBy(app, owner);
  if (records.some(({ collection, id }) => isHeld(collection, id))) return refuse('RECORDS.HELD');
  const changes = records.map(({ collection, id, version, open }): Change => {
    if (collection === 'participation' && open)
      return { type: 'put', collection, id, body: { skipped: true }, expect: version };
    return { type: 'delete', collection, id, expect: version };
  });
  return { ok: true, changes, n: records.filter(({ collection }) => collection !== 'participation').length };
}
