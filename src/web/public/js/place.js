/** Where one is, kept in the address so that it can be copied, reloaded and gone back from. */
export function readPlace() {
  const query = new URLSearchParams(location.search);
  return {
    as: query.get('as') ?? '',
    chat: query.get('chat') ?? '',
    view: query.get('view') === 'wheel' ? 'wheel' : 'chat',
    school: query.get('school') ?? '',
    lang: query.get('lang') ?? '',
  };
}

export function placeUrl(place) {
  const query = new URLSearchParams();
  for (const key of ['as', 'chat', 'view', 'school', 'lang']) {
    if (place[key] && !(key === 'view' && place[key] === 'chat')) query.set(key, place[key]);
  }
  const search = query.toString();
  return search ? `/?${search}` : '/';
}

const listeners = new Set();

export function go(change, { replace = false } = {}) {
  const url = placeUrl({ ...readPlace(), ...change });
  if (replace) history.replaceState(null, '', url);
  else history.pushState(null, '', url);
  for (const listener of listeners) listener(readPlace());
}

export function onPlace(listener) {
  listeners.add(listener);
}

addEventListener('popstate', () => {
  for (const listener of listeners) listener(readPlace());
});

/** A link that moves within the page, but opens as any link in a new window. */
export function followInPlace(change) {
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(change);
  };
}
