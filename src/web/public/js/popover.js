import { h } from './dom.js';

/** A button with a small panel under it; closed by Escape and by a press elsewhere. */
export function popover(words, panel) {
  const summary = h('summary', { class: 'button' }, words);
  const details = h('details', { class: 'popover' }, summary, panel);
  details.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    details.open = false;
    summary.focus();
  });
  const closeElsewhere = (event) => {
    if (!details.contains(event.target)) details.open = false;
  };
  details.addEventListener('toggle', () => {
    if (details.open) document.addEventListener('pointerdown', closeElsewhere);
    else document.removeEventListener('pointerdown', closeElsewhere);
  });
  return details;
}
