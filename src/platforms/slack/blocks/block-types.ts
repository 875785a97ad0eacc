/** The part of Block Kit that the converter writes; the same shapes as in @slack/types, which is not needed at run time. */
export interface PlainText {
  type: 'plain_text';
  text: string;
  /** Always false: a typed `:smile:` stays as typed. */
  emoji: false;
}
interface Mrkdwn {
  type: 'mrkdwn';
  text: string;
  /** Always true: Slack makes no links of `@channel`, `#name` or bare addresses. */
  verbatim: true;
}
export type TextObject = PlainText | Mrkdwn;

export interface RichStyle {
  bold?: true;
  italic?: true;
  strike?: true;
  underline?: true;
}
export type RichElement =
  | { type: 'text'; text: string; style?: RichStyle }
  | { type: 'link'; url: string; text: string; style?: RichStyle };
export interface RichTextBlock {
  type: 'rich_text';
  elements: { type: 'rich_text_section'; elements: RichElement[] }[];
}

export interface Option {
  text: PlainText;
  value: string;
  description?: PlainText;
}
interface ImageElement {
  type: 'image';
  image_url: string;
  alt_text: string;
}
export interface Button {
  type: 'button';
  action_id: string;
  text: PlainText;
  value?: string;
  url?: string;
  style?: 'primary' | 'danger';
  accessibility_label?: string;
}
export interface Overflow {
  type: 'overflow';
  action_id: string;
  options: Option[];
}
interface Field {
  action_id: string;
  placeholder?: PlainText;
}
export interface TextInput extends Field {
  type: 'plain_text_input';
  multiline?: boolean;
  initial_value?: string;
  max_length?: number;
}
interface AddressInput extends Field {
  type: 'email_text_input' | 'url_text_input';
  initial_value?: string;
}
export interface NumberInput extends Field {
  type: 'number_input';
  is_decimal_allowed: boolean;
  initial_value?: string;
  min_value?: string;
  max_value?: string;
}
export interface DatePicker extends Field {
  type: 'datepicker';
  initial_date?: string;
}
export interface TimePicker extends Field {
  type: 'timepicker';
  initial_time?: string;
}
export interface OptionGroup {
  label: PlainText;
  options: Option[];
}
interface StaticSelect extends Field {
  type: 'static_select';
  options?: Option[];
  option_groups?: OptionGroup[];
  initial_option?: Option;
}
interface MultiStaticSelect extends Field {
  type: 'multi_static_select';
  options?: Option[];
  option_groups?: OptionGroup[];
  initial_options?: Option[];
}
interface RadioButtons {
  type: 'radio_buttons';
  action_id: string;
  options: Option[];
  initial_option?: Option;
}
export interface Checkboxes {
  type: 'checkboxes';
  action_id: string;
  options: Option[];
  initial_options?: Option[];
}
export type InputElement =
  | TextInput
  | AddressInput
  | NumberInput
  | DatePicker
  | TimePicker
  | StaticSelect
  | MultiStaticSelect
  | RadioButtons
  | Checkboxes;

export interface SectionBlock {
  type: 'section';
  text?: TextObject;
  fields?: TextObject[];
  accessory?: ImageElement | Button;
}
interface HeaderBlock {
  type: 'header';
  text: PlainText;
}
interface ContextBlock {
  type: 'context';
  elements: (TextObject | ImageElement)[];
}
interface ActionsBlock {
  type: 'actions';
  elements: (Button | Overflow)[];
}
interface InputBlock {
  type: 'input';
  block_id: string;
  label: PlainText;
  hint?: PlainText;
  optional: boolean;
  element: InputElement;
}
export interface TableBlock {
  type: 'table';
  rows: ({ type: 'raw_text'; text: string } | RichTextBlock)[][];
  column_settings?: { align?: 'left' | 'center' | 'right'; is_wrapped?: boolean }[];
}
export type Block =
  | SectionBlock
  | HeaderBlock
  | ContextBlock
  | ActionsBlock
  | InputBlock
  | RichTextBlock
  | TableBlock
  | ImageElement
  | { type: 'divider' };

export interface ModalView {
  type: 'modal';
  title: PlainText;
  submit?: PlainText;
  close?: PlainText;
  callback_id: string;
  private_metadata: string;
  blocks: Block[];
  notify_on_close?: boolean;
}
