import { announce, h } from './dom.js';
import { bringTo } from './reading.js';
import { t } from './texts.js';

/** A field is nearly full when less than this is left, or a quarter. */
const NEARLY_FULL = 100;
/** In a clock time or a name of a room there is nothing to tell before it is too long. */
const SHORT = 60;
const SAID_AGAIN_AT = [10, 0];
let notes = 0;

/**
 * How much room is left, and how much is too much. Nothing is cut: a pasted text stands as it is until it has been
 * shortened, and is not sent before. Counted as the server counts, a sign at a time.
 */
export function tellRoom(field, place = (note) => field.after(note)) {
  const most = field.maxLength;
  if (!(most > 0)) return;
  field.removeAttribute('maxlength');
  notes += 1;
  const note = h('p', { class: 'room', id: `room-${notes}`, hidden: true });
  place(note);
  let wasOver = false;

  function show() {
    const left = most - [...field.value].length;
    const isOver = left < 0;
    const isNear = isOver || (most >= SHORT && left <= Math.min(NEARLY_FULL, most / 4));
    const words = isOver
      ? t(left === -1 ? 'room.over1' : 'room.over', { over: -left, most })
      : t(left === 1 ? 'room.left1' : 'room.left', { left });
    if (isNear && (note.hidden || isOver !== wasOver || SAID_AGAIN_AT.includes(left))) announce(words);
    wasOver = isOver;
    note.hidden = !isNear;
    note.textContent = words;
    note.classList.toggle('is-over', isOver);
    if (isOver) field.setAttribute('aria-invalid', 'true');
    else field.removeAttribute('aria-invalid');
    if (isNear) field.setAttribute('aria-describedby', note.id);
    else field.removeAttribute('aria-describedby');
  }

  field.addEventListener('input', show);
  show();
}

/** Goes to the first field that is too long, and says how much. False when all fits. */
export function showTooLong(place) {
  const note = place.querySelector('.room.is-over');
  const field = note && place.querySelector(`[aria-describedby="${note.id}"]`);
  if (!field) return false;
  field.focus({ preventScroll: true });
  bringTo(field, 'center');
  announce(note.textContent);
  return true;
}
