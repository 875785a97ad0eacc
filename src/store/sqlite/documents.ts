import type { Database } from 'better-sqlite3';
import { takePage } from './page.ts';
import type { DocumentRow, MarkRow, Operations, Page, WireChange } from './protocol.ts';

type Found = { collection: string; id: string };
type DocumentChange = Extract<WireChange, { type: 'put' | 'insert' | 'delete' | 'mark' }>;

/** The statements of the document table. */
export function createDocuments(db: Database) {
  const one = db.prepare<[string, string, string], DocumentRow>(
    'SELECT id, version, body FROM document WHERE owner = ? AND collection = ? AND id = ?',
  );
  const from = db.prepare<[string, string, string], DocumentRow>(
    'SELECT id, version, body FROM document WHERE owner = ? AND collection = ? AND id >= ? ORDER BY id',
  );
  const after = db.prepare<[string, string, string], DocumentRow>(
    'SELECT id, version, body FROM document WHERE owner = ? AND collection = ? AND id > ? ORDER BY id',
  );
  const nextOwner = db
    .prepare<[string], string | null>('SELECT min(owner) FROM document WHERE owner > ?')
    .pluck();
  const insert = db.prepare(
    'INSERT INTO document (owner, collection, id, version, body) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const update = db.prepare(
    'UPDATE document SET version = version + 1, body = ? WHERE owner = ? AND collection = ? AND id = ? AND version = ?',
  );
  const remove = db.prepare('DELETE FROM document WHERE owner = ? AND collection = ? AND id = ?');
  const marks = db.prepare<[string], MarkRow>('SELECT collection, mark FROM mark WHERE owner = ?').raw();
  const mark = db.prepare(
    'INSERT INTO mark (owner, collection, mark) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET mark = excluded.mark',
  );

  function put(owner: string, change: Extract<DocumentChange, { type: 'put' }>): boolean {
    const { collection, id, body, expect } = change;
    const result =
      expect === 0
        ? insert.run(owner, collection, id, 1, body)
        : update.run(body, owner, collection, id, expect);
    return result.changes === 1;
  }

  function removeIfExpected(owner: string, change: Extract<DocumentChange, { type: 'delete' }>): boolean {
    const { collection, id, expect } = change;
    if (expect !== undefined && (one.get(owner, collection, id)?.version ?? 0) !== expect) return false;
    remove.run(owner, collection, id);
    return true;
  }

  return {
    read: ({ owner, collection, id }: Operations['read']): DocumentRow | undefined =>
      one.get(owner, collection, id),
    list(args: Operations['list']): Page<DocumentRow> {
      const { owner, collection, prefix = '' } = args;
      const rows =
        args.after === undefined
          ? from.iterate(owner, collection, prefix)
          : after.iterate(owner, collection, args.after);
      return takePage(rows, prefix, (row) => row.body.length);
    },
    marks: ({ owner }: Operations['marks']): MarkRow[] => marks.all(owner),
    nextOwner: (args: Operations['nextOwner']): string | undefined => nextOwner.get(args.after) ?? undefined,
    /** Undefined when done, what is in the way otherwise. */
    apply(owner: string, change: DocumentChange): Found | undefined {
      switch (change.type) {
        case 'put':
          return put(owner, change) ? undefined : { collection: change.collection, id: change.id };
        case 'mark':
          mark.run(owner, change.collection, change.mark);
          return undefined;
        case 'insert':
          insert.run(owner, change.collection, change.id, change.version, change.body);
          return undefined;
        case 'delete':
          return removeIfExpected(owner, change)
            ? undefined
            : { collection: change.collection, id: change.id };
      }
    },
  };
}

export function isDocumentChange(change: WireChange): change is DocumentChange {
  return (
    change.type === 'put' || change.type === 'insert' || change.type === 'delete' || change.type === 'mark'
  );
}
