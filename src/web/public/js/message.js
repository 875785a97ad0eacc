import { drawCard } from './card.js';
import { h, icon } from './dom.js';
import { dropDraft, keepDraft, readDraft } from './drafts.js';
import { avatar } from './people.js';
import { findPlayer } from './roster.js';
import { format, t } from './texts.js';

/**
 * One message in the chat. `update` puts a newer revision in place without losing what somebody types.
 * `act(message, verb, data)` is called by the card's buttons.
 */
export function createMessage(first, as, act) {
  const element = h('li', { class: 'message', 'data-id': first.id });
  const draftKey = `${as} ${first.id}`;
  let message = first;
  let drawn;
  let standing = {};
  /** A newer card that waits because the person is writing in the one shown. */
  let waiting;
  /** What is typed went along with the last button. */
  let hasSent = false;

  function draw() {
    waiting = undefined;
    const body = message.card
      ? cardBody()
      : h('p', { class: 'said', lang: message.language }, message.fallbackText);
    const { from } = message;
    element.className = `message ${from === 'bot' ? 'from-bot' : from === as ? 'from-you' : 'from-other'}`;
    element.replaceChildren(
      messageAvatar(from),
      h(
        'article',
        { class: 'message-body', 'aria-label': label(message), tabindex: '-1' },
        messageHead(message, as),
        body,
      ),
    );
  }

  function cardBody() {
    drawn = drawCard(message.card, {
      language: message.language,
      onAct: (verb, data) => {
        hasSent = Object.keys(typed()).every((id) => id in data);
        act(message, verb, data, api);
      },
    });
    standing = drawn.values();
    const draft = readDraft(draftKey);
    if (draft) drawn.fill(draft);
    for (const event of ['input', 'change'])
      drawn.element.addEventListener(event, () => keepDraft(draftKey, typed()));
    return h('div', { class: 'card' }, drawn.element);
  }

  function typed() {
    if (!drawn) return {};
    return Object.fromEntries(Object.entries(drawn.values()).filter(([id, value]) => standing[id] !== value));
  }

  function redraw({ keep }) {
    const focus = focusIn(element);
    if (!keep) dropDraft(draftKey);
    draw();
    focus?.restore();
  }

  function update(next, { own = false } = {}) {
    if (next.revision <= message.revision) return;
    const values = own ? {} : typed();
    const fields = fieldsOf(next.card);
    message = next;
    if (Object.keys(values).some((id) => !fields.has(id))) return showWaiting();
    redraw({ keep: !own });
  }

  function showWaiting() {
    if (waiting) return;
    const show = h(
      'button',
      {
        type: 'button',
        class: 'button small',
        on: {
          click: () => {
            redraw({ keep: false });
            api.focus();
          },
        },
      },
      t('chat.showNew'),
    );
    waiting = h('div', { class: 'stale', role: 'status' }, h('span', {}, t('chat.stale')), show);
    element.querySelector('.card')?.prepend(waiting);
  }

  function busy(is) {
    element.setAttribute('aria-busy', String(is));
    for (const button of element.querySelectorAll('button')) button.disabled = is;
  }

  const api = {
    element,
    get message() {
      return message;
    },
    update,
    busy,
    /** After one's own button: what was sent and taken is no draft any more. */
    redrawn: (isTaken) => redraw({ keep: !(isTaken && hasSent) }),
    showWrong: () => drawn?.showWrong() ?? false,
    focus: () => element.querySelector('.message-body')?.focus({ preventScroll: true }),
  };
  draw();
  return api;
}

function messageAvatar(from) {
  if (from === 'bot') return h('span', { class: 'avatar avatar-bot', 'aria-hidden': 'true' }, icon('wheel'));
  const player = findPlayer(from);
  return player ? avatar(player) : h('span', { class: 'avatar', 'aria-hidden': 'true' }, '?');
}

function nameOf(from) {
  return from === 'bot' ? t('chat.bot') : (findPlayer(from)?.name ?? from);
}

function label({ from, at, card }) {
  const time = format('time', at);
  return card ? t('chat.card', { time }) : t('chat.from', { name: nameOf(from), time });
}

function messageHead({ from, at, updatedAt, onlyYou }, as) {
  const changed = updatedAt
    ? h('span', { class: 'changed' }, t('chat.changed', { time: format('time', updatedAt) }))
    : undefined;
  return h(
    'header',
    { class: 'message-head' },
    from === as ? undefined : h('span', { class: 'message-name' }, nameOf(from)),
    h('time', { datetime: new Date(at).toISOString() }, format('time', at)),
    changed,
    onlyYou && h('span', { class: 'only-you' }, icon('eye'), t('chat.onlyYou')),
  );
}

/** Ids of the input fields of a card, however deep. */
export function fieldsOf(node, found = new Set()) {
  if (Array.isArray(node)) for (const one of node) fieldsOf(one, found);
  else if (node && typeof node === 'object') {
    if (typeof node.type === 'string' && node.type.startsWith('Input.')) found.add(node.id);
    for (const value of Object.values(node)) fieldsOf(value, found);
  }
  return found;
}

/** Where the cursor was, found again by place among the fields and buttons. */
function focusIn(element) {
  const active = document.activeElement;
  if (!active || !element.contains(active) || active === element) return undefined;
  const index = controls(element).indexOf(active);
  const selection = 'selectionStart' in active ? [active.selectionStart, active.selectionEnd] : undefined;
  return {
    restore() {
      const next = controls(element)[index] ?? element.querySelector('.message-body');
      next?.focus({ preventScroll: true });
      if (selection && next && 'setSelectionRange' in next && next.type !== 'date')
        next.setSelectionRange(...selection);
    },
  };
}

function controls(element) {
  return [...element.querySelectorAll('input, textarea, select, button')];
}
