import type { Block, InputElement, Option } from '../block-types.ts';
import { cleanText, isBlank } from '../clean-text.ts';
import { type Context, report } from '../context.ts';
import { LIMITS } from '../limits.ts';
import { isObject, type Json, list, str, word } from '../read-json.ts';
import { literalBlocks } from '../text-blocks.ts';
import { makeOption, selectOptions } from './choice-options.ts';
import { encodeChoice, FIELD_ACTION } from './field-ids.ts';
import {
  type Field,
  inputBlock,
  labelText,
  placeholder,
  placeholderHint,
  placeholderText,
} from './input-block.ts';

const MOST = LIMITS.selectOptions * LIMITS.optionGroups;

export function choicesOf(input: Json): Json[] {
  return list(input.choices).filter(isObject);
}

export function choiceInput(ctx: Context, input: Json, path: string): Block[] {
  if (input['choices.data'] !== undefined) report(ctx, path, input, 'CHOICES_FROM_SERVICE');
  const choices = choicesOf(input);
  if (choices.length === 0) return withoutChoices(ctx, input, path);
  if (choices.length > MOST) {
    report(ctx, path, input, 'CHOICES_CUT', {
      texts: choices.slice(MOST).map((choice) => str(choice.title)),
    });
  }
  const made = makeOptions(ctx, input, path, choices.slice(0, MOST));
  const initial = initialOptions(ctx, input, path, choices, made.options);
  return inputBlock(ctx, input, path, {
    ...choiceField(ctx, input, path, made.options, initial),
    before: made.before,
  });
}

function withoutChoices(ctx: Context, input: Json, path: string): Block[] {
  report(ctx, path, input, 'NO_CHOICES', { inputs: [str(input.id)] });
  return [labelText(input), placeholderText(input)].filter((text) => !isBlank(text)).flatMap(literalBlocks);
}

function makeOptions(
  ctx: Context,
  input: Json,
  path: string,
  choices: Json[],
): { options: Option[]; before: Block[] } {
  const taken = new Set<string>();
  let needsCard = false;
  const long: string[] = [];
  const options = choices.map((choice, index) => {
    const coded = encodeChoice(str(choice.value), index, taken);
    needsCard ||= coded.needsCard;
    const title = [choice.title, choice.value]
      .map((text) => cleanText(str(text)).trim())
      .find((text) => !isBlank(text));
    const { option, whole } = makeOption(title ?? `${index + 1}`, coded.value);
    if (!whole && title) long.push(title);
    return option;
  });
  if (needsCard) report(ctx, path, input, 'LONG_VALUE', { inputs: [str(input.id)] });
  if (long.length > 0) report(ctx, path, input, 'CHOICE_CUT');
  return {
    options,
    before: long.length > 0 ? literalBlocks(long.map((title) => `• ${title}`).join('\n')) : [],
  };
}

function initialOptions(
  ctx: Context,
  input: Json,
  path: string,
  choices: Json[],
  options: Option[],
): Option[] {
  const value = str(input.value);
  if (value === '') return [];
  const wanted = new Set(
    input.isMultiSelect === true ? value.split(',').map((part) => part.trim()) : [value],
  );
  const found = options.filter((_, index) => wanted.delete(str(choices[index]?.value)));
  if (wanted.size > 0) report(ctx, path, input, 'VALUE_DROPPED', { texts: [...wanted] });
  return found;
}

function choiceField(ctx: Context, input: Json, path: string, options: Option[], initial: Option[]): Field {
  const multiple = input.isMultiSelect === true;
  const open = multiple || word(input.style) === 'expanded';
  const boxes = options.length <= LIMITS.boxOptions && open;
  if (boxes) return { element: boxElement(multiple, options, initial), ...placeholderHint(ctx, input, path) };
  if (word(input.style) === 'expanded') report(ctx, path, input, 'CHOICES_AS_SELECT');
  const { hint, ...held } = placeholder(ctx, input, path);
  const element: InputElement = { ...menuElement(multiple, options, initial), ...held };
  return hint ? { element, hint } : { element };
}

function boxElement(multiple: boolean, options: Option[], initial: Option[]): InputElement {
  const base = { action_id: FIELD_ACTION, options };
  if (multiple)
    return { type: 'checkboxes', ...base, ...(initial.length > 0 ? { initial_options: initial } : {}) };
  return { type: 'radio_buttons', ...base, ...(initial[0] ? { initial_option: initial[0] } : {}) };
}

function menuElement(multiple: boolean, options: Option[], initial: Option[]): InputElement {
  const base = { action_id: FIELD_ACTION, ...selectOptions(options) };
  if (multiple)
    return {
      type: 'multi_static_select',
      ...base,
      ...(initial.length > 0 ? { initial_options: initial } : {}),
    };
  return { type: 'static_select', ...base, ...(initial[0] ? { initial_option: initial[0] } : {}) };
}
