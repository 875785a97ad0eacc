import { z } from 'zod';
import { dateFrom } from '../domain/calendar/dates.ts';
import type { When } from '../domain/cycle/activity.ts';
import type { Weekday } from '../domain/time.ts';

const WEEKDAYS: ReadonlyMap<string, Weekday> = new Map(
  Object.entries<Weekday>({
    ...{ monday: 1, tuesday: 2, wednesday: 3, thursday: 4, friday: 5 },
    ...{ mandag: 1, tirsdag: 2, onsdag: 3, torsdag: 4, fredag: 5 },
    ...{ måndag: 1, tysdag: 2 },
  }),
);

const fields = z.strictObject({
  date: z.string().optional(),
  week: z.int().optional(),
  weekday: z.string().optional(),
  after: z.string().optional(),
  before: z.string().optional(),
  schoolDays: z.int().min(0).max(200).optional(),
  every: z.int().min(1).max(26).optional(),
  fromWeek: z.int().optional(),
  toWeek: z.int().optional(),
});
type Fields = z.output<typeof fields>;
type Context = z.core.$RefinementCtx;

/** Which keys belong together; the first key says which form is meant. */
const FORMS: { key: keyof Fields; with: (keyof Fields)[]; example: string }[] = [
  { key: 'date', with: [], example: '{ date: "10-01" } (month-day)' },
  {
    key: 'every',
    with: ['weekday', 'fromWeek', 'toWeek'],
    example: '{ every: 2, weekday: friday, fromWeek: 35, toWeek: 24 }',
  },
  { key: 'week', with: ['weekday'], example: '{ week: 38, weekday: tuesday }' },
  { key: 'after', with: ['schoolDays'], example: '{ after: np-results, schoolDays: 10 }' },
  { key: 'before', with: ['schoolDays'], example: '{ before: schoolEnd, schoolDays: 8 }' },
];

/** The `when` of a plan file, in the form a person writes it. */
export const whenSchema = fields.transform((value, context): When => {
  const form = FORMS.find(({ key }) => value[key] !== undefined);
  if (!form) {
    report(
      context,
      [],
      '"when" does not say when',
      `one of: ${FORMS.map(({ example }) => example).join(', ')}`,
    );
    return z.NEVER;
  }
  const allowed = [form.key, ...form.with];
  const odd = Object.keys(value).find((key) => !allowed.includes(key as keyof Fields));
  const missing = form.with.find((key) => value[key] === undefined);
  if (odd) report(context, [odd], `"${odd}" does not go together with "${form.key}"`, form.example);
  if (missing) report(context, [], `"${missing}" is missing beside "${form.key}"`, form.example);
  return odd || missing ? z.NEVER : whenFrom(form.key, value, context);
});

function whenFrom(key: keyof Fields, value: Fields, context: Context): When {
  switch (key) {
    case 'date':
      return dateWhen(value.date ?? '', context);
    case 'every':
      return {
        type: 'recurring',
        everyWeeks: value.every ?? 1,
        weekday: weekday(value, context),
        fromWeek: week(value, 'fromWeek', context),
        toWeek: week(value, 'toWeek', context),
      };
    case 'week':
      return { type: 'week', week: week(value, 'week', context), weekday: weekday(value, context) };
    case 'after':
      return { type: 'relative', anchor: value.after ?? '', schoolDays: value.schoolDays ?? 0 };
    default:
      return { type: 'relative', anchor: value.before ?? '', schoolDays: -(value.schoolDays ?? 0) };
  }
}

/** 2028 is a leap year, so that 29 February may be written; in other years it is 28 February. */
function dateWhen(text: string, context: Context): When {
  const match = /^(\d{1,2})-(\d{1,2})$/.exec(text);
  const [month, day] = [Number(match?.[1]), Number(match?.[2])];
  if (match && dateFrom(2028, month, day)) return { type: 'date', month, day };
  report(
    context,
    ['date'],
    `"${text}" is not a day of the year`,
    'month and day that exist, as "10-01" for 1 October',
  );
  return z.NEVER;
}

function weekday(value: Fields, context: Context): Weekday {
  const found = weekdayFrom(value.weekday ?? '');
  if (found) return found;
  report(
    context,
    ['weekday'],
    `"${value.weekday}" is not a school weekday`,
    'monday, tuesday, wednesday, thursday or friday',
  );
  return z.NEVER;
}

/** `tuesday`, `tirsdag` or `tysdag`; undefined for anything that is not a school weekday. */
export function weekdayFrom(name: string): Weekday | undefined {
  return WEEKDAYS.get(name.normalize('NFC').toLowerCase());
}

function week(value: Fields, key: 'week' | 'fromWeek' | 'toWeek', context: Context): number {
  const number = value[key] ?? 0;
  if (number >= 1 && number <= 53) return number;
  report(context, [key], `there is no week ${number}`, 'a week from 1 to 53');
  return z.NEVER;
}

function report(context: Context, path: string[], message: string, expected: string): void {
  context.addIssue({ code: 'custom', path, message, params: { expected } });
}
