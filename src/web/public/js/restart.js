import { post } from './api.js';
import { h, toast } from './dom.js';
import { dropAllDrafts } from './drafts.js';
import { placeUrl, readPlace } from './place.js';
import { errorText, t } from './texts.js';

/** The year once more, from its first day. Asks first: what everybody has done is lost. */
export function restartButton() {
  return h(
    'button',
    { type: 'button', class: 'button', hidden: true, on: { click: ask } },
    t('restart.title'),
  );
}

function ask() {
  const no = h('button', { type: 'button', class: 'button' }, t('restart.no'));
  const yes = h('button', { type: 'button', class: 'button danger' }, t('restart.yes'));
  const dialog = h(
    'dialog',
    { class: 'ask', 'aria-labelledby': 'ask-title', 'aria-describedby': 'ask-text' },
    h('h2', { id: 'ask-title' }, t('restart.ask')),
    h('p', { id: 'ask-text' }, t('restart.text')),
    h('div', { class: 'ask-buttons' }, no, yes),
  );
  no.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  yes.addEventListener('click', async () => {
    for (const button of [no, yes]) button.disabled = true;
    yes.textContent = t('restart.going');
    try {
      await post('restart', { sure: true });
      dropAllDrafts();
      location.assign(placeUrl({ lang: readPlace().lang }));
    } catch (error) {
      toast(errorText(error));
      dialog.close();
    }
  });
  document.body.append(dialog);
  dialog.showModal();
  no.focus();
}
