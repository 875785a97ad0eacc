import { randomUUID } from 'node:crypto';
import { mkdir, open, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { CollectionName, Collections } from '../../app/ports/collections.ts';
import type { CommitResult, Store, Stored } from '../../app/ports/store.ts';
import { assertKey } from '../keys.ts';
import { type Connection, openConnection } from './connection.ts';
import { type LocalReads, openLocalReads, type Reading } from './local-reads.ts';
import type { DeliveryRow } from './outbox.ts';
import type { DocumentRow, MarkRow, Operations, Page } from './protocol.ts';
import { toClaimed, toDelivery } from './rows.ts';
import { sqliteFault, toWireError } from './sqlite-fault.ts';
import { toWire } from './to-wire.ts';

export interface SqliteSettings {
  /** A file, or `:memory:`. */
  path: string;
  /** How long to wait for another program that holds the database. */
  busyTimeoutMs?: number;
}

/**
 * The store in one SQLite file. A thread writes; what is read is read on the spot: in WAL mode a reader sees what has been
 * committed and never waits for the writer's fsync. A list is read page by page: each page is of one moment, the list is not.
 */
export async function createSqliteStore({ path, busyTimeoutMs = 5000 }: SqliteSettings): Promise<Store> {
  const inMemory = path === ':memory:';
  if (!inMemory) await ensureFile(path);
  const writer = await openConnection({ path, role: 'writer', busyTimeoutMs });
  const local = inMemory ? undefined : await openReads(path, writer, busyTimeoutMs);
  const read: Read = async (reading, args) => {
    const found = await local?.read(reading, args);
    return found ? found.value : writer.call(reading, args);
  };
  return {
    ...documentReads(read),
    ...deliveryReads(read, writer),
    ...writes(writer),
    async close() {
      // The last connection to close folds the write-ahead log into the file.
      local?.close();
      await writer.close();
    },
  };
}

type Read = <R extends Reading>(reading: R, args: Operations[R]) => Promise<unknown>;

async function openReads(path: string, writer: Connection, busyTimeoutMs: number): Promise<LocalReads> {
  try {
    return openLocalReads(path, busyTimeoutMs);
  } catch (error) {
    await writer.close();
    throw sqliteFault(toWireError(error));
  }
}

/** One step at a time: Node's own recursive mkdir never returns under /proc, where a parent that exists takes no child. */
async function ensureFolder(folder: string): Promise<void> {
  const known = await stat(folder).catch(() => undefined);
  if (known) return;
  const parent = dirname(folder);
  if (parent !== folder) await ensureFolder(parent);
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

/** The file holds personal data: when it is new, only the user that runs the bot may read it. */
async function ensureFile(path: string): Promise<void> {
  try {
    await ensureFolder(dirname(resolve(path)));
    const file = await open(path, 'a', 0o600);
    await file.close();
  } catch (error) {
    const { code, message } = toWireError(error);
    const denied = code === 'EACCES' || code === 'EPERM' || code === 'EROFS';
    throw sqliteFault({ code: denied ? 'SQLITE_READONLY' : 'SQLITE_CANTOPEN', message });
  }
}

function documentReads(read: Read): Pick<Store, 'read' | 'marks' | 'list' | 'owners'> {
  return {
    async read(owner, collection, id) {
      assertKey('owner', owner);
      assertKey('id', id);
      const row = (await read('read', { owner, collection, id })) as DocumentRow | undefined;
      return row && toStored(row);
    },
    async marks(owner) {
      assertKey('owner', owner);
      return Object.fromEntries((await read('marks', { owner })) as MarkRow[]);
    },
    async *list<C extends CollectionName>(owner: string, collection: C, { prefix = '' } = {}) {
      assertKey('owner', owner);
      assertKey('prefix', prefix);
      const page = (after: string | undefined) =>
        read('list', { owner, collection, prefix, after }) as Promise<Page<DocumentRow>>;
      for await (const row of allRows(page)) yield toStored<C>(row);
    },
    async *owners() {
      let after: string | undefined = '';
      while (true) {
        after = (await read('nextOwner', { after })) as string | undefined;
        if (after === undefined) return;
        yield after;
      }
    },
  };
}

function deliveryReads(
  read: Read,
  writer: Connection,
): Pick<Store, 'readDelivery' | 'deliveries' | 'nextDue' | 'backlog'> {
  return {
    async readDelivery(owner, id) {
      assertKey('owner', owner);
      assertKey('id', id);
      const row = (await read('readDelivery', { owner, id })) as DeliveryRow | undefined;
      return row && toDelivery(row);
    },
    async *deliveries(owner, { state, prefix = '' } = {}) {
      assertKey('owner', owner);
      assertKey('prefix', prefix);
      const page = (after: string | undefined) =>
        read('deliveries', { owner, prefix, after, ...(state && { state }) }) as Promise<Page<DeliveryRow>>;
      for await (const row of allRows(page)) yield toDelivery(row);
    },
    nextDue: () => read('nextDue', {}) as Promise<number | undefined>,
    // Counts what may be a hundred thousand rows: not in the thread that answers people.
    backlog: (now) => writer.call('backlog', { now }) as Promise<number>,
  };
}

function writes(
  writer: Connection,
): Pick<Store, 'commit' | 'claimDue' | 'beginSending' | 'settle' | 'forgetPast'> {
  return {
    async commit(owner, changes) {
      assertKey('owner', owner);
      if (changes.length === 0) return { ok: true };
      return (await writer.call('commit', { owner, changes: toWire(changes) })) as CommitResult;
    },
    async claimDue(now, limit, leaseMs) {
      if (limit <= 0) return [];
      const args = { now, limit, leaseMs, tokenPrefix: randomUUID() };
      const found = (await writer.call('claimDue', args)) as DeliveryRow[];
      return found.map(toClaimed);
    },
    beginSending({ owner, id, token }, now, leaseMs) {
      const args = { claim: { owner, id, token }, leaseUntil: now + leaseMs };
      return writer.call('beginSending', args) as Promise<boolean>;
    },
    async forgetPast() {
      await writer.call('forgetPast', {});
    },
    settle({ owner, id, token }, settlement) {
      return writer.call('settle', { claim: { owner, id, token }, settlement }) as Promise<boolean>;
    },
  };
}

async function* allRows<T>(page: (after: string | undefined) => Promise<Page<T>>): AsyncGenerator<T> {
  let after: string | undefined;
  do {
    const { rows, next } = await page(after);
    yield* rows;
    after = next;
  } while (after !== undefined);
}

function toStored<C extends CollectionName>(row: DocumentRow): Stored<Collections[C]> {
  return { id: row.id, version: row.version, body: JSON.parse(row.body) as Collections[C] };
}
