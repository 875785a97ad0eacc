import { decodeAction } from './action-value.ts';
import type { FoundField } from './context.ts';
import { fieldsOf } from './form.ts';
import { choicesOf } from './inputs/choice-input.ts';
import { decodeChoice, isToggle, numberOf, toggleOff } from './inputs/field-ids.ts';
import { toggleValues } from './inputs/toggle-input.ts';
import { unpackMetadata } from './private-metadata.ts';
import { isObject, type Json, list, str } from './read-json.ts';
import { originalId } from './unique-id.ts';

/** What was pressed: an element of `block_actions`, or the `view` of a `view_submission`. */
export interface PressedAction {
  action_id?: string;
  value?: string;
  /** Of an overflow menu. */
  selected_option?: { value?: string } | null;
  callback_id?: string;
  private_metadata?: string;
}

export interface Answer {
  verb: string;
  reference: string;
  /** By input id, as typed: never parsed. Several choices are joined by commas, as Adaptive Cards does. */
  values: Record<string, string>;
  /** Data of a foreign card beyond `ref`. */
  data?: unknown;
  /** The button opens the dialog of the card: answer with `toModal`. */
  opens: boolean;
  /** What was given to `toModal` as `meta`. */
  meta: string;
}

/**
 * `state.values` of a message or view and the action, as `{ verb, reference, values }`: the same as from Teams.
 * The card is only needed for ids and values of choices that Slack cannot hold (reported as LONG_VALUE).
 */
export function fromState(state: unknown, action: PressedAction, card?: unknown): Answer {
  const values = valuesOf(state, card);
  if (action.callback_id !== undefined) {
    return { ...unpackMetadata(action.callback_id, action.private_metadata ?? ''), values, opens: false };
  }
  const chosen = action.selected_option?.value;
  const [id = '', value = ''] =
    chosen === undefined ? [action.action_id, action.value] : overflowChoice(chosen);
  return { ...decodeAction(id, value), values, meta: '' };
}

function overflowChoice(chosen: string): [string, string] {
  const border = chosen.indexOf('|');
  return border < 0 ? [chosen, ''] : [chosen.slice(0, border), chosen.slice(border + 1)];
}

function valuesOf(state: unknown, card: unknown): Record<string, string> {
  const values = new Map<string, string>();
  let known: FoundField[] | undefined;
  for (const [blockId, elements] of Object.entries(isObject(state) ? state : {})) {
    if (!isObject(elements)) continue;
    for (const [actionId, entry] of Object.entries(elements)) {
      if (!isObject(entry)) continue;
      const base = originalId(blockId);
      known ??= card === undefined ? [] : fieldsOf(card);
      const field = known[numberOf(base) ?? -1] ?? known.find((one) => originalId(one.blockId) === base);
      const id = field?.id ?? base;
      const value = typedValue(actionId, entry, field?.input);
      if (!values.get(id)) values.set(id, value);
    }
  }
  return Object.fromEntries(values);
}

function typedValue(actionId: string, entry: Json, input: Json | undefined): string {
  const choices = input ? choicesOf(input).map((choice) => str(choice.value)) : [];
  if (isToggle(actionId)) return toggleValue(actionId, entry, input);
  switch (entry.type) {
    case 'static_select':
    case 'radio_buttons':
      return isObject(entry.selected_option) ? decodeChoice(str(entry.selected_option.value), choices) : '';
    case 'multi_static_select':
    case 'checkboxes':
      return list(entry.selected_options)
        .map((option) => decodeChoice(isObject(option) ? str(option.value) : '', choices))
        .join(',');
    case 'datepicker':
      return str(entry.selected_date);
    case 'timepicker':
      return str(entry.selected_time);
    default:
      return str(entry.value);
  }
}

function toggleValue(actionId: string, entry: Json, input: Json | undefined): string {
  const [option] = list(entry.selected_options);
  const known = input ? toggleValues(input) : undefined;
  if (isObject(option)) return decodeChoice(str(option.value), known ? [known.on] : []);
  return toggleOff(actionId) ?? known?.off ?? 'false';
}
