import { z } from 'zod';
import type { OwnerId } from '../../domain/people/people.ts';
import { AppError } from '../../observe/app-error.ts';
import { type Counts, FORMAT, readLines } from './backup-file.ts';
import { type CopyRecord, readRecord, withoutSum } from './record.ts';
import { createDigest } from './records-of.ts';

const header = z.object({ arshjul: z.literal('backup'), format: z.int(), createdAt: z.int() });
const end = z.object({
  end: z.literal(true),
  owners: z.int(),
  documents: z.int(),
  deliveries: z.int(),
  digest: z.string(),
});

/** A backup of which every line, the counts and the digest are right. */
export interface CheckedBackup {
  digest: string;
  counts: Counts;
  owners: OwnerId[];
}

/** Reads the whole file; throws with the first line that is wrong. Nothing is written anywhere. */
export async function checkBackup(file: string): Promise<CheckedBackup> {
  const check = createCheck(file);
  try {
    for await (const line of readLines(file)) check.take(line);
  } catch (error) {
    throw error instanceof AppError ? error : check.bad('cannot be read: it is damaged, or no backup', error);
  }
  return check.result();
}

/** Takes the lines one after another. */
function createCheck(file: string) {
  const digest = createDigest();
  const order = createOrder();
  const counts: Counts = { owners: 0, documents: 0, deliveries: 0 };
  let checked: CheckedBackup | undefined;
  let number = 0;
  const wrong = (mistake: string, cause?: unknown) => bad(file, number, mistake, cause);

  function takeHeader(content: unknown): void {
    const read = header.safeParse(content);
    if (!read.success) throw wrong('is not a backup of Årshjulet');
    if (read.data.format > FORMAT)
      throw wrong('was written by a newer version of the program; restore with that');
  }

  function takeRecord(content: unknown): void {
    const read = readRecord(content);
    if (!read.ok) throw wrong(read.mistake);
    if (!order.follows(read.record)) throw wrong('is there twice or out of order');
    counts['delivery' in read.record ? 'deliveries' : 'documents'] += 1;
    digest.add(read.record);
  }

  function takeEnd(content: z.infer<typeof end>): void {
    const owners = order.owners();
    counts.owners = owners.length;
    const same = (['owners', 'documents', 'deliveries'] as const).every(
      (name) => counts[name] === content[name],
    );
    if (!same || content.digest !== digest.value()) throw wrong('the file has lost or gained lines');
    checked = { digest: content.digest, counts, owners };
  }

  return {
    bad: wrong,
    take(text: string): void {
      number += 1;
      const content = withoutSum(text);
      if (content === undefined) throw wrong(number === 1 ? 'is not a backup of Årshjulet' : 'is damaged');
      if (checked) throw wrong('comes after the end');
      const last = end.safeParse(content);
      if (number === 1) takeHeader(content);
      else if (last.success) takeEnd(last.data);
      else takeRecord(content);
    },
    result(): CheckedBackup {
      if (!checked) throw wrong('the end is missing: the file was cut off');
      return checked;
    },
  };
}

/** Records stand in groups of one owner and collection, in order of id: then none is there twice. */
function createOrder() {
  const groups = new Set<string>();
  const owners: OwnerId[] = [];
  let group = '';
  let last = '';
  return {
    owners: () => owners,
    follows(record: CopyRecord): boolean {
      const [name, id] = 'delivery' in record ? ['', record.delivery.id] : [record.collection, record.id];
      const current = JSON.stringify([record.owner, name]);
      if (owners.at(-1) !== record.owner) {
        if (owners.includes(record.owner)) return false;
        owners.push(record.owner);
      }
      const isNew = current !== group;
      if (isNew && groups.has(current)) return false;
      if (!isNew && Buffer.compare(Buffer.from(last), Buffer.from(id)) >= 0) return false;
      groups.add(current);
      [group, last] = [current, id];
      return true;
    },
  };
}

/** The records of a file that has been checked. */
export async function* recordsIn(file: string): AsyncGenerator<CopyRecord> {
  let number = 0;
  for await (const line of readLines(file)) {
    number += 1;
    const content = withoutSum(line);
    if (number === 1 || end.safeParse(content).success) continue;
    const read = readRecord(content);
    if (!read.ok) throw bad(file, number, 'has changed since it was checked');
    yield read.record;
  }
}

function bad(file: string, line: number, mistake: string, cause?: unknown): AppError {
  return new AppError('COPY.BAD_BACKUP', `${file}:${line}: ${mistake}`, {
    hint: 'Nothing was changed. Use another copy of the backup, or an older one.',
    actor: 'user',
    cause,
  });
}
