import { newKey, post } from './api.js';
import { h, toast } from './dom.js';
import { followInPlace, go, placeUrl, readPlace } from './place.js';
import { findPlayer } from './roster.js';
import { errorText, LANGUAGE_NAMES, language, loadTexts, t } from './texts.js';
import { createTimeBar } from './time.js';

/** The menu changes the page; cards are in the person's own language, which is the person's to choose. */
async function offerCards(chosen) {
  const player = findPlayer(readPlace().as);
  if (!player || player.language === chosen) return;
  await loadTexts(chosen);
  const change = h('button', { type: 'button', class: 'button small' }, t('language.cards'));
  change.addEventListener('click', async () => {
    const seat = { as: player.id, conversation: `person:${player.id}` };
    go({ chat: '', view: 'chat', school: '' });
    await post('say', { ...seat, text: t('command.language'), key: newKey() }).catch((error) =>
      toast(errorText(error)),
    );
  });
  toast([t('language.onlyPage', { name: player.name }), ' ', change], 'good');
}

/** Name, time and language. */
export function drawTop(top) {
  const home = { as: '', chat: '', view: 'chat', school: '' };
  const logo = h('img', { src: '/workbench/icon.svg', alt: '', width: '34', height: '34' });
  const select = h(
    'select',
    { 'aria-label': t('language') },
    Object.entries(LANGUAGE_NAMES).map(([id, name]) =>
      h('option', { value: id, lang: id, selected: id === language }, name),
    ),
  );
  select.addEventListener('change', () => {
    go({ lang: select.value });
    offerCards(select.value).catch((error) => toast(errorText(error)));
  });
  top.replaceChildren(
    h(
      'a',
      { class: 'brand', href: placeUrl({ lang: readPlace().lang }), on: { click: followInPlace(home) } },
      logo,
      h(
        'span',
        { class: 'brand-words' },
        h('span', { class: 'brand-name' }, t('title')),
        h('span', { class: 'brand-tag' }, t('tagline')),
      ),
    ),
    createTimeBar(),
    h('div', { class: 'language' }, select),
  );
}
