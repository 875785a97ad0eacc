import { announce, h } from './dom.js';
import { t } from './texts.js';

/** A field is nearly full when less than this is left, or a quarter in a short one. */
const NEARLY_FULL = 100;
const SAID_AGAIN_AT = [10, 0];
let notes = 0;

/** The browser cuts what is too long without a word: here is how much room is left, and what did not fit. */
export function tellRoom(field, place = (note) => field.after(note)) {
  const most = field.maxLength;
  if (!(most > 0)) return;
  notes += 1;
  const note = h('p', { class: 'room', id: `room-${notes}`, hidden: true });
  place(note);
  let cut = false;

  function show() {
    const left = most - field.value.length;
    const near = left <= Math.min(NEARLY_FULL, most / 4);
    const words = cut ? t('room.cut', { most }) : left === 1 ? t('room.left1') : t('room.left', { left });
    if (near && (note.hidden || cut || SAID_AGAIN_AT.includes(left))) announce(words);
    note.hidden = !near;
    note.textContent = words;
    note.classList.toggle('is-full', left === 0);
    if (near) field.setAttribute('aria-describedby', note.id);
    else field.removeAttribute('aria-describedby');
    cut = false;
  }

  field.addEventListener('paste', (event) => {
    const pasted = event.clipboardData?.getData('text/plain') ?? '';
    const replaced = field.selectionEnd - field.selectionStart;
    cut = field.value.length - replaced + pasted.length > most;
  });
  field.addEventListener('input', show);
  show();
}
