import { z } from 'zod';
import { isTimeZone } from '../domain/calendar/zoned-time.ts';
import { MAX_MIN_GROUP } from '../domain/people/owner-settings.ts';
import type { WeeklySlot } from '../domain/people/people.ts';
import { MIN_GROUPS, type Reach } from '../domain/privacy/min-group.ts';
import { clockSchema, idSchema, rule, schoolYearSchema } from './plan-schema.ts';
import { weekdayFrom } from './when-schema.ts';

const nameSchema = z.string().trim().min(1).max(120);
const standardSchema = z.enum(['nb', 'nn']);
const yearLevelSchema = z.int().min(1).max(13);
const WEEKDAY_HINT = 'monday, tuesday, wednesday, thursday or friday';

const slotSchema = z
  .strictObject({ weekday: z.string(), start: clockSchema, end: clockSchema })
  .superRefine((slot, context) => {
    if (weekdayFrom(slot.weekday) === undefined) {
      const message = `"${slot.weekday}" is not a school weekday`;
      context.addIssue({ code: 'custom', path: ['weekday'], message, params: { expected: WEEKDAY_HINT } });
    }
    endAfterStart(slot, context);
  })
  .transform(({ weekday, start, end }): WeeklySlot => ({ weekday: weekdayFrom(weekday) ?? 1, start, end }));

function endAfterStart(slot: { start: string; end: string }, context: z.core.$RefinementCtx): void {
  if (slot.start < slot.end) return;
  const message = `the end ${slot.end} is not after the start ${slot.start}`;
  context.addIssue({
    code: 'custom',
    path: ['end'],
    message,
    params: { expected: `a time after ${slot.start}` },
  });
}

const hoursSchema = z.strictObject({ start: clockSchema, end: clockSchema }).superRefine(endAfterStart);

const levelsSchema = z
  .strictObject({ from: yearLevelSchema, to: yearLevelSchema })
  .superRefine(({ from, to }, context) => {
    if (from <= to) return;
    context.addIssue({
      code: 'custom',
      path: ['to'],
      message: `year ${to} comes before year ${from}`,
      params: { expected: `${from} or more` },
    });
  });

const teamSchema = z.strictObject({ id: idSchema, name: nameSchema });

const classSchema = z.strictObject({
  name: nameSchema,
  yearLevel: yearLevelSchema,
  /** Number of pupils. */
  size: z.int().min(0).max(200),
  /** Pupils can answer in the class's own channel of Teams or Slack. Off where it does not stand. */
  chat: z.literal(true).optional(),
});

const schoolSchema = z.strictObject({
  id: idSchema.refine((id) => id !== 'owner', {
    message: '"owner" cannot be the id of a school',
    params: { expected: 'another id' },
  }),
  name: nameSchema,
  writtenStandard: standardSchema,
  orgNumber: rule(
    (text) => /^\d{9}$/.test(text),
    'an organisation number',
    'nine digits, in quotes',
  ).optional(),
  yearLevels: levelsSchema,
  hours: hoursSchema,
  sharedTime: z.array(slotSchema).max(10),
  /** Where the school's days stand: a file in the folder, and the school's name in it when it is not `name`. */
  skolerute: z.strictObject({ file: nameSchema, name: nameSchema.optional() }),
  teams: z.array(teamSchema).min(1),
  classes: z.array(classSchema).min(1),
});

/** An owner may ask for larger groups than the program does, never for smaller. */
const minGroupsSchema = z.strictObject({
  school: atLeast('school').optional(),
  owner: atLeast('owner').optional(),
  published: atLeast('published').optional(),
  publishedSafety: atLeast('publishedSafety').optional(),
});

function atLeast(reach: Reach) {
  return z.int().min(MIN_GROUPS[reach]).max(MAX_MIN_GROUP);
}

export const ownerFileSchema = z.strictObject({
  owner: z.strictObject({
    id: idSchema,
    name: nameSchema,
    kind: z.enum(['municipality', 'county', 'board']),
    timeZone: rule(isTimeZone, 'a time zone', 'a zone as "Europe/Oslo"').default('Europe/Oslo'),
    language: standardSchema,
    minGroups: minGroupsSchema.optional(),
  }),
  schoolYears: z.array(schoolYearSchema).min(1).max(5),
  schools: z.array(schoolSchema).min(1),
});
export type OwnerFile = z.output<typeof ownerFileSchema>;
export type SchoolEntry = OwnerFile['schools'][number];

/** The keys allowed at a path of schools.yaml. */
export function ownerKeys(path: readonly (string | number)[]): readonly string[] {
  const last = path.filter((part) => typeof part === 'string').at(-1);
  switch (last) {
    case undefined:
      return ['owner', 'schoolYears', 'schools'];
    case 'owner':
      return ['id', 'name', 'kind', 'timeZone', 'language', 'minGroups'];
    case 'minGroups':
      return ['school', 'owner', 'published', 'publishedSafety'];
    case 'schools':
      return Object.keys(schoolSchema.shape);
    case 'yearLevels':
      return ['from', 'to'];
    case 'hours':
      return ['start', 'end'];
    case 'sharedTime':
      return ['weekday', 'start', 'end'];
    case 'skolerute':
      return ['file', 'name'];
    case 'teams':
      return ['id', 'name'];
    default:
      return last === 'classes' ? ['name', 'yearLevel', 'size', 'chat'] : [];
  }
}
