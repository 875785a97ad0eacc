import { encodeAction, meaningOf } from './action-value.ts';
import type { Context, FoundField } from './context.ts';
import { createContext } from './create-context.ts';
import { isObject, type Json, str, typeOf, word } from './read-json.ts';
import { convertCard } from './to-blocks.ts';
import { walkCard } from './walk-card.ts';

/** The fields of a card that people see, in order, with the block ids they get. */
export function fieldsOf(card: unknown, iteration?: string): FoundField[] {
  const known = isObject(card) ? card : {};
  const ctx: Context = createContext(
    known,
    iteration ? { surface: 'modal', iteration } : { surface: 'modal' },
  );
  convertCard(ctx, known);
  return ctx.found;
}

/** Execute and Submit: they go to the bot. */
export function sends(action: Json): boolean {
  return typeOf(action) === 'Action.Execute' || typeOf(action) === 'Action.Submit';
}

export function takesFields(action: Json): boolean {
  return sends(action) && word(action.associatedInputs) !== 'none';
}

/** All actions that send the fields, where they stand in the card. */
export function sendingActions(card: Json): Json[] {
  return [...walkCard(card)].filter(
    (node) => takesFields(node) && node.isEnabled !== false && !isObject(node.requires),
  );
}

export interface Wanted {
  verb: string;
  reference: string;
}

/** The one action that sends the form: the wanted one, else the positive one, else the first of the card's own. */
export function submitAction(card: Json, wanted?: Wanted): Json | undefined {
  const own = new Set<unknown>(actionRows(card).flat());
  const candidates = sendingActions(card).filter((action) => own.has(action));
  const asked = wanted && candidates.find((action) => isSame(action, wanted));
  const main = candidates.filter((action) => word(action.mode) !== 'secondary');
  return asked ?? main.find((action) => word(action.style) === 'positive') ?? main[0] ?? candidates[0];
}

function isSame(action: Json, wanted: Wanted): boolean {
  const meaning = meaningOf(action);
  return (
    meaning.verb === wanted.verb && meaning.reference === wanted.reference && !encodeAction(meaning).tooLong
  );
}

/** Rows of actions at the foot of the card, then in its ActionSets; not inside of a card within the card. */
export function actionRows(card: Json): unknown[][] {
  const rows: unknown[][] = Array.isArray(card.actions) ? [card.actions] : [];
  const inner = new Set<unknown>();
  for (const node of walkCard(card.body)) {
    if (typeOf(node) === 'Action.ShowCard') for (const part of walkCard(node.card)) inner.add(part);
    if (typeOf(node) === 'ActionSet' && !inner.has(node) && Array.isArray(node.actions))
      rows.push(node.actions);
  }
  return rows;
}

/** Whether the fields count for this action: those that take none (`associatedInputs: none`) are not checked either. */
export function actionTakesFields(card: unknown, wanted: Wanted): boolean {
  if (!isObject(card)) return false;
  const found = [...walkCard(card)].find((node) => sends(node) && isSame(node, wanted));
  return found ? takesFields(found) : str(wanted.verb) !== '';
}
