import type { AuditActor, AuditChange, AuditRow } from '../../domain/records/records.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { Ids } from '../ports/clock.ts';
import type { CollectionName } from '../ports/collections.ts';
import type { Change, Store } from '../ports/store.ts';

/**
 * What the trail follows: the organ's own decisions and papers. Not who answered or voted, and when: nobody has a list of
 * that, so the trail is none either.
 */
const FOLLOWED: ReadonlySet<CollectionName> = new Set<CollectionName>([
  'owner',
  'school',
  'team',
  'class',
  'person',
  'wheel',
  'calendar',
  'round',
  'finding',
  'measure',
  'competenceNeed',
  'focusArea',
  'dialogue',
  'commitment',
  'helpRequest',
  'ownerCheckAnswer',
  'learningEntry',
  'release',
  'report',
  'hold',
]);

/** Working rows of the machinery: their end is not a deletion of anybody's words. */
const MACHINERY: ReadonlySet<CollectionName> = new Set<CollectionName>([
  'inbox',
  'openHearing',
  'urn',
  'sealedPaper',
  'voiceHandedIn',
  'voiceCode',
  'staffTicket',
  'planStamp',
  'sweep',
  'workbench',
  'webMessage',
  'webSeen',
]);

export interface Deed {
  actor: AuditActor;
  verb: string;
  at: EpochMs;
}

/**
 * The trail's row for these changes, to stand in the same commit; nothing when they are none of the trail's business.
 * Two commits at once cannot both add a row: the later one conflicts and is tried again.
 */
export async function auditChanges(
  { store, ids }: { store: Store; ids: Ids },
  owner: string,
  deed: Deed,
  changes: Change[],
): Promise<Change[]> {
  const about = followed(deed, changes);
  const deleted = deletions(changes);
  if (about.length === 0 && Object.keys(deleted).length === 0) return [];
  const head = await store.read(owner, 'auditHead', 'head');
  const n = (head?.body.n ?? 0) + 1;
  const row = { n, ...deed, changes: about, deleted, before: head?.body.seal ?? '' };
  const seal = sealOf(ids, owner, row);
  return [
    { type: 'put', collection: 'audit', id: auditId(n), body: { ...row, seal }, expect: 0 },
    { type: 'put', collection: 'auditHead', id: 'head', body: { n, seal }, expect: head?.version ?? 0 },
  ];
}

function followed({ actor }: Deed, changes: Change[]): AuditChange[] {
  return changes.flatMap((change): AuditChange[] => {
    if (change.type !== 'put' && change.type !== 'insert') return [];
    if (!FOLLOWED.has(change.collection)) return [];
    // One's own language and pauses are one's own affair.
    if (change.collection === 'person' && actor === `person:${change.id}`) return [];
    const version = change.type === 'put' ? change.expect + 1 : 1;
    return [{ collection: change.collection, id: change.id, version }];
  });
}

function deletions(changes: Change[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const change of changes) {
    if (change.type !== 'delete' || MACHINERY.has(change.collection)) continue;
    counts[change.collection] = (counts[change.collection] ?? 0) + 1;
  }
  return counts;
}

/** In order of number is in order of id. */
export function auditId(n: number): string {
  return String(n).padStart(12, '0');
}

/** Keyed, so that whoever can write to the store but has no key cannot mend the chain after changing a row. */
export function sealOf(ids: Ids, owner: string, row: Omit<AuditRow, 'seal'>): string {
  const { n, at, actor, verb, changes, deleted, before } = row;
  const counts = Object.entries(deleted).sort(([a], [b]) => (a < b ? -1 : 1));
  const what = changes.map(({ collection, id, version }) => [collection, id, version]);
  return ids.pseudonym(JSON.stringify([owner, n, at, actor, verb, what, counts, before]), 'audit');
}

export type AuditFault =
  | { code: 'rowChanged' | 'rowMissing' | 'chainBroken'; n: number }
  | { code: 'endMissing'; n: number };

export interface VerifiedTrail {
  rows: number;
  end: string;
  faults: AuditFault[];
  /** How many rows from the first do not fit the key: all of them when it is another key. */
  unfit: number;
}

/** Reads the whole trail: every row as it was sealed, none missing, in order, to the end that was noted. */
export async function verifyAudit(
  { store, ids }: { store: Store; ids: Ids },
  owner: string,
): Promise<VerifiedTrail> {
  const faults: AuditFault[] = [];
  let rows = 0;
  let unfit = 0;
  let expected = 1;
  let before = '';
  for await (const { body: row } of store.list(owner, 'audit')) {
    rows += 1;
    for (; expected < row.n; expected += 1) faults.push({ code: 'rowMissing', n: expected });
    const fits = row.seal === sealOf(ids, owner, row);
    if (!fits && unfit === rows - 1) unfit = rows;
    if (!fits) faults.push({ code: 'rowChanged', n: row.n });
    else if (row.before !== before) faults.push({ code: 'chainBroken', n: row.n });
    before = row.seal;
    expected = row.n + 1;
  }
  const head = (await store.read(owner, 'auditHead', 'head'))?.body;
  const noted = head?.n ?? 0;
  if (noted !== expected - 1 || (head?.seal ?? '') !== before)
    faults.push({ code: 'endMissing', n: Math.max(noted, expected - 1) });
  return { rows, end: before, faults, unfit };
}

/** Whether the newest row was sealed with this key: a row with another would look like a forged one. */
export async function fitsTrail({ store, ids }: { store: Store; ids: Ids }, owner: string): Promise<boolean> {
  const head = await store.read(owner, 'auditHead', 'head');
  const last = head && (await store.read(owner, 'audit', auditId(head.body.n)));
  return !last || last.body.seal === sealOf(ids, owner, last.body);
}

const MAX_TRIES = 6;

/** Commits changes that no action made (a clock, a command) with their row; tries again when the trail has moved. */
export async function commitAudited(
  parts: { store: Store; ids: Ids },
  owner: string,
  deed: Deed,
  changes: Change[],
): Promise<boolean> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const row = await auditChanges(parts, owner, deed, changes);
    const committed = await parts.store.commit(owner, [...changes, ...row]);
    if (committed.ok) return true;
    if (committed.collection !== 'auditHead' && committed.collection !== 'audit') return false;
  }
  return false;
}

/** A store whose every commit carries its row: for what comes in by file, where no action is behind it. */
export function auditedStore(store: Store, ids: Ids, deed: Omit<Deed, 'at'>, now: () => EpochMs): Store {
  return {
    ...store,
    commit: async (owner, changes) => {
      const row = await auditChanges({ store, ids }, owner, { ...deed, at: now() }, changes);
      return store.commit(owner, [...changes, ...row]);
    },
  };
}
