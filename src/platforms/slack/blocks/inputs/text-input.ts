import type { Block, InputElement, TextInput } from '../block-types.ts';
import { cleanText } from '../clean-text.ts';
import { type Context, report } from '../context.ts';
import { LIMITS } from '../limits.ts';
import { isObject, type Json, str, word } from '../read-json.ts';
import { compileRegex } from '../safe-regex.ts';
import { FIELD_ACTION } from './field-ids.ts';
import { inputBlock, placeholder } from './input-block.ts';

export function textInput(ctx: Context, input: Json, path: string): Block[] {
  if (str(input.regex) && !compileRegex(str(input.regex))) report(ctx, path, input, 'BAD_REGEX');
  if (word(input.style) === 'password') report(ctx, path, input, 'PASSWORD');
  const { hint, ...held } = placeholder(ctx, input, path);
  const element: InputElement = { ...textElement(ctx, input, path), ...held };
  const block = inputBlock(ctx, input, path, hint ? { element, hint } : { element });
  if (!isObject(input.inlineAction)) return block;
  report(ctx, path, input, 'INLINE_ACTION');
  return [...block, ...ctx.actions([input.inlineAction], `${path}.inlineAction`)];
}

function textElement(ctx: Context, input: Json, path: string): InputElement {
  const value = cleanText(str(input.value));
  const address = addressType(input, value);
  if (address)
    return value
      ? { type: address, action_id: FIELD_ACTION, initial_value: value }
      : { type: address, action_id: FIELD_ACTION };
  const element: TextInput = { type: 'plain_text_input', action_id: FIELD_ACTION };
  if (input.isMultiline === true) element.multiline = true;
  const max = Number(input.maxLength);
  if (max > LIMITS.inputText) report(ctx, path, input, 'SHORTER_INPUT');
  if (Number.isInteger(max) && max > 0) element.max_length = Math.min(max, LIMITS.inputText);
  if (value.length > (element.max_length ?? LIMITS.inputText)) {
    report(ctx, path, input, 'VALUE_DROPPED', { texts: [value] });
  } else if (value) element.initial_value = value;
  return element;
}

/** Slack checks addresses itself and refuses a field whose first value is none; several lines are always text. */
function addressType(input: Json, value: string): 'email_text_input' | 'url_text_input' | undefined {
  if (input.isMultiline === true || input.maxLength !== undefined) return undefined;
  const style = word(input.style);
  if (style === 'email' && (value === '' || /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(value)))
    return 'email_text_input';
  if (style === 'url' && (value === '' || /^https?:\/\/[\w.-]+\S*$/i.test(value))) return 'url_text_input';
  return undefined;
}
