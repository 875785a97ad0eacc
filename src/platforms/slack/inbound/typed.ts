import { fromState } from '../blocks/index.ts';
import type { Whose } from '../drafts.ts';
import type { SlackView } from './envelope.ts';
import type { ListenerParts } from './listeners.ts';
import type { Turn } from './turn.ts';

type TypedParts = Pick<ListenerParts, 'handle' | 'drafts' | 'clock'>;

/** What stands in a dialog now is the draft that it opens with next time. */
export async function keepTyped(
  { handle, drafts, clock }: TypedParts,
  turn: Turn,
  view: SlackView,
): Promise<void> {
  const found = await typedBy({ handle }, turn, view);
  if (found) await drafts.keep(found.whose, found.values, clock.now());
}

export async function forgetTyped(
  { handle, drafts }: TypedParts,
  turn: Turn,
  view: SlackView,
): Promise<void> {
  const found = await typedBy({ handle }, turn, view);
  if (found) await drafts.forget(found.whose);
}

async function typedBy(
  { handle }: Pick<ListenerParts, 'handle'>,
  turn: Turn,
  view: SlackView,
): Promise<{ whose: Whose; values: Record<string, string> } | undefined> {
  const person = await handle.identify(turn);
  if (!person || view.type !== 'modal') return undefined;
  const { verb, reference, values } = fromState(view.state?.values, view);
  return { whose: { owner: turn.owner, person: person.id, verb, reference }, values };
}
