import { toLocal } from '../../domain/calendar/zoned-time.ts';
import type { Owner } from '../../domain/people/people.ts';
import { sharedDeletedOn } from '../../domain/privacy/retention.ts';
import type { Release } from '../../domain/privacy/voice-release.ts';
import { DAY_MS, type EpochMs } from '../../domain/time.ts';
import { deletionsUnder } from '../deletions-under.ts';
import type { CollectionName } from '../ports/collections.ts';
import type { Change } from '../ports/store.ts';
import { heldBy } from '../records/hold.ts';
import type { App } from '../use-case.ts';
import { VOICE_RETENTION_DAYS } from '../views/voice.ts';

const OF_A_HEARING: readonly CollectionName[] = [
  'voiceCount',
  'classPaper',
  'sealedPaper',
  'voiceHandedIn',
  'urn',
];

/**
 * Words of pupils and parents that nobody let go on are gone 60 days after the hearing. What was told (bands,
 * words that were let go on) and the codes that open the loop-back go with the end of the next school year.
 */
export async function oldVoices(app: App, owner: Owner, now: EpochMs): Promise<Change[]> {
  const { store } = app;
  const isHeld = await heldBy(app, owner);
  const today = toLocal(now, owner.timeZone).date;
  const changes: Change[] = [];
  const gone = new Set<string>();
  for await (const { id, body } of store.list(owner.id, 'hearing')) {
    if (body.closedAt === undefined || isHeld('hearing', id)) continue;
    if (today > sharedDeletedOn(toLocal(body.closedAt, owner.timeZone).date)) {
      gone.add(id);
      for (const collection of OF_A_HEARING)
        changes.push(...(await deletionsUnder(app, owner, collection, `${id}:`)));
      changes.push(
        { type: 'delete', collection: 'release', id },
        { type: 'delete', collection: 'hearing', id },
      );
    } else if (now >= body.closedAt + VOICE_RETENTION_DAYS * DAY_MS) {
      changes.push(...(await withoutWords(app, owner, id)));
    }
  }
  for await (const { id, body } of store.list(owner.id, 'voiceCode'))
    if (gone.has(body.hearing)) changes.push({ type: 'delete', collection: 'voiceCode', id });
  for await (const { id, body } of store.list(owner.id, 'staffTicket'))
    if (now > body.expiresAt) changes.push({ type: 'delete', collection: 'staffTicket', id });
  return changes;
}

/** The release with what was told, and without the words behind it. */
async function withoutWords({ store }: App, owner: Owner, id: string): Promise<Change[]> {
  const stored = await store.read(owner.id, 'release', id);
  if (!stored?.body.questions.some(({ groups = [] }) => groups.some((group) => group.texts.length > 0)))
    return [];
  const body: Release = {
    ...stored.body,
    questions: stored.body.questions.map((question) =>
      question.groups
        ? { ...question, groups: question.groups.map((group) => ({ ...group, texts: [], readTo: 0 })) }
        : question,
    ),
  };
  return [{ type: 'put', collection: 'release', id, body, expect: stored.version }];
}
