import { get, post } from './api.js';
import { h, toast } from './dom.js';
import { happenedLine, sayArrived } from './happened.js';
import { listen } from './stream.js';
import { capital, errorText, format, t, weekOf } from './texts.js';
import { timeMoves } from './time-moves.js';

let stops = [];

/** What time it is in the school year, and ways to move it. The same for everybody who looks on. */
export function createTimeBar() {
  for (const stop of stops) stop();
  const bar = h('section', { class: 'time', 'aria-label': t('time.label') });
  const parts = {
    clock: h('p', { class: 'time-now' }),
    moves: timeMoves(),
    going: goingOf(),
    happened: happenedLine(),
  };
  bar.append(parts.clock, ...parts.moves.elements, parts.going.element, parts.happened.element);
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
  for (const element of parts.moves.elements) element.hidden = Boolean(time.jump);
  parts.going.element.hidden = !time.jump;
  if (time.jump) {
    parts.going.show(time);
    parts.happened.hide();
  } else parts.moves.show(time);
  if (state.jumping && !time.jump) {
    const date = `${format('dayYear', time.now)}, ${t('time.clock', { time: format('time', time.now) })}`;
    sayArrived(date, time.happened && parts.happened.show(time.happened));
    document.dispatchEvent(new CustomEvent('arrived'));
  }
  state.jumping = Boolean(time.jump);
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
