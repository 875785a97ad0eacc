/**
 * Block Kit's rules, written down apart from the converter: from docs.slack.dev/reference/block-kit and @slack/types,
 * numbers included on purpose, so that a wrong number in limits.ts is found here. Strict: an unknown key is a fault.
 */
import { z } from 'zod';

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F]/;

function visible(max: number) {
  return z
    .string()
    .min(1)
    .max(max)
    .refine((text) => text.trim() !== '', 'nothing but white space')
    .refine((text) => text.isWellFormed(), 'half a surrogate pair')
    .refine((text) => !CONTROL.test(text), 'control character');
}

const id = z.string().min(1).max(255);
const webAddress = z
  .string()
  .max(3000)
  .regex(/^https?:\/\/\S+$/i);
const linkAddress = z
  .string()
  .max(3000)
  .regex(/^(https?:\/\/|mailto:)\S+$/i);

function plainText(max: number) {
  return z.strictObject({ type: z.literal('plain_text'), text: visible(max), emoji: z.boolean().optional() });
}

/** Only links and the three entities: no mention, no channel, no command, no date may come from a card. */
export function isHarmlessMrkdwn(text: string): boolean {
  const withoutLinks = text.replace(/<(?:https?:\/\/|mailto:)[^\s<>|]+(?:\|[^<>|\n]+)?>/gi, '');
  return !/[<>]/.test(withoutLinks) && !/&(?!amp;|lt;|gt;)/.test(text);
}

function mrkdwn(max: number) {
  return z.strictObject({
    type: z.literal('mrkdwn'),
    text: visible(max).refine(isHarmlessMrkdwn, 'a mention, or an unescaped sign'),
    verbatim: z.literal(true),
  });
}

function textObject(max: number) {
  return z.union([plainText(max), mrkdwn(max)]);
}

const option = z.strictObject({
  text: plainText(75),
  value: z.string().min(1).max(75),
  description: plainText(75).optional(),
});
type Option = z.infer<typeof option>;

const button = z.strictObject({
  type: z.literal('button'),
  action_id: id,
  text: plainText(75),
  value: z.string().min(1).max(2000).optional(),
  url: linkAddress.optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: visible(75).optional(),
});
const overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: id,
  options: z.array(option).min(1).max(5),
});
const image = z.strictObject({ type: z.literal('image'), image_url: webAddress, alt_text: visible(2000) });

const placeholder = plainText(150).optional();

function isDistinct(options: Option[]): boolean {
  return new Set(options.map((one) => one.value)).size === options.length;
}
function holds(options: Option[], chosen: Option[] | undefined): boolean {
  return (chosen ?? []).every((one) => options.some((each) => JSON.stringify(each) === JSON.stringify(one)));
}

const boxes = z.array(option).min(1).max(10).refine(isDistinct, 'a value twice');
const radio = z
  .strictObject({
    type: z.literal('radio_buttons'),
    action_id: id,
    options: boxes,
    initial_option: option.optional(),
  })
  .refine(
    (one) => holds(one.options, one.initial_option && [one.initial_option]),
    'initial option is no option',
  );
const checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    action_id: id,
    options: boxes,
    initial_options: z.array(option).min(1).optional(),
  })
  .refine((one) => holds(one.options, one.initial_options), 'initial options are no options');

const group = z.strictObject({ label: plainText(75), options: z.array(option).min(1).max(100) });
const menu = {
  action_id: id,
  placeholder,
  options: z.array(option).min(1).max(100).optional(),
  option_groups: z.array(group).min(1).max(100).optional(),
};
interface Menu {
  options?: Option[] | undefined;
  option_groups?: { options: Option[] }[] | undefined;
}
function menuOptions(one: Menu): Option[] {
  return one.options ?? (one.option_groups ?? []).flatMap((each) => each.options);
}
function isMenu(one: Menu): boolean {
  return (one.options === undefined) !== (one.option_groups === undefined) && isDistinct(menuOptions(one));
}
const select = z
  .strictObject({ type: z.literal('static_select'), ...menu, initial_option: option.optional() })
  .refine(isMenu, 'options or groups, each value once')
  .refine(
    (one) => holds(menuOptions(one), one.initial_option && [one.initial_option]),
    'initial option is no option',
  );
const multiSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...menu,
    initial_options: z.array(option).min(1).optional(),
  })
  .refine(isMenu, 'options or groups, each value once')
  .refine((one) => holds(menuOptions(one), one.initial_options), 'initial options are no options');

const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);
const textField = z
  .strictObject({
    type: z.literal('plain_text_input'),
    action_id: id,
    placeholder,
    multiline: z.boolean().optional(),
    initial_value: z.string().min(1).max(3000).optional(),
    max_length: z.number().int().min(1).max(3000).optional(),
  })
  .refine((one) => (one.initial_value?.length ?? 0) <= (one.max_length ?? 3000), 'initial value is too long');
const numberField = z
  .strictObject({
    type: z.literal('number_input'),
    action_id: id,
    placeholder,
    is_decimal_allowed: z.boolean(),
    initial_value: decimal.optional(),
    min_value: decimal.optional(),
    max_value: decimal.optional(),
  })
  .refine((one) => Number(one.min_value ?? -Infinity) <= Number(one.max_value ?? Infinity), 'min above max')
  .refine(
    (one) => Number(one.initial_value ?? one.min_value ?? 0) >= Number(one.min_value ?? -Infinity),
    'below min',
  )
  .refine(
    (one) => Number(one.initial_value ?? one.max_value ?? 0) <= Number(one.max_value ?? Infinity),
    'above max',
  );
