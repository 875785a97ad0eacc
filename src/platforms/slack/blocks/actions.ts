import { encodeAction, meaningOf, OPENS } from './action-value.ts';
import type { Block, Button, Overflow } from './block-types.ts';
import { cleanText, isBlank } from './clean-text.ts';
import { type Context, report, reportLooks } from './context.ts';
import { plain } from './cut-text.ts';
import { actionName, gather, lostAction } from './gather.ts';
import { LIMITS } from './limits.ts';
import { isObject, type Json, list, str, typeOf, word } from './read-json.ts';
import { resolve } from './resolve.ts';
import { isLinkable } from './span.ts';
import { literalBlocks, sectionBlocks } from './text-blocks.ts';
import { claimId } from './unique-id.ts';

interface Row {
  /** For an action that has none: what it stands on. */
  title: string;
  buttons: Button[];
  secondary: Button[];
  after: Block[];
}

type Convert = (ctx: Context, action: Json, path: string, row: Row) => void;

const CONVERTERS: Record<string, Convert> = {
  'Action.Execute': send,
  'Action.Submit': send,
  'Action.OpenUrl': openUrl,
  'Action.ShowCard': showCard,
  'Action.ToggleVisibility': toggle,
};
const KNOWN: ReadonlySet<string> = new Set(Object.keys(CONVERTERS));

/** A row of actions: buttons, the secondary ones in a menu where they fit, then what some of them carry with them. */
export function actionBlocks(ctx: Context, actions: unknown, path: string, title = ''): Block[] {
  const row: Row = { title, buttons: [], secondary: [], after: [] };
  list(actions).forEach((action, index) => {
    const at =
      Array.isArray(actions) && actions.length === 1 && path.endsWith('selectAction')
        ? path
        : `${path}[${index}]`;
    if (!ctx.elsewhere.has(action)) oneAction(ctx, action, at, row);
  });
  const elements: (Button | Overflow)[] = [...row.buttons, ...secondaryElements(ctx, row.secondary)];
  const blocks: Block[] = [];
  for (let i = 0; i < elements.length; i += LIMITS.actionsElements) {
    blocks.push({ type: 'actions', elements: elements.slice(i, i + LIMITS.actionsElements) });
  }
  return [...blocks, ...row.after];
}

function oneAction(ctx: Context, given: unknown, path: string, row: Row): void {
  const action = resolve(ctx, given, path, KNOWN);
  if (!action) return;
  if (action.isEnabled === false) disabled(ctx, action, path, row);
  else (CONVERTERS[typeOf(action)] ?? send)(ctx, action, path, row);
}

function toggle(ctx: Context, action: Json, path: string): void {
  report(ctx, path, action, 'TOGGLE', lostAction(action));
}

function send(ctx: Context, action: Json, path: string, row: Row): void {
  const coded = encodeAction(meaningOf(action));
  if (coded.tooLong === 'data') report(ctx, path, action, 'DATA_TOO_LONG', { actions: [actionName(action)] });
  if (coded.tooLong === 'verb') report(ctx, path, action, 'VERB_TOO_LONG', { actions: [actionName(action)] });
  const opens = action === ctx.opener;
  const titled = opens && ctx.labels.open ? { ...action, title: ctx.labels.open } : action;
  const made = button(ctx, titled, path, row, opens ? OPENS + coded.actionId : coded.actionId);
  if (coded.value !== undefined) made.value = coded.value;
  (word(action.mode) === 'secondary' && !opens ? row.secondary : row.buttons).push(made);
}

function openUrl(ctx: Context, action: Json, path: string, row: Row): void {
  const url = cleanText(str(action.url)).trim();
  const title = titleOf(action, row);
  if (isLinkable(url) && url.length <= LIMITS.url) {
    row.buttons.push({ ...button(ctx, action, path, row, 'open-url'), url });
    return;
  }
  report(ctx, path, action, 'BAD_URL', lostAction(action));
  row.after.push(...literalBlocks([title, url].filter((part) => !isBlank(part)).join(' ')));
}

function showCard(ctx: Context, action: Json, path: string, row: Row): void {
  report(ctx, path, action, 'SHOW_CARD', lostAction(action));
  const card = isObject(action.card) ? action.card : {};
  const title = titleOf(action, row);
  row.after.push({ type: 'divider' }, ...sectionBlocks([{ text: title, bold: true }]));
  row.after.push(
    ...ctx.elements(card.body, `${path}.card.body`),
    ...ctx.actions(card.actions, `${path}.card.actions`),
  );
}

function disabled(ctx: Context, action: Json, path: string, row: Row): void {
  const card = typeOf(action) === 'Action.ShowCard';
  report(ctx, path, action, 'DISABLED', card ? gather(action) : lostAction(action));
  const title = titleOf(action, row);
  if (!isBlank(title)) row.after.push({ type: 'context', elements: [plain(title, LIMITS.contextText)] });
}

function titleOf(action: Json, row: Row): string {
  const own = cleanText(str(action.title)).trim();
  return isBlank(own) ? cleanText(row.title).trim() : own;
}

function button(ctx: Context, action: Json, path: string, row: Row, actionId: string): Button {
  const title = titleOf(action, row);
  if (isBlank(title)) report(ctx, path, action, 'BUTTON_WITHOUT_TITLE');
  if (title.length > LIMITS.buttonText) report(ctx, path, action, 'BUTTON_CUT', { texts: [title] });
  reportLooks(ctx, path, action, ['iconUrl']);
  const made: Button = {
    type: 'button',
    action_id: claimId(ctx.actionIds, actionId) ?? `action~${ctx.actionIds.size + 1}`,
    text: plain(isBlank(title) ? ctx.labels.button : title, LIMITS.buttonText),
  };
  ctx.pressable.set(made.action_id, [actionName(action)]);
  const style = word(action.style);
  if (style === 'positive') made.style = 'primary';
  if (style === 'destructive') made.style = 'danger';
  const spoken = tooltip(ctx, action, path, title);
  if (spoken) made.accessibility_label = spoken;
  return made;
}

/** Screen readers read it instead of the label, so the label is part of it. */
function tooltip(ctx: Context, action: Json, path: string, title: string): string | undefined {
  const text = cleanText(str(action.tooltip)).trim();
  if (isBlank(text) || text === title) return undefined;
  const spoken = isBlank(title) ? text : `${title}: ${text}`;
  if (spoken.length > LIMITS.accessibilityLabel) {
    report(ctx, path, action, 'TOOLTIP_LOST', { texts: [text] });
    return undefined;
  }
  reportLooks(ctx, path, action, ['tooltip']);
  return spoken;
}

/** Two to five short ones go in the menu, as in Teams; else they are buttons after the others. */
function secondaryElements(ctx: Context, buttons: Button[]): (Button | Overflow)[] {
  const options = buttons.map((made) => ({
    text: made.text,
    value: `${made.action_id}|${made.value ?? ''}`,
  }));
  const fits =
    buttons.length > 1 &&
    buttons.length <= LIMITS.overflowOptions &&
    buttons.every((made) => !made.action_id.includes('|') && !made.accessibility_label) &&
    options.every((option) => option.value.length <= LIMITS.optionValue);
  if (!fits) return buttons;
  const id = claimId(ctx.actionIds, 'more') ?? 'more';
  ctx.pressable.set(
    id,
    buttons.flatMap((made) => ctx.pressable.get(made.action_id) ?? []),
  );
  for (const made of buttons) ctx.pressable.delete(made.action_id);
  return [{ type: 'overflow', action_id: id, options }];
}
