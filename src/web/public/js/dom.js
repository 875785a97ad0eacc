/**
 * An element with properties, attributes and children. Text is always set as text.
 * `on` holds listeners, `class` the class name; false and undefined leave an attribute out.
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === undefined) continue;
    if (name === 'on')
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    else if (name === 'class') element.className = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(
    ...children.flat().filter((child) => child !== undefined && child !== false && child !== null),
  );
  return element;
}

export function byId(id) {
  return document.getElementById(id);
}

const ICONS = {
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13ZM15.5 15.5 20 20',
  send: 'M4 12 20 4l-5 16-3.5-6.5Z',
  link: 'M9.5 14.5l5-5M11 6.5l1.6-1.6a4.6 4.6 0 0 1 6.5 6.5L17.500 13M13 17.500l-1.600 1.600a4.600 4.600 0 0 1-6.500-6.500L6.500 11',
  swap: 'M4 8h14l-3.500-3.500M20 16H6l3.500 3.500',
  wheel: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18ZM12 12l4-5.500M12 3v2.500M12 18.500V21M3 12h2.500M18.500 12H21',
  person:
    'M12 4.500a3.800 3.800 0 1 1 0 7.600 3.800 3.800 0 0 1 0-7.600ZM4.500 20c.6-4 3.600-5.800 7.500-5.800s6.900 1.800 7.500 5.800',
  team: 'M9 5a3.200 3.200 0 1 1 0 6.400A3.200 3.200 0 0 1 9 5ZM3 19c.5-3.400 2.900-5 6-5s5.500 1.600 6 5M15.500 5.300a3.200 3.200 0 0 1 0 5.900M17 14.200c2.200.5 3.600 2.100 4 4.800',
  next: 'M6 5l8 7-8 7ZM18 5v14',
  calendar: 'M4.500 6.500h15v13h-15ZM4.500 10.500h15M8.500 4v4M15.500 4v4',
  eye: 'M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12ZM12 9.300a2.700 2.700 0 1 1 0 5.400 2.700 2.700 0 0 1 0-5.400Z',
  window: 'M9 5H4.500v14.500H19V15M13 4.500h6.500V11M19 5l-8 8',
  down: 'M12 5v14M6 13l6 6 6-6',
  more: 'M5 11.200a.8.8 0 1 1 0 1.600.8.8 0 0 1 0-1.600ZM12 11.200a.8.8 0 1 1 0 1.600.8.8 0 0 1 0-1.600ZM19 11.200a.8.8 0 1 1 0 1.600.8.8 0 0 1 0-1.600Z',
  clock: 'M12 3.500a8.500 8.500 0 1 1 0 17 8.500 8.500 0 0 1 0-17ZM12 7.500V12l3 2',
  close: 'M6 6l12 12M18 6 6 18',
};

/** A drawn sign that says nothing by itself. */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  for (const [key, value] of Object.entries({ viewBox: '0 0 24 24', class: 'icon', 'aria-hidden': 'true' })) {
    svg.setAttribute(key, value);
  }
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

let liveTimer;

/** Said by screen readers without moving the focus. */
export function announce(words) {
  clearTimeout(liveTimer);
  // Emptied first, so that the same words twice are said twice.
  byId('live').textContent = '';
  liveTimer = setTimeout(() => {
    byId('live').textContent = words;
  }, 60);
}

/** `words` may hold a button; then it stays long enough to be found. */
export function toast(words, kind = 'error') {
  const note = h('p', { class: `toast toast-${kind}` }, words);
  byId('toasts').replaceChildren(note);
  setTimeout(() => note.remove(), Array.isArray(words) ? 30_000 : 9000);
}