const datePicker = z.strictObject({
  type: z.literal('datepicker'),
  action_id: id,
  placeholder,
  initial_date: z.iso.date().optional(),
});
const timePicker = z.strictObject({
  type: z.literal('timepicker'),
  action_id: id,
  placeholder,
  initial_time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
});
const address = z.strictObject({
  type: z.enum(['email_text_input', 'url_text_input']),
  action_id: id,
  placeholder,
  initial_value: z.string().min(1).max(3000).optional(),
});

const style = z
  .strictObject({
    bold: z.boolean().optional(),
    italic: z.boolean().optional(),
    strike: z.boolean().optional(),
    underline: z.boolean().optional(),
    code: z.boolean().optional(),
  })
  .optional();
const wellFormed = z
  .string()
  .min(1)
  .refine((text) => text.isWellFormed() && !CONTROL.test(text), 'unclean text');
const richElement = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: wellFormed, style }),
  z.strictObject({ type: z.literal('link'), url: linkAddress, text: wellFormed, style }),
]);
const richText = z
  .strictObject({
    type: z.literal('rich_text'),
    elements: z
      .array(z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(richElement).min(1) }))
      .min(1),
  })
  .refine(
    (block) => block.elements.some((part) => part.elements.some((one) => one.text.trim() !== '')),
    'no text',
  );

const section = z
  .strictObject({
    type: z.literal('section'),
    text: textObject(3000).optional(),
    fields: z.array(textObject(2000)).min(1).max(10).optional(),
    accessory: z.union([image, button]).optional(),
  })
  .refine((one) => one.text !== undefined || one.fields !== undefined, 'text or fields');
const tableRow = z
  .array(z.union([z.strictObject({ type: z.literal('raw_text'), text: wellFormed }), richText]))
  .min(1)
  .max(20);
const table = z
  .strictObject({
    type: z.literal('table'),
    rows: z.array(tableRow).min(1).max(100),
    column_settings: z
      .array(
        z.strictObject({
          align: z.enum(['left', 'center', 'right']).optional(),
          is_wrapped: z.boolean().optional(),
        }),
      )
      .max(20)
      .optional(),
  })
  .refine((one) => new Set(one.rows.map((row) => row.length)).size === 1, 'rows of different length')
  .refine((one) => JSON.stringify(one.rows).length < 100_000, 'far too long');

const block = z.discriminatedUnion('type', [
  section,
  table,
  richText,
  image,
  z.strictObject({ type: z.literal('header'), text: plainText(150) }),
  z.strictObject({ type: z.literal('divider') }),
  z.strictObject({
    type: z.literal('context'),
    elements: z
      .array(z.union([textObject(2000), image]))
      .min(1)
      .max(10),
  }),
  z
    .strictObject({
      type: z.literal('actions'),
      elements: z
        .array(z.union([button, overflow]))
        .min(1)
        .max(25),
    })
    .refine(
      (one) => new Set(one.elements.map((each) => each.action_id)).size === one.elements.length,
      'id twice',
    ),
  z.strictObject({
    type: z.literal('input'),
    block_id: id,
    label: plainText(2000),
    hint: plainText(2000).optional(),
    optional: z.boolean(),
    element: z.union([
      textField,
      numberField,
      datePicker,
      timePicker,
      address,
      radio,
      checkboxes,
      select,
      multiSelect,
    ]),
  }),
]);
type AnyBlock = z.infer<typeof block>;

function blocks(max: number) {
  return z
    .array(block)
    .max(max)
    .refine(
      (all) => isOnce(all.flatMap((one) => (one.type === 'input' ? [one.block_id] : []))),
      'block_id twice',
    )
    .refine((all) => isOnce(all.flatMap(actionIds)), 'action_id twice');
}

function isOnce(ids: string[]): boolean {
  return new Set(ids).size === ids.length;
}

function actionIds(one: AnyBlock): string[] {
  if (one.type === 'actions') return one.elements.map((element) => element.action_id);
  return one.type === 'section' && one.accessory?.type === 'button' ? [one.accessory.action_id] : [];
}

/** Every string but the types: the undocumented total at which Slack says msg_blocks_too_long. */
export function totalLength(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, part]) => sum + (key === 'type' ? 0 : totalLength(part)),
    0,
  );
}

/** `blocks` of chat.postMessage and chat.update. */
export const messageBlocks = blocks(50)
  .refine((all) => all.filter((one) => one.type === 'table').length <= 1, 'only_one_table_allowed')
  .refine((all) => totalLength(all) <= 13_200, 'msg_blocks_too_long');

const viewBlocks = blocks(100).refine(
  (all) => all.every((one) => one.type !== 'table'),
  'no tables in views',
);
export const modalBlocks = viewBlocks;

/** `text` of chat.postMessage. */
export const messageText = visible(40_000).refine(isHarmlessMrkdwn, 'a mention, or an unescaped sign');

export const message = z.strictObject({ blocks: messageBlocks, text: messageText });

/** `view` of views.open, views.push and views.update. */
export const modalView = z
  .strictObject({
    type: z.literal('modal'),
    title: plainText(24),
    submit: plainText(24).optional(),
    close: plainText(24).optional(),
    callback_id: id,
    private_metadata: z.string().max(3000),
    notify_on_close: z.boolean().optional(),
    blocks: modalBlocks,
  })
  .refine(
    (view) => view.submit !== undefined || view.blocks.every((one) => one.type !== 'input'),
    'needs a submit',
  );

/** `view` of views.publish. */
export const homeView = z.strictObject({ type: z.literal('home'), blocks: viewBlocks });
