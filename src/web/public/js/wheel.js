import { get } from './api.js';
import { h } from './dom.js';
import { go } from './place.js';
import { roster } from './roster.js';
import { formatMonth, language, t } from './texts.js';

const dark = matchMedia('(prefers-color-scheme: dark)');

/** The wheel, what a mark is, and the same as a list. Returns how to leave it. */
export async function showWheel(main, player, wanted) {
  const school = wanted || player?.schools[0] || '';
  const place = {
    drawing: h('div', { class: 'wheel-drawing' }),
    details: h('section', {
      class: 'wheel-details',
      'aria-live': 'polite',
      'aria-label': t('wheel.details'),
    }),
    legend: h('section', { class: 'legend', 'aria-label': t('wheel.legend') }),
    list: h('div', { class: 'wheel-list' }),
  };
  const title = h('h1', {}, t('wheel.view'));
  main.replaceChildren(
    h(
      'div',
      { class: 'wheel-page' },
      h('header', { class: 'wheel-head' }, title, schoolChoice(school)),
      h(
        'div',
        { class: 'wheel-columns' },
        h('div', { class: 'wheel-left' }, place.drawing, place.legend),
        h('div', { class: 'wheel-right' }, place.details, place.list),
      ),
    ),
  );
  const draw = async () =>
    drawWheel(
      place,
      await get('wheel', {
        school,
        as: player?.id ?? '',
        lang: language,
        theme: dark.matches ? 'dark' : 'light',
      }),
      title,
    );
  await draw();
  dark.addEventListener('change', draw);
  document.addEventListener('arrived', draw);
  return () => {
    dark.removeEventListener('change', draw);
    document.removeEventListener('arrived', draw);
  };
}

function schoolChoice(school) {
  const options = [{ id: '', name: t('wheel.onlyOwner') }, ...roster.schools];
  const select = h(
    'select',
    {},
    options.map(({ id, name }) => h('option', { value: id, selected: id === school }, name)),
  );
  select.addEventListener('change', () => go({ school: select.value }, { replace: true }));
  return h('label', { class: 'wheel-school' }, h('span', {}, t('wheel.school')), select);
}

function drawWheel(place, picture, title) {
  title.textContent = t('wheel.title', picture);
  const svg = svgElement(picture.svg);
  place.drawing.replaceChildren(svg);
  place.legend.replaceChildren(...picture.legend.map(legendPart));
  const marks = [...picture.marks].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const select = (id) => selectMark(place, marks, id);
  connectMarks(svg, select);
  place.list.replaceChildren(h('h2', {}, t('wheel.list')), ...listByMonth(marks));
  if (marks.length === 0) place.list.append(h('p', { class: 'empty' }, t('wheel.empty', picture)));
  const first = marks.find((mark) => mark.state === 'now') ?? marks.find((mark) => mark.state === 'coming');
  if (first) select(first.id);
  else place.details.replaceChildren(h('p', {}, t('wheel.pick')));
}

/** Parsed as a document of its own: never as HTML. */
export function svgElement(text) {
  const parsed = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  return document.importNode(parsed, true);
}

/** One stop for the tab key; the arrow keys go from mark to mark. */
function connectMarks(svg, select) {
  const marks = [...svg.querySelectorAll('.wheel-mark')];
  const now = marks.findIndex((mark) => mark.dataset.state === 'now');
  marks[Math.max(0, now)]?.setAttribute('tabindex', '0');
  marks.forEach((mark, index) => {
    mark.addEventListener('pointerenter', () => select(mark.dataset.mark));
    mark.addEventListener('click', () => mark.focus());
    mark.addEventListener('focus', () => {
      for (const other of marks) other.setAttribute('tabindex', other === mark ? '0' : '-1');
      select(mark.dataset.mark);
    });
    mark.addEventListener('keydown', (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      const to =
        event.key === 'Home'
          ? 0
          : event.key === 'End'
            ? marks.length - 1
            : step && (index + step + marks.length) % marks.length;
      if (to === undefined) return;
      event.preventDefault();
      marks[to].focus();
    });
  });
}

function selectMark(place, marks, id) {
  const mark = marks.find((one) => one.id === id);
  if (!mark) return;
  for (const chosen of document.querySelectorAll('.is-chosen')) chosen.classList.remove('is-chosen');
  for (const one of document.querySelectorAll(`[data-mark="${CSS.escape(id)}"]`))
    one.classList.add('is-chosen');
  place.details.replaceChildren(
    h('p', { class: `tag tag-${mark.ring}` }, `${mark.where} · ${mark.how}`),
    h('h2', {}, mark.title),
    h('p', { class: 'when' }, mark.when),
    mark.text ? h('p', {}, mark.text) : '',
    mark.note ? h('p', { class: 'note' }, mark.note) : '',
  );
}

function listByMonth(marks) {
  const months = Map.groupBy(marks, (mark) => mark.date.slice(0, 7));
  return [...months].map(([month, those]) =>
    h('section', {}, h('h3', {}, formatMonth(month)), h('ol', {}, those.map(listItem))),
  );
}

function listItem(mark) {
  return h(
    'li',
    { 'data-mark': mark.id, class: `is-${mark.state}` },
    signElement(mark.sign),
    h(
      'span',
      { class: 'item-words' },
      h('span', { class: 'item-title' }, mark.title),
      h('span', { class: 'item-when' }, `${mark.when} · ${mark.where} · ${mark.how}`),
      mark.kind === 'followUp' && h('span', { class: 'item-text' }, mark.text),
      mark.note && h('span', { class: 'item-note' }, mark.note),
    ),
  );
}

/** The same drawing as in the wheel. */
function signElement(drawing) {
  const svg = svgElement(drawing);
  svg.classList.add('sign');
  return svg;
}

function legendPart({ heading, rows }) {
  return h(
    'div',
    {},
    h('h2', {}, heading),
    h(
      'ul',
      {},
      rows.map(({ sign, words }) => h('li', {}, signElement(sign), h('span', {}, words))),
    ),
  );
}
