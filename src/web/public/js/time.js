import { get, post } from './api.js';
import { announce, h, icon, toast } from './dom.js';
import { listen } from './stream.js';
import { capital, errorText, format, isoDay, t, weekOf } from './texts.js';

let stops = [];

/** What time it is in the school year, and ways to move it. The same for everybody who looks on. */
export function createTimeBar() {
  for (const stop of stops) stop();
  const bar = h('section', { class: 'time', 'aria-label': t('time.label') });
  const parts = { clock: h('p', { class: 'time-now' }), moves: movesOf(), going: goingOf() };
  bar.append(parts.clock, parts.moves.element, parts.going.element);
  const state = { jumping: false, turn: 0 };
  const refresh = () =>
    get('time')
      .then((time) => drawTime(parts, state, time))
      .catch((error) => toast(errorText(error)));
  stops = [
    listen('time', (time) => (time.jump ? drawTime(parts, state, time) : refresh())),
    listen('again', refresh),
  ];
  refresh();
  bar.addEventListener('moved', refresh);
  return bar;
}

function drawTime(parts, state, time) {
  const day = capital(format('dayYear', time.now));
  const clock = `${t('time.week0', { week: weekOf(time.now) })}, ${t('time.clock', { time: format('time', time.now) })}`;
  parts.clock.replaceChildren(h('strong', {}, day), h('span', {}, clock));
  parts.moves.element.hidden = Boolean(time.jump);
  parts.going.element.hidden = !time.jump;
  if (time.jump) parts.going.show(time);
  else parts.moves.show(time);
  if (state.jumping && !time.jump) {
    announce(
      t('time.arrived', {
        date: `${format('dayYear', time.now)}, ${t('time.clock', { time: format('time', time.now) })}`,
      }),
    );
    document.dispatchEvent(new CustomEvent('arrived'));
  }
  state.jumping = Boolean(time.jump);
}

async function move(body, element) {
  try {
    await post('time', body);
    // Without an open stream nobody would tell.
    element.dispatchEvent(new CustomEvent('moved', { bubbles: true }));
    return true;
  } catch (error) {
    toast(errorText(error));
    return false;
  }
}

function movesOf() {
  const nextWords = h('span', { class: 'next-words' });
  const next = h(
    'button',
    { type: 'button', class: 'button primary next' },
    icon('next'),
    h('span', { class: 'next-label' }, h('span', {}, t('time.next')), nextWords),
  );
  const element = h('div', { class: 'time-moves' }, next, step('day'), step('week'), dateMove(), others());
  next.addEventListener('click', () => move({ to: 'next' }, element));
  return {
    element,
    show({ next: event, now, others: on }) {
      next.disabled = !event;
      nextWords.textContent = event ? nextText(event) : t('time.nothing');
      next.title = nextWords.textContent;
      element.querySelector('input[type="date"]').min = isoDay(now + 86_400_000);
      const toggle = element.querySelector('.others');
      toggle.hidden = on === undefined;
      toggle.querySelector('input').checked = on === true;
    },
  };
}

function nextText({ at, title }) {
  const words = title[document.documentElement.lang] ?? title.nb;
  return t('time.nextIs', {
    title: words,
    when: `${format('short', at)} ${t('time.clock', { time: format('time', at) })}`,
  });
}

function step(to) {
  const button = h('button', { type: 'button', class: 'button' }, t(`time.${to}`));
  button.addEventListener('click', () => move({ to }, button));
  return button;
}

function dateMove() {
  const input = h('input', { type: 'date', 'aria-label': t('time.date'), required: true });
  const form = h(
    'form',
    { class: 'popover-form' },
    h('label', {}, t('time.date'), input),
    h('button', { class: 'button primary', type: 'submit' }, t('time.go')),
  );
  const details = h(
    'details',
    { class: 'popover' },
    h('summary', { class: 'button' }, icon('calendar'), t('time.toDate')),
    form,
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (await move({ date: input.value }, form)) details.open = false;
  });
  details.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    details.open = false;
    details.querySelector('summary').focus();
  });
  return details;
}

function others() {
  const box = h('input', { type: 'checkbox' });
  box.addEventListener('change', () =>
    post('time/others', { on: box.checked }).catch((error) => toast(errorText(error))),
  );
  return h('label', { class: 'others', title: t('time.others.help') }, box, h('span', {}, t('time.others')));
}

function goingOf() {
  const bar = h('progress', { max: '100', value: '0' });
  const words = h('span', { class: 'going-words' });
  const stop = h('button', { type: 'button', class: 'button' }, t('time.stop'));
  stop.addEventListener('click', () => post('time/cancel').catch((error) => toast(errorText(error))));
  const element = h('div', { class: 'time-going', hidden: true }, words, bar, stop);
  return {
    element,
    show({ now, jump }) {
      const text = t('time.going', { date: format('short', jump.to) });
      words.textContent = text;
      bar.setAttribute('aria-label', text);
      bar.value = ((now - jump.from) / (jump.to - jump.from)) * 100;
    },
  };
}
