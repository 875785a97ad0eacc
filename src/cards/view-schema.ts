import { z } from 'zod';
import { VERBS } from '../app/verbs.ts';
import { CARD_NAMES, type CardView, type Phrase } from '../app/view.ts';
import { LANGUAGES } from '../domain/language.ts';
import { AppError } from '../observe/app-error.ts';
import { isPhrase } from './is-phrase.ts';

/** A teacher answers in three minutes; more questions are another card. */
export const MAX_FIELDS = 5;
/** rektor's own forms, as a measure with its five parts, may be longer. */
export const MAX_FORM_FIELDS = 10;

/** By hand: a union tries every kind, and phrases are most of what a view holds. */
const phrase = z.custom<Phrase>(isPhrase, 'is not a phrase');

const action = z.strictObject({
  verb: z.enum(VERBS, 'is not one of src/app/verbs.ts'),
  ref: z.string().min(1).max(1000),
  title: phrase.optional(),
  style: z.enum(['primary', 'danger']).optional(),
  withFields: z.boolean().optional(),
});

const field = z
  .strictObject({
    id: z.string().regex(/^[A-Za-z][\w.-]{0,99}$/, 'must be a letter and then letters, digits, . _ -'),
    kind: z.enum(['text', 'longText', 'choice', 'choices', 'date', 'number', 'toggle']),
    label: phrase,
    help: phrase.optional(),
    value: z.string().max(20_000).optional(),
    required: z.boolean().optional(),
    maxLength: z.int().positive().optional(),
    min: z.string().optional(),
    max: z.string().optional(),
    options: z
      .array(z.strictObject({ value: z.string().min(1).max(75), title: phrase }))
      .max(100)
      .optional(),
    error: phrase.optional(),
  })
  .refine(
    (it) => (it.kind !== 'choice' && it.kind !== 'choices' ? true : (it.options?.length ?? 0) > 0),
    'a choice needs options',
  )
  .refine((it) => it.kind !== 'choices' || !it.options?.some((one) => one.value.includes(',')), {
    error: 'the values of choices are joined by commas and may not hold one',
  });

const section = z.strictObject({
  heading: phrase.optional(),
  facts: z.array(z.strictObject({ label: phrase, value: phrase })).optional(),
  paragraphs: z.array(phrase).optional(),
  quotes: z.array(z.strictObject({ text: phrase, from: phrase.optional() })).optional(),
  items: z
    .array(
      z
        .strictObject({
          title: phrase,
          text: phrase.optional(),
          mark: z.enum(['good', 'warning', 'attention', 'neutral', 'current']).optional(),
          markText: phrase.optional(),
          actions: z.array(action).max(6).optional(),
        })
        .refine(
          (it) => it.mark === undefined || it.mark === 'neutral' || it.markText !== undefined,
          'a mark needs its words',
        ),
    )
    .optional(),
});

const data = z.strictObject({
  kicker: phrase.optional(),
  title: phrase,
  lead: phrase.optional(),
  notice: phrase.optional(),
  purpose: z.strictObject({ why: phrase, who: phrase, deleted: phrase }).optional(),
  sections: z.array(section).max(30).optional(),
  fields: z.array(field).max(MAX_FORM_FIELDS).optional(),
  actions: z.array(action).max(12).optional(),
  more: z.array(action).max(12).optional(),
  links: z
    .array(z.strictObject({ url: z.url({ protocol: /^https?$/ }).max(3000), title: phrase }))
    .max(4)
    .optional(),
  safety: action.optional(),
  toLeader: z.boolean().optional(),
  footer: phrase.optional(),
  image: z.strictObject({ url: z.url({ protocol: /^https?$/ }).max(3000), alt: phrase }).optional(),
});

/** Three of a follow-up's are one tap each, and the last is for those who adjust. */
const MAX_FOLLOW_UP_FIELDS = 6;

function fieldsIn(card: string): number {
  return card === 'follow-up' ? MAX_FOLLOW_UP_FIELDS : MAX_FIELDS;
}

const own = z.strictObject({
  verb: z.enum(VERBS),
  ref: z.string().min(1).max(1000),
  people: z.array(z.string()),
});

const viewSchema: z.ZodType<CardView> = z
  .strictObject({ card: z.enum(CARD_NAMES), language: z.enum(LANGUAGES), data, own: own.optional() })
  .refine((it) => it.card === 'form' || (it.data.fields?.length ?? 0) <= fieldsIn(it.card), {
    path: ['data', 'fields'],
    error: `at most ${MAX_FIELDS}, so that it is answered in three minutes; a longer form is the card "form"`,
  })
  .refine((it) => new Set(it.data.fields?.map((one) => one.id)).size === (it.data.fields?.length ?? 0), {
    path: ['data', 'fields'],
    error: 'two have the same id',
  });

/** Says where the view is wrong, and never repeats what people wrote. */
export function checkView(view: unknown): CardView {
  const result = viewSchema.safeParse(view);
  if (result.success) return result.data;
  const where = result.error.issues.map((issue) => `${issue.path.join('.') || 'view'}: ${issue.message}`);
  throw new AppError('CARD.VIEW', `The card cannot be drawn. ${where.join('; ')}`, {
    cause: result.error,
    hint: 'Mend the use case that made this view; src/app/view.ts says what a card may hold.',
  });
}
