import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { EVIDENCE_KEYS } from '../domain/recommendation/recommendation.ts';
import type { Reference } from '../domain/reference.ts';
import { PLANS_FOLDER, REFERENCE_FOLDER } from './default-wheel.ts';

const words = z.string().trim().min(1).max(1200);
const localized = z.strictObject({ nb: words, nn: words, en: words });
const id = z.string().regex(/^[a-z0-9-]{1,60}$/);
const kept = { source: words, checked: z.iso.date() };

const slot = z.strictObject({
  id,
  title: localized,
  minutes: z.int().min(1).max(240).optional(),
  least: z.int().min(1).max(240).optional(),
  who: localized,
  questionSet: id.optional(),
  groups: z.strictObject({ from: z.int().min(1), to: z.int().min(1) }).optional(),
});

const format = z.strictObject({
  id,
  title: localized,
  why: localized,
  activities: z.array(id),
  preparation: z.strictObject({ school: id, owner: id }),
  slots: z.array(slot).min(1).max(20),
  ...kept,
});

const source = z.strictObject({
  id,
  name: localized,
  tells: localized,
  doesNotTell: localized,
  forWhom: localized,
  comes: localized,
  caution: localized,
  link: z.url({ protocol: /^https$/ }),
  indicators: z.array(localized).optional(),
  breaks: z.array(z.strictObject({ from: z.string().regex(/^\d{4}\/\d{2}$/), why: localized })).optional(),
  ...kept,
});

const term = z.strictObject({
  id,
  word: localized,
  means: localized,
  also: z.array(words).default([]),
});

const recommendation = z.strictObject({
  id,
  for: z.enum(['owner', 'leader']),
  title: localized,
  text: localized,
  evidence: z.array(z.enum(EVIDENCE_KEYS)),
  asks: id.optional(),
  ...kept,
});

const traits = z.strictObject({
  id,
  title: localized,
  chapters: words,
  question: localized,
  items: z
    .array(z.strictObject({ id, text: localized, chapter: words }))
    .min(1)
    .max(12),
});

/** One file per list; a list that has no file yet is empty. */
const LISTS = {
  formats: { file: 'dialogue-formats.yaml', schema: z.strictObject({ formats: z.array(format) }) },
  sources: { file: 'information-sources.yaml', schema: z.strictObject({ sources: z.array(source) }) },
  recommendations: {
    file: 'recommendations.yaml',
    schema: z.strictObject({ recommendations: z.array(recommendation) }),
  },
  traits: { file: 'traits.yaml', schema: z.strictObject({ traits: z.array(traits) }) },
  terms: { file: 'terms.yaml', schema: z.strictObject({ terms: z.array(term) }) },
} as const;

let known: Reference | undefined;

/** The lists that come with the program. A mistake in them is a fault of the program. */
export function reference(): Reference {
  known ??= readReference(join(PLANS_FOLDER, REFERENCE_FOLDER));
  return known;
}

export function readReference(folder: string): Reference {
  const read: Record<string, unknown> = {};
  for (const [name, { file, schema }] of Object.entries(LISTS)) {
    const path = join(folder, file);
    const parsed = existsSync(path)
      ? (schema.parse(parse(readFileSync(path, 'utf8'))) as Record<string, unknown>)
      : {};
    read[name] = parsed[name] ?? [];
  }
  // zod has seen to the shape; the cast only puts the lists together.
  return read as unknown as Reference;
}
