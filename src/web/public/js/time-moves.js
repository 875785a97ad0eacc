import { post } from './api.js';
import { h, icon, toast } from './dom.js';
import { popover } from './popover.js';
import { restartButton } from './restart.js';
import { errorText, format, isoDay, t } from './texts.js';

const DAY_MS = 86_400_000;

/** The ways to move the time. On a narrow screen all but the first are behind one button. */
export function timeMoves() {
  const next = nextMove();
  const date = dateMove();
  const more = moreOf();
  const rest = h('div', { class: 'time-rest', id: 'time-rest' }, step('day'), step('week'), date.element);
  rest.append(more.element);
  const toggle = h(
    'button',
    {
      type: 'button',
      class: 'button time-toggle',
      'aria-expanded': 'false',
      'aria-controls': 'time-rest',
      'aria-label': t('time.more'),
      title: t('time.more'),
      on: { click: () => openRest(toggle) },
    },
    icon('clock'),
  );
  return {
    elements: [h('div', { class: 'time-moves' }, next.element, toggle, rest)],
    show(time) {
      next.show(time);
      date.show(time);
      more.show(time);
    },
  };
}

function openRest(toggle) {
  const isOpen = toggle.closest('.top').classList.toggle('is-open');
  toggle.setAttribute('aria-expanded', String(isOpen));
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

function nextMove() {
  const words = h('span', { class: 'next-words' });
  const element = h(
    'button',
    { type: 'button', class: 'button primary next' },
    icon('next'),
    h('span', { class: 'next-short', 'aria-hidden': 'true' }, t('time.nextShort')),
    h('span', { class: 'next-label' }, h('span', {}, t('time.next')), words),
  );
  element.addEventListener('click', () => move({ to: 'next' }, element));
  return {
    element,
    show({ next }) {
      element.disabled = !next;
      words.textContent = next ? nextText(next) : t('time.nothing');
      element.title = words.textContent;
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
  const element = popover([icon('calendar'), t('time.toDate')], form);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (await move({ date: input.value }, form)) element.open = false;
  });
  return {
    element,
    show({ now }) {
      input.min = isoDay(now + DAY_MS);
      if (!(input.value >= input.min)) input.value = nextMonday(now);
    },
  };
}

function nextMonday(now) {
  const day = new Date(`${isoDay(now)}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + ((8 - day.getUTCDay()) % 7 || 7));
  return day.toISOString().slice(0, 10);
}

/** What one seldom needs: whether colleagues answer, and the whole year once more. */
function moreOf() {
  const others = othersBox();
  const restart = restartButton();
  const panel = h('div', { class: 'popover-form popover-more' }, others, restart);
  const element = popover([icon('more'), h('span', { class: 'visually-hidden' }, t('chat.more'))], panel);
  return {
    element,
    show({ others: on, canRestart }) {
      others.hidden = on === undefined;
      others.querySelector('input').checked = on === true;
      restart.hidden = !canRestart;
      element.hidden = others.hidden && restart.hidden;
    },
  };
}

function othersBox() {
  const box = h('input', { type: 'checkbox', 'aria-describedby': 'others-help' });
  box.addEventListener('change', () =>
    post('time/others', { on: box.checked }).catch((error) => toast(errorText(error))),
  );
  return h(
    'div',
    { class: 'others' },
    h('label', {}, box, h('span', {}, t('time.others'))),
    h('p', { id: 'others-help' }, t('time.others.help')),
  );
}
