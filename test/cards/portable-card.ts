import { z } from 'zod';
import { VERBS } from '../../src/app/verbs.ts';

/** What both Teams and Slack can show as it is. A card of ours outside this is a mistake. */
const spacing = z.enum(['None', 'Small', 'Medium', 'Large']).optional();
const look = { spacing, separator: z.literal(true).optional() };
const label = z.string().min(1);

const run = z.strictObject({
  type: z.literal('TextRun'),
  text: z.string().min(1).max(3000),
  size: z.enum(['Small', 'Medium', 'Large']).optional(),
  weight: z.literal('Bolder').optional(),
  color: z.enum(['Accent', 'Good', 'Warning', 'Attention']).optional(),
  isSubtle: z.literal(true).optional(),
});

const richText = z.strictObject({ type: z.literal('RichTextBlock'), ...look, inlines: z.array(run).min(1) });

/** Only headings, and only our own words: a TextBlock reads markdown. */
const heading = z.strictObject({
  type: z.literal('TextBlock'),
  ...look,
  text: z.string().min(1).max(300),
  style: z.literal('heading'),
  size: z.enum(['Medium', 'Large']),
  weight: z.literal('Bolder'),
  wrap: z.literal(true),
});

const image = z.strictObject({
  type: z.literal('Image'),
  ...look,
  url: z.url({ protocol: /^https?$/ }).max(3000),
  altText: z.string().min(1).max(2000),
  size: z.literal('Stretch'),
});

const actionLook = {
  title: z.string().min(1).max(75),
  style: z.enum(['positive', 'destructive']).optional(),
  mode: z.literal('secondary').optional(),
  associatedInputs: z.literal('none').optional(),
};
const verb = z.enum(VERBS);
const ref = z.string().min(1);

const execute = z
  .strictObject({
    type: z.literal('Action.Execute'),
    verb,
    data: z.strictObject({ ref }),
    ...actionLook,
    fallback: z.strictObject({
      type: z.literal('Action.Submit'),
      data: z.strictObject({ verb, ref }),
      ...actionLook,
    }),
  })
  .refine(({ type: _, verb: itsVerb, data, fallback, ...looks }) => {
    const { type: __, data: fallbackData, ...fallbackLooks } = fallback;
    return (
      JSON.stringify(fallbackData) === JSON.stringify({ verb: itsVerb, ref: data.ref }) &&
      JSON.stringify(looks) === JSON.stringify(fallbackLooks)
    );
  }, 'the fallback must do the same');

const openUrl = z.strictObject({
  type: z.literal('Action.OpenUrl'),
  url: z.url({ protocol: /^https?$/ }),
  title: z.string().min(1).max(75),
});

const actionSet = z.strictObject({
  type: z.literal('ActionSet'),
  ...look,
  actions: z
    .array(z.union([execute, openUrl]))
    .min(1)
    .max(25)
    .refine(
      (all) => all.filter((one) => !('mode' in one) || one.mode !== 'secondary').length <= 6,
      'Teams shows six',
    ),
});

const input = {
  ...look,
  id: z.string().min(1).max(255),
  label,
  isRequired: z.literal(true).optional(),
  errorMessage: z.string().min(1).optional(),
};
const placeholder = z.string().min(1).max(150).optional();
const choice = z.strictObject({ title: z.string().min(1).max(75), value: z.string().min(1).max(75) });

const anyInput = z
  .discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('Input.Text'),
      ...input,
      value: z.string().optional(),
      placeholder,
      isMultiline: z.literal(true).optional(),
      maxLength: z.int().positive().max(3000),
    }),
    z.strictObject({
      type: z.literal('Input.ChoiceSet'),
      ...input,
      value: z.string().optional(),
      style: z.enum(['compact', 'expanded']),
      isMultiSelect: z.literal(true).optional(),
      wrap: z.literal(true),
      choices: z.array(choice).min(1).max(100),
    }),
    z.strictObject({
      type: z.literal('Input.Date'),
      ...input,
      value: z.iso.date().optional(),
      min: z.iso.date().optional(),
      max: z.iso.date().optional(),
    }),
    z.strictObject({
      type: z.literal('Input.Number'),
      ...input,
      value: z.number().optional(),
      placeholder,
      min: z.number().optional(),
      max: z.number().optional(),
    }),
    z.strictObject({
      type: z.literal('Input.Toggle'),
      ...input,
      title: label,
      value: z.enum(['true', 'false']).optional(),
      valueOn: z.literal('true'),
      valueOff: z.literal('false'),
      wrap: z.literal(true),
    }),
  ])
  .refine(
    (one) => !one.isRequired || one.errorMessage !== undefined,
    'a required field says what is missing',
  );

const container: z.ZodType = z.lazy(() =>
  z.strictObject({
    type: z.literal('Container'),
    ...look,
    style: z.enum(['emphasis', 'accent', 'good', 'warning', 'attention']).optional(),
    bleed: z.literal(true).optional(),
    items: z.array(element).min(1),
  }),
);

const element: z.ZodType = z.lazy(() => z.union([richText, heading, image, actionSet, anyInput, container]));

export const portableCard = z.strictObject({
  type: z.literal('AdaptiveCard'),
  $schema: z.string(),
  version: z.literal('1.5'),
  lang: z.enum(['nb', 'nn', 'en']),
  fallbackText: z.string().min(1).max(400),
  body: z.array(element).min(1),
});

type Node = Record<string, unknown>;

/** Every element, action and run of the card, outermost first. */
export function nodesOf(node: unknown): Node[] {
  if (Array.isArray(node)) return node.flatMap(nodesOf);
  if (typeof node !== 'object' || node === null) return [];
  return [node as Node, ...Object.values(node).flatMap(nodesOf)];
}

export function ofType(card: unknown, type: string): Node[] {
  return nodesOf(card).filter((node) => node.type === type);
}

/** All that can be read in the text of the card, one line a block. */
export function readable(card: unknown): string {
  const blocks = nodesOf(card).filter(({ type }) => type === 'RichTextBlock' || type === 'TextBlock');
  return blocks
    .map(
      (block) =>
        (block.text ?? (block.inlines as { text: string }[]).map(({ text }) => text).join('')) as string,
    )
    .join('\n');
}
