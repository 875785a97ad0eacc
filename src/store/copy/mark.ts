import type { Restoring } from '../../app/ports/collections.ts';
import type { Change, Store } from '../../app/ports/store.ts';
import type { OwnerId } from '../../domain/people/people.ts';
import type { EpochMs } from '../../domain/time.ts';
import { AppError } from '../../observe/app-error.ts';

const MARK = 'restoring';
/** The source of a mark that only tells whether two addresses lead to one store. */
const PROBE = 'probe';

/** How far it has come, with the version under which that stands in the owner. */
export type Mark = Restoring & { version: number };

export async function markOf(store: Store, owner: OwnerId): Promise<Mark | undefined> {
  const found = await store.read(owner, MARK, MARK);
  // A probe that was left by a crash says nothing about the owner.
  return found && found.body.source !== PROBE ? { ...found.body, version: found.version } : undefined;
}

/** Moves the mark in one commit with what has been done. The version keeps a second restore out. */
export async function moveMark(
  store: Store,
  owner: OwnerId,
  mark: Mark,
  changes: Change[] = [],
): Promise<Mark> {
  const { version, ...body } = mark;
  const put: Change = { type: 'put', collection: MARK, id: MARK, body, expect: version };
  const result = await store.commit(owner, [...changes, put]);
  if (result.ok) return { ...body, version: version + 1 };
  throw new AppError('COPY.ANOTHER', `Another restore or copy into owner ${owner} is running`, {
    hint: 'Wait for it, or stop it and run this again.',
    actor: 'user',
  });
}

/** Whether what is written into one store can be read in the other. */
export async function leadToOneStore(
  one: Store,
  other: Store,
  owner: OwnerId,
  at: EpochMs,
): Promise<boolean> {
  const body = { source: PROBE, phase: 'erasing', records: 0, at } as const;
  await removeMark(one, owner);
  await one.commit(owner, [{ type: 'put', collection: MARK, id: MARK, body, expect: 0 }]);
  const seen = await other.read(owner, MARK, MARK);
  await removeMark(one, owner);
  return seen?.body.source === PROBE;
}

export async function removeMark(store: Store, owner: OwnerId): Promise<void> {
  await store.commit(owner, [{ type: 'delete', collection: MARK, id: MARK }]);
}
