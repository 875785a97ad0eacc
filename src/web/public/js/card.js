import { get } from './api.js';
import { announce, h } from './dom.js';
import { bringTo } from './reading.js';
import { showTooLong, tellRoom } from './room.js';
import { t } from './texts.js';

/* global AdaptiveCards */

/** Nothing but bold and italic, and everything that could be HTML is made harmless before that. */
function processMarkdown(text, result) {
  const safe = text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const html = safe
    .replace(/(?<![\w*])\*\*(?=\S)([^*]+?)(?<=\S)\*\*(?![\w*])/g, '<strong>$1</strong>')
    .replace(/(?<![\w_])_(?=\S)([^_]+?)(?<=\S)_(?![\w_])/g, '<em>$1</em>');
  result.outputHtml = html;
  result.didProcess = true;
}

let hostConfig;

/** Once, before the first card is drawn. */
export async function prepareCards() {
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = processMarkdown;
  AdaptiveCards.AdaptiveCard.onDisplayOverflowActionMenu = showMore;
  AdaptiveCards.Strings.defaults.overflowButtonText = () => t('chat.more');
  AdaptiveCards.Strings.defaults.overflowButtonTooltip = () => t('chat.more');
  hostConfig = new AdaptiveCards.HostConfig(await get('host-config'));
}

/**
 * A card drawn by the `adaptivecards` library. `onAct(verb, data)` is called with the card's data and the fields' values
 * in one, as clients on Teams send them.
 */
export function drawCard(json, { language, onAct }) {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = hostConfig;
  card.onExecuteAction = (action) => {
    if (action.getJsonTypeName() === 'Action.OpenUrl') return openLink(action.url);
    if (action.associatedInputs !== 'none' && showTooLong(place)) return;
    const data = stringsOf(action.data);
    onAct(action.verb || data.verb || '', data);
  };
  card.parse(json);
  const place = h('div', { class: 'card-drawn', lang: language });
  const drawn = card.render();
  if (drawn) place.append(drawn);
  mend(place);
  return {
    element: place,
    values: () => valuesOf(card),
    fill: (values) => fill(card, place, values),
    showWrong: () => showWrong(place, json),
  };
}

/** Goes to the field that was wrong, or to what stands above all fields. False when the card says nothing of the kind. */
function showWrong(place, json) {
  const said = [...place.querySelectorAll('.ac-richTextBlock')];
  const atField = said.find((one) => one.querySelector('[style*="--card-attention"]') && fieldAbove(one));
  const notice = said.find((one) => one.textContent && one.textContent === noticeOf(json));
  const found = atField ?? notice;
  if (!found) return false;
  const field = atField && fieldAbove(atField);
  const target = field ?? found;
  if (!field) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  bringTo(found, 'center');
  announce(found.textContent);
  return true;
}

function fieldAbove(element) {
  for (let before = element.previousElementSibling; before; before = before.previousElementSibling) {
    const field = before.querySelector('input, textarea, select');
    if (field) return field;
  }
  return undefined;
}

/** What the card's notice says: its one box in colour before the fields. */
function noticeOf({ body = [] }) {
  const box = body.find((one) => one.type === 'Container' && one.style === 'accent');
  return box?.items?.[0]?.inlines?.map(({ text }) => text).join('');
}

/** The less common actions come as buttons below the row, in the card, rather than as a menu over it. */
function showMore(actions, target) {
  const row = target.closest('.ac-actionSet');
  const open = row.parentElement.querySelector('.more-actions');
  target.setAttribute('aria-expanded', String(!open));
  if (open) open.remove();
  else row.after(h('div', { class: 'more-actions' }, actions.map(actionButton)));
  return true;
}

function actionButton(action) {
  return h(
    'button',
    { type: 'button', class: 'button', on: { click: () => action.execute() } },
    action.title,
  );
}

let drawnCards = 0;

/** Where the library leaves something out that a screen reader, or a page with many cards, needs. */
function mend(place) {
  for (const root of place.querySelectorAll('.ac-adaptiveCard')) {
    for (const name of ['tabindex', 'role', 'aria-label']) root.removeAttribute(name);
  }
  for (const field of place.querySelectorAll('textarea')) field.rows = 4;
  for (const set of place.querySelectorAll('[role="menubar"]')) {
    set.setAttribute('role', 'group');
    for (const button of set.querySelectorAll('[role="menuitem"]')) button.removeAttribute('role');
  }
  for (const field of place.querySelectorAll('textarea, input')) tellRoom(field);
  drawnCards += 1;
  // Fields have the same ids in many cards: radio buttons of two cards would be one group.
  for (const radio of place.querySelectorAll('input[type="radio"]'))
    radio.name = `${radio.name}-${drawnCards}`;
  for (const element of place.querySelectorAll('[id]:not([id^="__ac-"], .room)'))
    element.removeAttribute('id');
  for (const set of place.querySelectorAll('.ac-choiceSetInput-expanded, .ac-choiceSetInput-multiSelect'))
    mendChoices(set);
}

/** The question belongs to the group; each choice says only itself. */
function mendChoices(set) {
  const label = set.closest('.ac-input-container')?.parentElement?.querySelector(`label[for="${set.id}"]`);
  if (!label) return;
  set.setAttribute('role', set.querySelector('[type="radio"]') ? 'radiogroup' : 'group');
  set.setAttribute('aria-labelledby', label.id);
  label.removeAttribute('for');
  for (const choice of set.querySelectorAll('input')) {
    choice.removeAttribute('aria-label');
    choice.removeAttribute('aria-labelledby');
  }
}

function valuesOf(card) {
  return Object.fromEntries(
    card
      .getAllInputs()
      .filter((input) => input.id)
      .map((input) => [input.id, String(input.value ?? '')]),
  );
}

/** Puts values back that somebody had typed. Says which fields are not there any more. */
function fill(card, place, values) {
  const inputs = new Map(card.getAllInputs().map((input) => [input.id, input]));
  const gone = [];
  for (const [id, value] of Object.entries(values)) {
    const element = inputs.get(id)?.renderedInputControlElement;
    if (!element) gone.push(id);
    else setControl(element, value, place);
  }
  return gone;
}

function setControl(element, value) {
  const control = element.matches('input, textarea, select') ? element : undefined;
  const choices = [...element.querySelectorAll('input[type="checkbox"], input[type="radio"]')];
  if (choices.length > 0) {
    const chosen = value.split(',');
    for (const choice of choices) choice.checked = chosen.includes(choice.value);
    return;
  }
  const field = control ?? element.querySelector('input, textarea, select');
  if (!field) return;
  if (field.type === 'checkbox') field.checked = value === 'true';
  else field.value = value;
  field.dispatchEvent(new Event('input'));
}

function stringsOf(data) {
  const entries = Object.entries(data ?? {}).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(entries.map(([key, value]) => [key, String(value)]));
}

function openLink(url) {
  if (/^https?:\/\//.test(url ?? '')) window.open(url, '_blank', 'noopener');
}
