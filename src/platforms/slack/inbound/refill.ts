import type { Block, Labels } from '../blocks/index.ts';
import type { SlackView } from './envelope.ts';

type Json = Record<string, unknown>;

/** A dialog as it was sent, with every word that was typed, and a sentence on top. */
export function refill(view: SlackView, sentence: string, labels: Partial<Labels>): unknown {
  const values = (view.state?.values ?? {}) as Record<string, Record<string, Json>>;
  const note: Block = { type: 'section', text: { type: 'plain_text', text: sentence, emoji: false } };
  const plain = (text: string) => ({ type: 'plain_text', text: text.slice(0, 24), emoji: false });
  return {
    type: 'modal',
    callback_id: view.callback_id,
    private_metadata: view.private_metadata,
    notify_on_close: true,
    title: plain(view.title?.text ?? labels.title ?? '…'),
    submit: plain(labels.submit ?? 'OK'),
    close: plain(labels.close ?? 'X'),
    blocks: [note, ...view.blocks.map((block) => filled(block as Json, values))].slice(0, 100),
  };
}

/** A new dialog starts from these, as if each had been there from the beginning. */
function filled(block: Json, values: Record<string, Record<string, Json>>): Json {
  const { element, block_id: id } = block as { element?: Json; block_id?: string };
  const state = values[id ?? '']?.[String(element?.action_id)];
  return block.type === 'input' && element && state
    ? { ...block, element: { ...element, ...initial(state) } }
    : block;
}

function initial(state: Json): Json {
  const { value, selected_option, selected_options, selected_date, selected_time } = state;
  if (typeof value === 'string' && value !== '') return { initial_value: value };
  if (selected_option) return { initial_option: selected_option };
  if (Array.isArray(selected_options) && selected_options.length > 0)
    return { initial_options: selected_options };
  if (selected_date) return { initial_date: selected_date };
  return selected_time ? { initial_time: selected_time } : {};
}
