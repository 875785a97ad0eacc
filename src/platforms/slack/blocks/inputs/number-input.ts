import type { Block, NumberInput } from '../block-types.ts';
import { type Context, report } from '../context.ts';
import { type Json, str } from '../read-json.ts';
import { FIELD_ACTION } from './field-ids.ts';
import { inputBlock, placeholder } from './input-block.ts';

const DECIMAL = /^-?\d{1,15}(\.\d{1,10})?$/;

export function numberInput(ctx: Context, input: Json, path: string): Block[] {
  const { hint, ...held } = placeholder(ctx, input, path);
  const element: NumberInput = {
    type: 'number_input',
    action_id: FIELD_ACTION,
    is_decimal_allowed: true,
    ...held,
  };
  bounds(ctx, input, path, element);
  const value = str(input.value).trim();
  if (value !== '' && isAllowed(value, element)) element.initial_value = value;
  else if (value !== '') report(ctx, path, input, 'VALUE_DROPPED', { texts: [value] });
  return inputBlock(ctx, input, path, hint ? { element, hint } : { element });
}

function bounds(ctx: Context, input: Json, path: string, element: NumberInput): void {
  const [min, max] = [str(input.min).trim(), str(input.max).trim()];
  const written = [min, max].every((bound) => bound === '' || DECIMAL.test(bound));
  if (!written || (min !== '' && max !== '' && Number(min) > Number(max))) {
    report(ctx, path, input, 'RANGE_DROPPED');
    return;
  }
  if (min !== '') element.min_value = min;
  if (max !== '') element.max_value = max;
}

function isAllowed(value: string, { min_value, max_value }: NumberInput): boolean {
  if (!DECIMAL.test(value)) return false;
  return Number(value) >= Number(min_value ?? -Infinity) && Number(value) <= Number(max_value ?? Infinity);
}
