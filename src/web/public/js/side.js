import { get } from './api.js';
import { h, icon } from './dom.js';
import { avatar, copyButton } from './people.js';
import { followInPlace, placeUrl, readPlace } from './place.js';
import { roleText, roster, schoolsOf } from './roster.js';
import { listen } from './stream.js';
import { t } from './texts.js';

/** Messages come in bursts when time is moved. */
const COUNT_AGAIN_MS = 120;
let unread = {};
let turn = 0;

export async function fetchUnread(as) {
  turn += 1;
  const mine = turn;
  const counts = as ? await get('unread', { as }) : {};
  if (mine === turn) unread = counts;
}

/** Who one is, the chats with what is unread, and the way to the wheel. */
export function drawSide(side, player, place, openPicker) {
  side.setAttribute('aria-label', t('chat.list'));
  side.hidden = !player;
  if (!player) return side.replaceChildren();
  const current = place.view === 'wheel' ? 'wheel' : place.chat || `person:${player.id}`;
  side.replaceChildren(
    youCard(player, openPicker),
    h('h2', { class: 'side-title' }, t('chat.list')),
    h(
      'ul',
      { class: 'chats' },
      chatLink(`person:${player.id}`, 'person', t('chat.bot'), current),
      player.teams.map((team) => chatLink(`team:${team.id}`, 'team', team.name, current)),
      wheelLink(player, current),
    ),
  );
}

function youCard(player, openPicker) {
  const where =
    schoolsOf(player)
      .map((school) => school.name)
      .join(', ') || roster.owner.name;
  return h(
    'div',
    { class: 'you' },
    avatar(player),
    h(
      'div',
      { class: 'you-words' },
      h('p', { class: 'you-label' }, t('people.you')),
      h('p', { class: 'you-name' }, player.name),
      h('p', { class: 'you-role' }, `${roleText(player)} · ${where}`),
    ),
    h(
      'div',
      { class: 'you-actions' },
      h(
        'button',
        { type: 'button', class: 'button small', on: { click: openPicker } },
        icon('swap'),
        t('people.change'),
      ),
      copyButton(player),
    ),
  );
}

function chatLink(conversation, sign, name, current) {
  const chat = conversation.startsWith('person:') ? '' : conversation;
  const count = unread[conversation] ?? 0;
  const change = { chat, view: 'chat', school: '' };
  return h(
    'li',
    {},
    h(
      'a',
      {
        class: 'chat-link',
        'data-conversation': conversation,
        href: placeUrl({ ...readPlace(), ...change }),
        'aria-current': current === conversation && 'page',
        on: { click: followInPlace(change) },
      },
      icon(sign),
      h('span', { class: 'chat-name' }, name),
      badge(count),
    ),
  );
}

function wheelLink(player, current) {
  const change = { view: 'wheel', school: player.schools[0] ?? '' };
  return h(
    'li',
    { class: 'chats-wheel' },
    h(
      'a',
      {
        class: 'chat-link',
        href: placeUrl({ ...readPlace(), ...change }),
        'aria-current': current === 'wheel' && 'page',
        on: { click: followInPlace(change) },
      },
      icon('wheel'),
      h('span', { class: 'chat-name' }, t('wheel.short')),
    ),
  );
}

function badge(count) {
  if (count === 0) return undefined;
  const words = count === 1 ? t('chat.unread1') : t('chat.unread', { count });
  return h(
    'span',
    { class: 'badge' },
    h('span', { 'aria-hidden': 'true' }, count > 99 ? '99+' : String(count)),
    h('span', { class: 'visually-hidden' }, words),
  );
}

function redrawBadge(conversation) {
  const link = document.querySelector(`[data-conversation="${CSS.escape(conversation)}"]`);
  link?.querySelector('.badge')?.remove();
  const next = badge(unread[conversation] ?? 0);
  if (next) link?.append(next);
}

export function clearUnread(conversation) {
  unread[conversation] = 0;
  redrawBadge(conversation);
}

export function openConversation() {
  const { as, chat, view } = readPlace();
  return view === 'wheel' ? undefined : chat || `person:${as}`;
}

/** Counted by the server: it knows what other windows of the same person have seen. */
let waiting;

function countAgain() {
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    await fetchUnread(readPlace().as).catch(() => {});
    if (!document.hidden) unread[openConversation()] = 0;
    for (const conversation of Object.keys(unread)) redrawBadge(conversation);
  }, COUNT_AGAIN_MS);
}

listen('message', ({ revision }) => revision === 1 && countAgain());
listen('again', countAgain);
