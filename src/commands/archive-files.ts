import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Store } from '../app/ports/store.ts';
import { ARCHIVE_SERIES, type ArchiveRecord, archiveRecords } from '../app/records/archive.ts';
import type { Owner } from '../domain/people/people.ts';
import { makeFolder } from '../files/make-folder.ts';
import { WrongInput } from './command.ts';

const MANIFEST = 'manifest.json';
const MANIFEST_SUM = 'manifest.json.sha256';
const FORMAT = 'arshjulet-archive';

const manifestSchema = z.object({
  format: z.literal(FORMAT),
  formatVersion: z.literal(1),
  system: z.object({ name: z.string(), version: z.string() }),
  owner: z.object({ id: z.string(), name: z.string() }),
  schoolYear: z.string().nullable(),
  exportedAt: z.string(),
  order: z.string(),
  trail: z.object({ rows: z.int(), end: z.string(), faults: z.int().nullable() }),
  files: z.array(
    z.object({
      name: z.string().regex(/^[a-z0-9-]+\.jsonl$/i),
      records: z.int(),
      bytes: z.int(),
      sha256: z.string(),
    }),
  ),
});
export type ArchiveManifest = z.output<typeof manifestSchema>;

export interface ExportJob {
  store: Store;
  owner: Owner;
  schoolYear: string | undefined;
  now: number;
  out: string;
  version: string;
  trail: ArchiveManifest['trail'];
}

/** One JSON Lines file for each series, a manifest with sizes and checksums, and the manifest's own checksum. */
export async function writeArchive(job: ExportJob): Promise<ArchiveManifest> {
  const { store, owner, schoolYear, out } = job;
  if (existsSync(join(out, MANIFEST)))
    throw new WrongInput([`${out} holds an export already. Expected: an empty or a new folder`]);
  makeFolder(out);
  const lines = new Map<string, string[]>(ARCHIVE_SERIES.map((series) => [series, []]));
  for await (const record of archiveRecords(store, owner, schoolYear))
    lines.get(record.series)?.push(JSON.stringify(record));
  const files = [...lines].map(([series, records], index) => {
    const name = `${String(index + 1).padStart(2, '0')}-${series}.jsonl`;
    const text = records.map((line) => `${line}\n`).join('');
    writeFileSync(join(out, name), text);
    return { name, records: records.length, bytes: Buffer.byteLength(text), sha256: sha256(text) };
  });
  const manifest: ArchiveManifest = {
    format: FORMAT,
    formatVersion: 1,
    system: { name: 'Årshjulet', version: job.version },
    owner: { id: owner.id, name: owner.name },
    schoolYear: schoolYear ?? null,
    exportedAt: new Date(job.now).toISOString(),
    order: 'Files in order of name; records in each in order of id.',
    trail: job.trail,
    files,
  };
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  writeFileSync(join(out, MANIFEST), text);
  writeFileSync(join(out, MANIFEST_SUM), `${sha256(text)}  ${MANIFEST}\n`);
  return manifest;
}

/** What is wrong with an export: nothing when it is as it was written. */
export function checkArchive(folder: string): { manifest: ArchiveManifest; faults: string[] } {
  const text = readFile(join(folder, MANIFEST));
  const sum = existsSync(join(folder, MANIFEST_SUM)) ? readFile(join(folder, MANIFEST_SUM)) : '';
  const read = manifestSchema.safeParse(jsonOf(text));
  if (!read.success)
    throw new WrongInput([`${join(folder, MANIFEST)} is not the manifest of an archive export`]);
  const manifest = read.data;
  const faults = sum.startsWith(sha256(text)) ? [] : [`${MANIFEST}: does not match ${MANIFEST_SUM}`];
  for (const file of manifest.files) faults.push(...fileFaults(folder, file));
  return { manifest, faults };
}

function fileFaults(
  folder: string,
  { name, records, sha256: expected }: ArchiveManifest['files'][number],
): string[] {
  const path = join(folder, name);
  if (!existsSync(path)) return [`${name}: is missing`];
  const text = readFile(path);
  if (sha256(text) !== expected) return [`${name}: its checksum is not the manifest's`];
  const ids = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (jsonOf(line) as ArchiveRecord).id);
  const ordered = ids.every((id, index) => index === 0 || (ids[index - 1] ?? '') < id);
  return [
    ...(ids.length === records ? [] : [`${name}: ${ids.length} records, the manifest says ${records}`]),
    ...(ordered ? [] : [`${name}: the records are not in order of id`]),
  ];
}

function readFile(path: string): string {
  if (!existsSync(path)) throw new WrongInput([`${path}: there is no such file`]);
  return readFileSync(path, 'utf8');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
