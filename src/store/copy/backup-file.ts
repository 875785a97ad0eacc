import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { Store } from '../../app/ports/store.ts';
import type { EpochMs } from '../../domain/time.ts';
import { AppError } from '../../observe/app-error.ts';
import { withSum } from './record.ts';
import { createDigest, recordsOf } from './records-of.ts';

/** Of the lines. A program that writes them otherwise uses another number. */
export const FORMAT = 1;

export interface Counts {
  owners: number;
  documents: number;
  deliveries: number;
}

export interface BackupOptions {
  now: EpochMs;
  onRecords?(records: number): void;
}

/**
 * Writes everything as JSON Lines: a header, a line for each document and delivery, and an end with counts and a
 * digest. The file gets its name when it is whole and on disk; only its user may read it. `.gz`: compressed.
 */
export async function backUp(store: Store, file: string, options: BackupOptions): Promise<Counts> {
  if (existsSync(file)) {
    throw new AppError('COPY.FILE_EXISTS', `${file} exists already`, {
      hint: 'Give another name, or move the file away; a backup never writes over another.',
      actor: 'user',
    });
  }
  const part = `${file}.part`;
  const counts: Counts = { owners: 0, documents: 0, deliveries: 0 };
  await rm(part, { force: true });
  const lines = Readable.from(linesOf(store, counts, options));
  const zip: Transform[] = file.endsWith('.gz') ? [createGzip()] : [];
  await pipeline([lines, ...zip, createWriteStream(part, { mode: 0o600, flags: 'wx' })]);
  await toDisk(part);
  await rename(part, file);
  return counts;
}

async function* linesOf(
  store: Store,
  counts: Counts,
  { now, onRecords }: BackupOptions,
): AsyncGenerator<string> {
  const digest = createDigest();
  const owners = new Set<string>();
  yield `${withSum({ arshjul: 'backup', format: FORMAT, createdAt: now })}\n`;
  for await (const record of recordsOf(store)) {
    owners.add(record.owner);
    counts['delivery' in record ? 'deliveries' : 'documents'] += 1;
    digest.add(record);
    onRecords?.(digest.count());
    yield `${withSum(record)}\n`;
  }
  counts.owners = owners.size;
  yield `${withSum({ end: true, ...counts, digest: digest.value() })}\n`;
}

async function toDisk(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.sync();
  await handle.close();
}

/** The lines of a backup, one at a time. Only a newline ends a line: people type other breaks. */
export async function* readLines(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const stream = file.endsWith('.gz') ? source.pipe(createGunzip()) : source;
  source.on('error', (error) => stream.destroy(error));
  let rest = '';
  for await (const chunk of stream.setEncoding('utf8')) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
