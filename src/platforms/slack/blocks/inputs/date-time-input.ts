import type { Block, DatePicker, TimePicker } from '../block-types.ts';
import { type Context, report } from '../context.ts';
import { type Json, str } from '../read-json.ts';
import { FIELD_ACTION } from './field-ids.ts';
import { inputBlock, placeholder } from './input-block.ts';

export function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!match) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

export function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

export function dateInput(ctx: Context, input: Json, path: string): Block[] {
  const { hint, ...held } = placeholder(ctx, input, path);
  const element: DatePicker = { type: 'datepicker', action_id: FIELD_ACTION, ...held };
  const value = str(input.value).trim();
  if (isDate(value)) element.initial_date = value;
  else if (value) report(ctx, path, input, 'VALUE_DROPPED', { texts: [value] });
  return inputBlock(ctx, input, path, hint ? { element, hint } : { element });
}

export function timeInput(ctx: Context, input: Json, path: string): Block[] {
  const { hint, ...held } = placeholder(ctx, input, path);
  const element: TimePicker = { type: 'timepicker', action_id: FIELD_ACTION, ...held };
  const value = str(input.value).trim();
  if (isTime(value)) element.initial_time = value;
  else if (value) report(ctx, path, input, 'VALUE_DROPPED', { texts: [value] });
  return inputBlock(ctx, input, path, hint ? { element, hint } : { element });
}
