import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { COLLECTION_NAMES } from '../../app/ports/collection-names.ts';
import type { CollectionName } from '../../app/ports/collections.ts';
import { DELIVERY_STATES, type Delivery } from '../../app/ports/delivery.ts';
import { PLATFORMS } from '../../app/ports/messenger.ts';
import type { OwnerId } from '../../domain/people/people.ts';
import { canonical } from './canonical.ts';

/** One document or delivery, as it stands in a line of a backup. */
export type CopyRecord =
  | { owner: OwnerId; collection: CollectionName; id: string; version: number; body: object }
  | { owner: OwnerId; delivery: Delivery };

const key = z
  .string()
  .min(1)
  .max(1000)
  .refine((text) => text.isWellFormed(), 'is not Unicode');
const instant = z.int();
const recipient = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('person'), person: key }),
  z.strictObject({ type: z.literal('team'), team: key }),
]);
const delivery = z
  .strictObject({
    id: key,
    owner: key,
    recipient,
    kind: z.string(),
    subject: z.string(),
    params: z.record(z.string(), z.string()).optional(),
    dueAt: instant,
    expiresAt: instant,
    urgent: z.boolean(),
    replaces: z.string().optional(),
    state: z.enum(DELIVERY_STATES),
    attempts: z.int().min(0),
    message: z
      .strictObject({ platform: z.enum(PLATFORMS), id: z.string(), conversation: z.unknown() })
      .optional(),
    reason: z.string().optional(),
    settledAt: instant.optional(),
  })
  .refine(
    ({ state, settledAt }) => (settledAt === undefined) === ['pending', 'claimed', 'sending'].includes(state),
    'settledAt does not go with the state',
  );
const record = z.union([
  z.strictObject({
    owner: key,
    collection: z.enum(COLLECTION_NAMES),
    id: key,
    version: z.int().min(1),
    body: z.record(z.string(), z.unknown()),
  }),
  z.strictObject({ owner: key, delivery }).refine((one) => one.owner === one.delivery.owner, 'two owners'),
]);

/** A line with its own check sum, so that a damaged one is known by its number. */
export function withSum(content: object): string {
  const text = canonical(content);
  return `${text.slice(0, -1)},"sum":"${sumOf(text)}"}`;
}

const SUM = /,"sum":"([0-9a-f]{8})"\}$/;

/** What the line holds, or undefined when it is not what was written. */
export function withoutSum(line: string): unknown {
  const sum = SUM.exec(line);
  if (!sum) return undefined;
  const text = `${line.slice(0, sum.index)}}`;
  return sumOf(text) === sum[1] ? (JSON.parse(text) as unknown) : undefined;
}

function sumOf(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}

export type ReadRecord = { ok: true; record: CopyRecord } | { ok: false; mistake: string };

/** zod leaves out what is absent; the cast only tells the compiler so. */
export function readRecord(content: unknown): ReadRecord {
  const read = record.safeParse(content);
  if (read.success) return { ok: true, record: read.data as CopyRecord };
  const [issue] = read.error.issues;
  return {
    ok: false,
    mistake: `${issue?.path.join('.') || 'the line'}: ${issue?.message ?? 'is not understood'}`,
  };
}
