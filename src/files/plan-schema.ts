import { z } from 'zod';
import { isIsoDate } from '../domain/calendar/dates.ts';
import { isSchoolYear } from '../domain/calendar/weeks.ts';
import { isClockTime } from '../domain/calendar/zoned-time.ts';
import { ACTIVITY_KINDS, AUDIENCES } from '../domain/cycle/activity.ts';
import { whenSchema } from './when-schema.ts';

const LONGEST_TEXT = 600;

export function rule(test: (text: string) => boolean, what: string, expected: string) {
  return z.string().superRefine((text, context) => {
    if (test(text)) return;
    const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
    context.addIssue({ code: 'custom', message: `"${shown}" is not ${what}`, params: { expected } });
  });
}

/** "constructor" is the one name of this form that every object already has. */
export const idSchema = rule(
  (text) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text.length <= 60 && text !== 'constructor',
  'a valid id',
  'lower case a-z, digits and hyphens, as "autumn-reflection"',
);
const dateSchema = rule(isIsoDate, 'a date', 'a day that exists, as "2026-11-12"');
export const clockSchema = rule(isClockTime, 'a time', 'a time of day as "08:15", in quotes');
export const schoolYearSchema = rule(isSchoolYear, 'a school year', 'a school year as "2026/27"');
const textSchema = z.string().trim().min(1).max(LONGEST_TEXT);
const localizedSchema = z.strictObject({ nb: textSchema, nn: textSchema, en: textSchema });

const atSchema = rule(
  (text) => text === 'sharedTime' || isClockTime(text),
  'a time',
  'a time of day as "08:15", or sharedTime',
);

const activityFields = {
  kind: z.enum(ACTIVITY_KINDS),
  title: localizedSchema,
  why: localizedSchema,
  level: z.enum(['school', 'owner']),
  audience: z.array(z.enum(AUDIENCES)).min(1),
  when: whenSchema,
  at: atSchema,
  windowSchoolDays: z.int().min(1).max(60),
  reminders: z.array(z.int().min(1).max(60)).max(2),
  questionSet: idSchema.optional(),
  schools: z.array(idSchema).min(1).optional(),
  source: textSchema,
  checked: dateSchema,
};

const activitySchema = z.strictObject({ id: idSchema, ...activityFields }).superRefine(remindersInsideWindow);

const activityChangeSchema = z
  .strictObject({ id: idSchema, ...activityFields })
  .partial()
  .required({ id: true })
  .superRefine(remindersInsideWindow);

function remindersInsideWindow(
  activity: { reminders?: number[] | undefined; windowSchoolDays?: number | undefined },
  context: z.core.$RefinementCtx,
): void {
  const { reminders, windowSchoolDays } = activity;
  if (windowSchoolDays === undefined) return;
  reminders?.forEach((days, index) => {
    if (days < windowSchoolDays) return;
    context.addIssue({
      code: 'custom',
      path: ['reminders', index],
      message: `the reminder on school day ${days} comes after the window of ${windowSchoolDays} has closed`,
      params: { expected: `a number below ${windowSchoolDays}` },
    });
  });
}

const questionSchema = z
  .strictObject({
    id: idSchema,
    text: localizedSchema,
    help: localizedSchema.optional(),
    kind: z.enum(['text', 'choice']).default('text'),
    choices: z
      .array(z.strictObject({ id: idSchema, text: localizedSchema }))
      .min(2)
      .max(7)
      .optional(),
  })
  .superRefine((question, context) => {
    if ((question.kind === 'choice') === (question.choices !== undefined)) return;
    const message = question.kind === 'choice' ? '"choices" is missing' : '"choices" belong to kind "choice"';
    context.addIssue({ code: 'custom', message, params: { expected: 'kind: choice together with choices' } });
  });

const questionSetSchema = z.strictObject({
  id: idSchema,
  title: localizedSchema,
  audience: z.enum(['owner', 'staff', 'pupils', 'parents', 'principals']),
  source: textSchema,
  checked: dateSchema,
  questions: z.array(questionSchema).min(1).max(12),
});

const nationalDateSchema = z.strictObject({
  key: idSchema,
  schoolYear: schoolYearSchema,
  date: dateSchema,
  title: localizedSchema,
  source: textSchema,
  checked: dateSchema,
  confirmed: z.boolean(),
});

const schoolPatchSchema = z.strictObject({
  skip: z.array(idSchema).default([]),
  move: z
    .array(z.strictObject({ id: idSchema, when: whenSchema.optional(), at: atSchema.optional() }))
    .default([]),
  add: z.array(activitySchema).default([]),
});

/** Every plan file has this form; the default wheel only uses `activities`. */
export const planSchema = z.strictObject({
  activities: z.array(activitySchema).default([]),
  change: z.array(activityChangeSchema).default([]),
  remove: z.array(idSchema).default([]),
  questionSets: z.array(questionSetSchema).default([]),
  nationalDates: z.array(nationalDateSchema).default([]),
  schools: z.record(z.string(), schoolPatchSchema).default({}),
});
export type PlanFile = z.output<typeof planSchema>;

const LOCALIZED_KEYS = ['nb', 'nn', 'en'];
const ACTIVITY_KEYS = ['id', ...Object.keys(activityFields)];
const QUESTION_SET_KEYS = ['id', 'title', 'audience', 'source', 'checked', 'questions'];

/** The keys allowed at a path of a plan file. */
export function planKeys(path: readonly (string | number)[]): readonly string[] {
  const names = path.filter((part) => typeof part === 'string');
  const last = names.at(-1);
  if (last === undefined) return Object.keys(planSchema.shape);
  if (['title', 'why', 'text', 'help'].includes(last)) return LOCALIZED_KEYS;
  if (last === 'when')
    return ['date', 'week', 'weekday', 'after', 'before', 'schoolDays', 'every', 'fromWeek', 'toWeek'];
  if (['activities', 'change', 'add'].includes(last)) return ACTIVITY_KEYS;
  if (last === 'move') return ['id', 'when', 'at'];
  if (last === 'questionSets') return QUESTION_SET_KEYS;
  if (last === 'questions') return ['id', 'text', 'help', 'kind', 'choices'];
  if (last === 'choices') return ['id', 'text'];
  if (last === 'nationalDates') return Object.keys(nationalDateSchema.shape);
  return names[0] === 'schools' ? ['skip', 'move', 'add'] : [];
}
