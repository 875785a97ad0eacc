import { h } from './dom.js';
import { followInPlace, go, placeUrl, readPlace } from './place.js';
import { LANGUAGE_NAMES, language, t } from './texts.js';
import { createTimeBar } from './time.js';

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
  select.addEventListener('change', () => go({ lang: select.value }));
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
