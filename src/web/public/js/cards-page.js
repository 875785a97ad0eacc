import { get, post } from './api.js';
import { drawSlack } from './blocks.js';
import { drawCard, prepareCards } from './card.js';
import { announce, byId, h, toast } from './dom.js';
import { errorText, LANGUAGE_NAMES, language, loadTexts, t } from './texts.js';

/** Any card of ours as Teams and as Slack, side by side; and any other Adaptive Card that is pasted in. */
const place = new URLSearchParams(location.search);
let chosen = place.get('card') ?? '';

async function start() {
  await loadTexts(place.get('lang') ?? (navigator.language || 'nb').slice(0, 2));
  document.title = `${t('cards.title')} · Årshjulet`;
  await prepareCards();
  const { names } = await get('cards');
  if (!names.includes(chosen)) chosen = names[0];
  byId('main').replaceChildren(head(names), ownCard(), looks());
  await show();
}

function head(names) {
  const cards = h(
    'select',
    { id: 'card' },
    names.map((name) => h('option', { value: name, selected: name === chosen }, name)),
  );
  cards.addEventListener('change', () => {
    chosen = cards.value;
    remember();
    void show();
  });
  const languages = h(
    'select',
    { id: 'lang' },
    Object.entries(LANGUAGE_NAMES).map(([id, name]) =>
      h('option', { value: id, lang: id, selected: id === language }, name),
    ),
  );
  languages.addEventListener('change', () => {
    place.set('lang', languages.value);
    remember();
    location.reload();
  });
  return h(
    'header',
    { class: 'cards-head' },
    h('p', {}, h('a', { href: '/' }, t('cards.back'))),
    h('h1', {}, t('cards.title')),
    h('p', { class: 'quiet' }, t('cards.lead')),
    h(
      'div',
      { class: 'cards-choose' },
      h('label', { for: 'card' }, t('cards.choose')),
      cards,
      h('label', { for: 'lang' }, t('language')),
      languages,
    ),
  );
}

function ownCard() {
  const field = h('textarea', {
    id: 'own',
    rows: '8',
    spellcheck: 'false',
    placeholder: '{ "type": "AdaptiveCard", … }',
  });
  const button = h('button', { type: 'button', class: 'button' }, t('cards.draw'));
  button.addEventListener('click', () => void showOwn(field.value));
  return h(
    'details',
    { class: 'cards-own' },
    h('summary', {}, t('cards.own')),
    h('label', { for: 'own', class: 'quiet' }, t('cards.ownHelp')),
    field,
    button,
  );
}

async function showOwn(typed) {
  let card;
  try {
    card = JSON.parse(typed);
  } catch {
    return toast(t('cards.notJson'));
  }
  try {
    draw(await post('cards', { card, lang: language }));
  } catch (error) {
    toast(errorText(error));
  }
}

function looks() {
  return h(
    'div',
    { class: 'cards-looks' },
    h(
      'section',
      { class: 'look', 'aria-labelledby': 'as-teams' },
      h('h2', { id: 'as-teams' }, 'Microsoft Teams'),
      h('div', { id: 'teams' }),
    ),
    h(
      'section',
      { class: 'look', 'aria-labelledby': 'as-slack' },
      h('h2', { id: 'as-slack' }, 'Slack'),
      h('div', { id: 'slack' }),
    ),
  );
}

async function show() {
  try {
    draw(await get(`cards/${encodeURIComponent(chosen)}`, { lang: language }));
    announce(chosen);
  } catch (error) {
    toast(errorText(error));
  }
}

function draw({ card, messages, modal, degraded }) {
  const { element } = drawCard(card, { language, onAct: (verb) => announce(verb) });
  byId('teams').replaceChildren(h('div', { class: 'card' }, element));
  const shown = messages.map(({ blocks }) => drawSlack({ type: 'message', blocks }));
  byId('slack').replaceChildren(
    ...shown,
    ...(modal ? [h('p', { class: 'quiet look-note' }, t('cards.dialog')), drawSlack(modal)] : []),
    report(degraded),
  );
  byId('main').dataset.drawn = chosen;
}

function report(degraded) {
  if (degraded.length === 0) return h('p', { class: 'quiet look-note' }, t('cards.nothingLost'));
  const rows = degraded.map(({ path, code, lost, why }) =>
    h('li', {}, h('code', {}, `${path} ${code}`), ` ${lost} ${why}`),
  );
  return h('div', { class: 'look-note' }, h('h3', {}, t('cards.lost')), h('ul', { class: 'lost' }, rows));
}

function remember() {
  place.set('card', chosen);
  history.replaceState(null, '', `?${place}`);
}

await start();
