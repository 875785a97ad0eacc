// The big screen of a meeting. The state comes from the server; the clock goes by itself in between.
const FIVE = 5 * 60_000;
const ONE = 60_000;
const MOVES = { ' ': 'go', ArrowRight: 'next', ArrowLeft: 'back', s: 'question', m: 'more' };

const { base } = document.body.dataset;
const texts = JSON.parse(document.body.dataset.texts);
const at = (id) => document.getElementById(id);
const slots = [...document.querySelectorAll('.slots li')];
let state = JSON.parse(document.body.dataset.state);
let since = performance.now();
let lastSaid = '';

function take(next) {
  const newSlot = next.slot.index !== state.slot.index;
  state = next;
  since = performance.now();
  if (newSlot) lastSaid = '';
  draw();
}

function leftNow() {
  return state.clock.leftMs - (state.clock.running ? performance.now() - since : 0);
}

function draw() {
  const { slot, question, closed } = state;
  at('slot').textContent = slot.title;
  at('who').textContent = slot.who;
  at('question').textContent = question ?? '';
  at('question').hidden = at('question-label').hidden = question === null;
  at('question-number').textContent =
    state.questions > 1 ? `${state.questionNumber + 1}/${state.questions}` : '';
  slots.forEach((item, index) => {
    if (index === slot.index) item.setAttribute('aria-current', 'step');
    else item.removeAttribute('aria-current');
    item.classList.toggle('done', index < slot.index);
  });
  at('go').dataset.move = state.clock.running ? 'pause' : 'start';
  at('go-words').textContent = state.clock.running ? texts.pause : texts.start;
  for (const button of document.querySelectorAll('[data-move]')) button.disabled = closed;
  at('go').disabled = closed || slot.minutes === null;
  if (closed) at('status').textContent = texts.closed;
  drawInputs();
  drawClock();
}

function drawClock() {
  const { slot } = state;
  const clock = at('clock');
  if (slot.minutes === null) {
    clock.textContent = '';
    clock.className = 'clock none';
    at('clock-words').textContent = texts.noTime;
    return;
  }
  const left = leftNow();
  clock.textContent = `${left < 0 ? '+' : ''}${spoken(Math.abs(left))}`;
  clock.className = `clock ${left < 0 ? 'over' : left <= FIVE ? 'soon' : 'calm'}`;
  const warning = warningAt(left);
  const enough = slot.least !== null && slot.minutes * ONE - left >= slot.least * ONE;
  at('clock-words').textContent = warning || (enough ? texts.enough : '');
  sayOnce(warning);
}

function warningAt(left) {
  if (left < 0) return texts.timeIsUp;
  if (left <= ONE) return texts.oneLeft;
  return left <= FIVE ? texts.fiveLeft : '';
}

/** Screen readers hear the turning points, not every second. */
function sayOnce(words) {
  if (!state.clock.running || words === '' || words === lastSaid) return;
  lastSaid = words;
  at('status').textContent = words;
}

function spoken(ms) {
  const seconds = Math.ceil(ms / 1000);
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
}

function drawInputs() {
  const list = at('inputs');
  const known = new Map([...list.children].map((item) => [item.dataset.id, item]));
  for (const [id, item] of known) if (!state.inputs.some((one) => one.id === id)) item.remove();
  for (const input of state.inputs) {
    const item = known.get(input.id) ?? list.appendChild(inputItem(input.id));
    item.querySelector('blockquote').textContent = input.hidden ? texts.isOff : input.text;
    item.querySelector('.group').textContent = input.group;
    item.classList.toggle('hidden', input.hidden);
    const button = item.querySelector('button');
    button.textContent = input.hidden ? texts.show : texts.hide;
    if (!known.has(input.id)) item.scrollIntoView({ block: 'nearest' });
  }
  at('empty').hidden = state.inputs.length > 0;
}

function inputItem(id) {
  const item = document.createElement('li');
  item.dataset.id = id;
  const words = document.createElement('blockquote');
  const group = document.createElement('p');
  group.className = 'group';
  const button = document.createElement('button');
  button.type = 'button';
  button.addEventListener('click', () => send({ hide: id }));
  item.append(words, group, button);
  return item;
}

async function send(wish) {
  try {
    const response = await fetch(`${base}/move`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(wish),
    });
    if (response.ok) take(await response.json());
  } catch {
    at('status').textContent = texts.offline;
  }
}

for (const button of document.querySelectorAll('[data-move]'))
  button.addEventListener('click', () => send({ move: button.dataset.move }));

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const onControl = event.target instanceof Element && event.target.closest('button, a');
  if (event.key === ' ' && onControl) return;
  const move = MOVES[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  const button = move === 'go' ? at('go') : document.querySelector(`[data-move="${move}"]`);
  if (!move || !button || button.disabled) return;
  event.preventDefault();
  send({ move: button.dataset.move });
});

const events = new EventSource(`${base}/events`);
events.addEventListener('state', (event) => {
  if (at('status').textContent === texts.offline) at('status').textContent = '';
  take(JSON.parse(event.data));
});
events.addEventListener('error', () => {
  at('status').textContent = texts.offline;
});
draw();
setInterval(drawClock, 250);
