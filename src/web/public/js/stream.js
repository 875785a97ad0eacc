import { byId, h } from './dom.js';
import { dropAllDrafts } from './drafts.js';
import { t } from './texts.js';

/** Events of the server, as DOM events on this target: `message` and `time`. */
export const stream = new EventTarget();
let source;

export function connect(as) {
  source?.close();
  source = undefined;
  if (!as) return;
  source = new EventSource(`/workbench/api/events?as=${encodeURIComponent(as)}`);
  for (const kind of ['message', 'time']) {
    source.addEventListener(kind, (event) => {
      stream.dispatchEvent(new CustomEvent(kind, { detail: JSON.parse(event.data) }));
    });
  }
  let isRestarted = false;
  source.addEventListener('restart', () => {
    isRestarted = true;
  });
  source.addEventListener('open', () => {
    // Somebody has begun the year again: nothing of what is drawn here is left.
    if (isRestarted) {
      dropAllDrafts();
      return location.reload();
    }
    byId('offline')?.remove();
    // What came before, or while the stream was away, was not told.
    stream.dispatchEvent(new CustomEvent('again'));
  });
  source.addEventListener('error', () => {
    if (!byId('offline'))
      byId('toasts').before(h('p', { id: 'offline', class: 'offline', role: 'status' }, t('offline')));
  });
}

/** Returns how to stop listening. */
export function listen(kind, listener) {
  const handler = (event) => listener(event.detail);
  stream.addEventListener(kind, handler);
  return () => stream.removeEventListener(kind, handler);
}
