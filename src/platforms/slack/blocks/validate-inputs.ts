import type { FoundField } from './context.ts';
import { fieldsOf } from './form.ts';
import { choicesOf } from './inputs/choice-input.ts';
import { isDate, isTime } from './inputs/date-time-input.ts';
import { toggleValues } from './inputs/toggle-input.ts';
import { type Json, str, typeOf } from './read-json.ts';
import { matchesSafely } from './safe-regex.ts';

export type FieldFault =
  | { code: 'required' }
  | { code: 'too-long'; max: number }
  | { code: 'too-small'; min: string }
  | { code: 'too-large'; max: string }
  | { code: 'not-a-number' }
  | { code: 'not-a-date' }
  | { code: 'not-a-time' }
  | { code: 'pattern' }
  | { code: 'not-a-choice' };

export type SayFault = (fault: FieldFault, input: Json) => string;

const ENGLISH: Record<FieldFault['code'], string> = {
  required: 'This must be filled in.',
  'too-long': 'At most {max} characters.',
  'too-small': 'Not before or below {min}.',
  'too-large': 'Not after or above {max}.',
  'not-a-number': 'Write a number.',
  'not-a-date': 'Write a date.',
  'not-a-time': 'Write a time, like 14:30.',
  pattern: 'This is not in the form that is asked for.',
  'not-a-choice': 'Choose one of the choices.',
};

function sayInEnglish(fault: FieldFault): string {
  return ENGLISH[fault.code].replace(/\{(min|max)\}/g, (_, name: string) =>
    str((fault as unknown as Json)[name]),
  );
}

/** One message per field that is wrong. The card's own `errorMessage` goes before ours. */
export function validateInputs(
  card: unknown,
  values: Record<string, string>,
  say: SayFault = sayInEnglish,
): Record<string, string> {
  const errors = new Map<string, string>();
  for (const { id, input } of fieldsOf(card)) {
    const fault = faultOf(input, Object.hasOwn(values, id) ? str(values[id]) : '');
    if (fault && !errors.has(id)) errors.set(id, str(input.errorMessage).trim() || say(fault, input));
  }
  return Object.fromEntries(errors);
}

/** The same errors by block id, as `response_action: errors` wants them. */
export function errorsByBlock(
  card: unknown,
  errors: Record<string, string>,
  iteration?: string,
): Record<string, string> {
  const fields: FoundField[] = fieldsOf(card, iteration);
  return Object.fromEntries(
    fields.flatMap(({ id, blockId }) => (Object.hasOwn(errors, id) ? [[blockId, errors[id] ?? '']] : [])),
  );
}

function faultOf(input: Json, value: string): FieldFault | undefined {
  if (typeOf(input) === 'Input.Toggle') {
    return input.isRequired === true && value !== toggleValues(input).on ? { code: 'required' } : undefined;
  }
  if (value.trim() === '') return input.isRequired === true ? { code: 'required' } : undefined;
  return CHECKS[typeOf(input)]?.(input, value);
}

const CHECKS: Record<string, (input: Json, value: string) => FieldFault | undefined> = {
  'Input.Text': textFault,
  'Input.Number': numberFault,
  'Input.Date': (input, value) => (isDate(value) ? rangeFault(input, value) : { code: 'not-a-date' }),
  'Input.Time': (input, value) => (isTime(value) ? rangeFault(input, value) : { code: 'not-a-time' }),
  'Input.ChoiceSet': choiceFault,
};

function textFault(input: Json, value: string): FieldFault | undefined {
  const max = Number(input.maxLength);
  if (max > 0 && value.length > max) return { code: 'too-long', max };
  const regex = str(input.regex);
  return regex && !matchesSafely(regex, value) ? { code: 'pattern' } : undefined;
}

/** A comma is a decimal sign too: that is how it is written in Norway. */
function numberFault(input: Json, value: string): FieldFault | undefined {
  const number = /^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/.test(value.trim())
    ? Number(value.trim().replace(',', '.'))
    : Number.NaN;
  if (Number.isNaN(number)) return { code: 'not-a-number' };
  const [min, max] = [str(input.min).trim(), str(input.max).trim()];
  if (min !== '' && number < Number(min)) return { code: 'too-small', min };
  return max !== '' && number > Number(max) ? { code: 'too-large', max } : undefined;
}

/** Dates and times are written so that their order is that of their letters. */
function rangeFault(input: Json, value: string): FieldFault | undefined {
  const [min, max] = [str(input.min).trim(), str(input.max).trim()];
  if (min !== '' && value < min) return { code: 'too-small', min };
  return max !== '' && value > max ? { code: 'too-large', max } : undefined;
}

function choiceFault(input: Json, value: string): FieldFault | undefined {
  const known = new Set(choicesOf(input).map((choice) => str(choice.value)));
  if (input['choices.data'] !== undefined || known.has(value)) return undefined;
  // A choice with a comma in it cannot be told from two.
  const apart = input.isMultiSelect === true && ![...known].some((one) => one.includes(','));
  const fine = apart ? value.split(',').every((part) => known.has(part)) : input.isMultiSelect === true;
  return fine ? undefined : { code: 'not-a-choice' };
}
