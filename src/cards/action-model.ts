import type { ActionView } from '../app/view.ts';
import { text } from '../app/view.ts';
import type { Say } from './say.ts';
import { clip, oneLine } from './words.ts';

/** What `cards/parts/actions.json` draws. */
export interface ActionModel {
  verb: string;
  ref: string;
  title: string;
  style: 'default' | 'positive' | 'destructive';
  mode: 'primary' | 'secondary';
  associatedInputs: 'auto' | 'none';
}

export interface ActionSetModel {
  spacing: 'Small' | 'Large';
  actions: ActionModel[];
}

/** Teams shows this many buttons; the rest go behind «…». */
const VISIBLE = 6;
/** Slack's limit for the text of a button. */
export const TITLE_LIMIT = 75;
const STYLES = { primary: 'positive', danger: 'destructive' } as const;

/** `actions` as buttons and `more` behind «…», in one row. */
export function actionModels(say: Say, actions: ActionView[] = [], more: ActionView[] = []): ActionModel[] {
  const shown = actions.map((view, index) =>
    actionModel(say, view, index < VISIBLE ? 'primary' : 'secondary'),
  );
  const mode = shown.length === 0 ? 'primary' : 'secondary';
  return [...shown, ...more.map((view) => actionModel(say, view, mode))];
}

/** None or one, as the templates want it. */
export function actionSet(spacing: ActionSetModel['spacing'], actions: ActionModel[]): ActionSetModel[] {
  return actions.length > 0 ? [{ spacing, actions }] : [];
}

function actionModel(say: Say, view: ActionView, mode: ActionModel['mode']): ActionModel {
  const title = oneLine(say(view.title ?? text(`action.${view.verb}`)).text);
  return {
    verb: view.verb,
    ref: view.ref,
    title: clip(title, TITLE_LIMIT),
    style: view.style ? STYLES[view.style] : 'default',
    mode,
    associatedInputs: view.withFields === false ? 'none' : 'auto',
  };
}
