import { isOpenMeasure, type Measure } from '../../domain/measure/measure.ts';
import type { Owner, Person } from '../../domain/people/people.ts';
import type { HandOver } from '../../domain/people/roster-changes.ts';
import { isActive } from '../../domain/round/round.ts';
import { DAY_MS, type EpochMs } from '../../domain/time.ts';
import { commitmentChanges } from '../commitments.ts';
import { inviteChanges } from '../dialogue/invite.ts';
import { all } from '../load.ts';
import { followUpDeliveries } from '../measure-follow-up.ts';
import type { Change, Store } from '../ports/store.ts';

const CARD_DAYS = 60;

/**
 * A new rektor gets what the old one was to be asked about: promises of both sides, tiltak that were the old rektor's
 * own, the nudges of a round under way and the dialogues to come; and a card that tells how the school stands.
 * What the old rektor wrote alone stays the old rektor's.
 */
export async function handOverChanges(
  store: Store,
  owner: Owner,
  { school: id, to, from }: HandOver,
  people: Person[],
  now: EpochMs,
): Promise<Change[]> {
  const school = (await store.read(owner.id, 'school', id))?.body;
  if (!school) return [];
  const changes: Change[] = [cardOf(to, id, now)];
  for await (const { id: key, body, version } of store.list(owner.id, 'measure')) {
    const own = from.some((person) => body.responsible === `person:${person}`);
    if (body.school !== id || !isOpenMeasure(body) || !own) continue;
    const measure: Measure = { ...body, responsible: `person:${to.id}` };
    changes.push({ type: 'put', collection: 'measure', id: key, body: measure, expect: version });
    changes.push(...(await followUpDeliveries({ store, owner }, measure, [to])));
  }
  for await (const { id: key, body, version } of store.list(owner.id, 'round')) {
    if (body.school !== id || !isActive(body) || !from.includes(body.createdBy)) continue;
    const round = { ...body, createdBy: to.id };
    changes.push({ type: 'put', collection: 'round', id: key, body: round, expect: version });
  }
  for await (const { body, version } of store.list(owner.id, 'commitment')) {
    if (body.school !== id || body.outcome) continue;
    changes.push(...(await commitmentChanges({ store, owner }, body, version, people)));
  }
  for (const dialogue of await all(store, owner.id, 'dialogue')) {
    const comes = dialogue.startsAt > now && dialogue.cancelledAt === undefined;
    if (dialogue.school === id && comes)
      changes.push(...(await inviteChanges({ store, owner, school }, dialogue, [to], now)));
  }
  return changes;
}

function cardOf(to: Person, school: string, now: EpochMs): Change {
  return {
    type: 'enqueue',
    delivery: {
      id: `hand-over:${school}:${to.id}`,
      recipient: { type: 'person', person: to.id },
      kind: 'hand-over',
      subject: school,
      dueAt: now,
      expiresAt: now + CARD_DAYS * DAY_MS,
      urgent: false,
    },
  };
}
