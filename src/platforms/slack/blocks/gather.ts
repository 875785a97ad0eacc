import { isObject, type Json, list, str, typeOf } from './read-json.ts';
import { walkCard } from './walk-card.ts';

const TEXT_KEYS = ['text', 'title', 'label', 'placeholder', 'altText', 'tooltip'] as const;

export interface Gathered {
  texts: string[];
  inputs: string[];
  actions: string[];
}

/** How an action is called in a report. */
export function actionName(action: Json): string {
  return str(action.title) || str(action.verb) || str(action.id) || str(action.type);
}

/** An action in a report: its name, and the tooltip that goes with it. */
export function lostAction(action: Json): { actions: string[]; texts: string[] } {
  const tooltip = str(action.tooltip);
  return { actions: [actionName(action)], texts: tooltip.trim() === '' ? [] : [tooltip] };
}

/** All that people would read, fill in or press in a part of a card that is not shown. */
export function gather(part: unknown): Gathered {
  const found: Gathered = { texts: [], inputs: [], actions: [] };
  for (const node of walkCard(part)) {
    const type = typeOf(node);
    if (type.startsWith('Action.')) addAction(node, found);
    else found.texts.push(...textsOf(node).filter((text) => text.trim() !== ''));
    if (type.startsWith('Input.')) found.inputs.push(str(node.id));
  }
  return found;
}

function addAction(action: Json, found: Gathered): void {
  const { actions, texts } = lostAction(action);
  found.actions.push(...actions);
  found.texts.push(...texts);
}

function textsOf(node: Json): string[] {
  const own = TEXT_KEYS.map((key) => str(node[key]));
  const value = typeOf(node) === 'Input.Text' ? [str(node.value)] : [];
  const facts = list(node.facts).map((fact) => (isObject(fact) ? str(fact.value) : ''));
  const runs = list(node.inlines).map((inline) => (typeof inline === 'string' ? inline : ''));
  return [...own, ...value, ...facts, ...runs];
}
