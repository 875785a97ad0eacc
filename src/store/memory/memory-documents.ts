import type { CollectionName, Collections } from '../../app/ports/collections.ts';
import type { Change, Stored } from '../../app/ports/store.ts';
import { compareCodePoints } from '../keys.ts';

export type DocumentChange = Extract<Change, { type: 'put' | 'insert' | 'delete' }>;
/** The body is JSON text, so that nobody shares an object with the store. */
interface Entry {
  version: number;
  body: string;
}
type Table = Map<string, Entry>;
/** What a commit is about to write; undefined = removed. */
type Staged = Map<Table, Map<string, Entry | undefined>>;

export function createMemoryDocuments() {
  const owners = new Map<string, Map<CollectionName, Table>>();
  const sorted = new WeakMap<Table, string[]>();

  function tableOf(owner: string, collection: CollectionName): Table {
    const tables = owners.get(owner) ?? new Map<CollectionName, Table>();
    owners.set(owner, tables);
    const table = tables.get(collection) ?? new Map<string, Entry>();
    tables.set(collection, table);
    return table;
  }

  function write(staged: Staged): void {
    for (const [table, entries] of staged) {
      for (const [id, entry] of entries) {
        if (table.has(id) !== (entry !== undefined)) sorted.delete(table);
        if (entry) table.set(id, entry);
        else table.delete(id);
      }
    }
  }

  return {
    read<C extends CollectionName>(
      owner: string,
      collection: C,
      id: string,
    ): Stored<Collections[C]> | undefined {
      const entry = owners.get(owner)?.get(collection)?.get(id);
      return entry && { id, version: entry.version, body: JSON.parse(entry.body) as Collections[C] };
    },
    ids(owner: string, collection: CollectionName): string[] {
      const table = owners.get(owner)?.get(collection);
      if (!table) return [];
      const ids = sorted.get(table) ?? [...table.keys()].sort(compareCodePoints);
      sorted.set(table, ids);
      return ids;
    },
    owners: () =>
      [...owners].filter(([, tables]) => [...tables.values()].some(({ size }) => size > 0)).map(([id]) => id),
    /** All or nothing; what stood in the way, when nothing. */
    applyAll(owner: string, changes: DocumentChange[]): DocumentChange | undefined {
      const staged: Staged = new Map();
      for (const change of changes) {
        const table = tableOf(owner, change.collection);
        const entries = staged.get(table) ?? new Map<string, Entry | undefined>();
        staged.set(table, entries);
        const existing = entries.has(change.id) ? entries.get(change.id) : table.get(change.id);
        const result = applyOne(change, existing);
        if (result === 'conflict') return change;
        entries.set(change.id, result);
      }
      write(staged);
      return undefined;
    },
  };
}

function applyOne(change: DocumentChange, existing: Entry | undefined): Entry | undefined | 'conflict' {
  const version = existing?.version ?? 0;
  switch (change.type) {
    case 'put':
      if (version !== change.expect) return 'conflict';
      return { version: version + 1, body: JSON.stringify(change.body) };
    case 'insert':
      return existing ?? { version: change.version ?? 1, body: JSON.stringify(change.body) };
    case 'delete':
      return change.expect !== undefined && version !== change.expect ? 'conflict' : undefined;
  }
}
