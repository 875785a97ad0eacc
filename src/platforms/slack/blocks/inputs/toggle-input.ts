import type { Block, Checkboxes } from '../block-types.ts';
import { cleanText, isBlank } from '../clean-text.ts';
import { type Context, report } from '../context.ts';
import { type Json, str } from '../read-json.ts';
import { makeOption } from './choice-options.ts';
import { encodeChoice, toggleAction } from './field-ids.ts';
import { inputBlock, labelText } from './input-block.ts';

export function toggleValues(input: Json): { on: string; off: string } {
  return {
    on: input.valueOn === undefined ? 'true' : str(input.valueOn),
    off: input.valueOff === undefined ? 'false' : str(input.valueOff),
  };
}

/** One checkbox. Without a label of its own, the title stands as label too: Slack has no field without. */
export function toggleInput(ctx: Context, input: Json, path: string): Block[] {
  const { on, off } = toggleValues(input);
  const title = cleanText(str(input.title)).trim();
  const choice = encodeChoice(on, 0, new Set());
  const action = toggleAction(off);
  if (choice.needsCard || action.needsCard)
    report(ctx, path, input, 'LONG_VALUE', { inputs: [str(input.id)] });
  const shown = isBlank(title) ? labelText(input) || cleanText(str(input.id)).trim() : title;
  const { option, whole } = makeOption(isBlank(shown) ? ctx.labels.button : shown, choice.value);
  if (!whole) report(ctx, path, input, 'CHOICE_CUT');
  const element: Checkboxes = { type: 'checkboxes', action_id: action.actionId, options: [option] };
  if (str(input.value) === on) element.initial_options = [option];
  return inputBlock(ctx, input, path, whole ? { element, title } : { element, title, hint: title });
}
