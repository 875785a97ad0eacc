import type { Change, Store } from '../../app/ports/store.ts';
import type { OwnerId } from '../../domain/people/people.ts';
import type { EpochMs } from '../../domain/time.ts';
import { eraseOwner } from './erase-owner.ts';
import { type Mark, markOf, moveMark, removeMark } from './mark.ts';
import type { CopyRecord } from './record.ts';

const BATCH_RECORDS = 200;
const BATCH_CHARACTERS = 500_000;

/** Takes the records of one owner. */
export interface OwnerFill {
  add(record: CopyRecord): Promise<void>;
  end(): Promise<void>;
}

/** Makes room, unless that was done before, and goes on after the records that are in from an earlier run. */
export async function beginOwner(
  store: Store,
  owner: OwnerId,
  source: string,
  at: EpochMs,
): Promise<OwnerFill> {
  const found = await markOf(store, owner);
  let mark: Mark;
  if (found?.source === source) mark = found;
  else {
    if (!found) await removeMark(store, owner);
    const version = found?.version ?? 0;
    mark = await moveMark(store, owner, { source, phase: 'erasing', records: 0, at, version });
  }
  if (mark.phase === 'erasing') {
    await eraseOwner(store, owner);
    mark = await moveMark(store, owner, { ...mark, phase: 'filling' });
  }
  return createOwnerFill(store, owner, mark);
}

function createOwnerFill(store: Store, owner: OwnerId, begun: Mark): OwnerFill {
  let mark = begun;
  let seen = 0;
  let changes: Change[] = [];
  let characters = 0;

  async function flush(phase: Mark['phase']): Promise<void> {
    const records = Math.max(mark.records, seen);
    if (changes.length === 0 && mark.phase === phase) return;
    mark = await moveMark(store, owner, { ...mark, phase, records }, changes);
    changes = [];
    characters = 0;
  }

  return {
    async add(record) {
      seen += 1;
      if (seen <= mark.records) return;
      const change = changeOf(record);
      changes.push(change);
      characters += JSON.stringify(change).length;
      if (changes.length >= BATCH_RECORDS || characters >= BATCH_CHARACTERS) await flush('filling');
    },
    end: () => flush('filled'),
  };
}

function changeOf(record: CopyRecord): Change {
  if ('delivery' in record) return { type: 'restore', delivery: record.delivery };
  const { collection, id, version, body } = record;
  // The checked body of a collection; the compiler cannot know which.
  return { type: 'insert', collection, id, version, body } as Change;
}
