import { get, newKey, post } from './api.js';
import { createComposer } from './composer.js';
import { announce, h, icon, toast } from './dom.js';
import { createMessage } from './message.js';
import { clearUnread } from './side.js';
import { listen } from './stream.js';
import { capital, errorText, format, isoDay, t } from './texts.js';

/** One chat: the messages by day, and where one writes. Returns how to leave it. */
export async function showChat(main, player, conversation) {
  const list = h('ol', { class: 'messages' });
  const scroll = h(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': titleOf(player, conversation) },
    list,
  );
  const seat = { as: player.id, conversation };
  const shown = new Map();
  const chat = { seat, list, scroll, shown, player };
  const composer = createComposer(player, conversation, (text) => send(chat, text));
  main.replaceChildren(h('div', { class: 'chat' }, chatHead(player, conversation), scroll, composer));
  const { messages, seen } = await get('messages', seat);
  drawAll(chat, messages, seen);
  const stops = [
    listen('message', (event) => event.conversation === conversation && fetchOne(chat, event.id)),
    listen('again', () => refetch(chat)),
    listen('visible', () => tellSeen(chat)),
  ];
  const onVisible = () => !document.hidden && tellSeen(chat);
  document.addEventListener('visibilitychange', onVisible);
  tellSeen(chat);
  return () => {
    for (const stop of stops) stop();
    document.removeEventListener('visibilitychange', onVisible);
  };
}

function titleOf(player, conversation) {
  const team = player.teams.find((one) => `team:${one.id}` === conversation);
  return team ? team.name : t('chat.bot');
}

function chatHead(player, conversation) {
  const isTeam = conversation.startsWith('team:');
  return h(
    'header',
    { class: 'chat-head' },
    h('span', { class: 'chat-sign' }, icon(isTeam ? 'team' : 'wheel')),
    h(
      'div',
      {},
      h('h1', {}, titleOf(player, conversation)),
      h('p', {}, t(isTeam ? 'chat.channel' : 'chat.personal')),
    ),
  );
}

function drawAll(chat, messages, seen) {
  for (const message of messages) place(chat, message);
  const firstNew = seen ? messages.find((one) => one.id > seen && one.from !== chat.seat.as) : undefined;
  if (firstNew)
    chat.shown.get(firstNew.id)?.element.before(h('li', { class: 'new-line' }, h('span', {}, t('chat.new'))));
  if (messages.length === 0) chat.list.append(emptyState(chat.seat.conversation));
  if (firstNew) chat.list.querySelector('.new-line').scrollIntoView({ block: 'start' });
  else if (chat.list.lastElementChild) reveal({ element: chat.list.lastElementChild });
}

function emptyState(conversation) {
  const kind = conversation.startsWith('team:') ? 'team' : 'personal';
  return h(
    'li',
    { class: 'empty-chat' },
    icon(kind === 'team' ? 'team' : 'wheel'),
    h('h2', {}, t(`chat.empty.${kind}.title`)),
    h('p', {}, t(`chat.empty.${kind}.text`, { command: t('command.help') })),
  );
}

/** Puts a message where it belongs in time, or its new revision in its place. Returns it when it is new. */
function place(chat, message, { own = false } = {}) {
  const known = chat.shown.get(message.id);
  if (known) {
    known.update(message, { own });
    return undefined;
  }
  chat.list.querySelector('.empty-chat')?.remove();
  const created = createMessage(message, chat.seat.as, (...args) => act(chat, ...args));
  const after = [...chat.shown.values()]
    .filter((one) => one.message.id < message.id)
    .sort((a, b) => (a.message.id < b.message.id ? -1 : 1))
    .at(-1);
  chat.shown.set(message.id, created);
  if (after) after.element.after(created.element);
  else chat.list.append(created.element);
  const isNewDay = !after || isoDay(after.message.at) !== isoDay(message.at);
  if (isNewDay)
    created.element.before(
      h('li', { class: 'day-line' }, h('span', {}, capital(format('dayYear', message.at)))),
    );
  return created;
}

async function fetchOne(chat, id, { own = false } = {}) {
  const message = await get('message', { ...chat.seat, id }).catch(() => undefined);
  if (!message) return;
  const wasAtEnd = isAtEnd(chat.scroll);
  const revision = chat.shown.get(id)?.message.revision;
  const created = place(chat, message, { own });
  if (revision === message.revision) return chat.shown.get(id);
  if (message.from !== chat.seat.as)
    announce(t(created ? 'chat.newMessage' : 'chat.updated', { text: message.fallbackText }));
  if (created && (wasAtEnd || own)) reveal(created);
  tellSeen(chat);
  return chat.shown.get(id);
}

async function refetch(chat) {
  const { messages } = await get('messages', chat.seat).catch(() => ({ messages: [] }));
  for (const message of messages) place(chat, message);
}

/** A card taller than the window is shown from its top. */
function reveal({ element }) {
  const tall = element.offsetHeight > element.closest('.scroll').clientHeight - 40;
  const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
  element.scrollIntoView({ block: tall ? 'start' : 'end', behavior });
}

function isAtEnd(scroll) {
  return scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 120;
}

async function act(chat, message, verb, data, drawn) {
  drawn.busy(true);
  try {
    const body = { ...chat.seat, message: message.id, verb, data, key: newKey() };
    await showResult(chat, await post('act', body), drawn);
  } catch (error) {
    toast(errorText(error));
  } finally {
    drawn.busy(false);
  }
}

async function showResult(chat, result, acted) {
  if (!result.message) return;
  const place = await fetchOne(chat, result.message, { own: true });
  if (place === acted) place.redrawn();
  place?.focus();
}

async function send(chat, text) {
  const result = await post('say', { ...chat.seat, text, key: newKey() });
  await showResult(chat, result);
}

/** What stands in a window that is open and looked at has been seen. */
function tellSeen(chat) {
  if (document.hidden) return;
  const last = [...chat.shown.keys()].sort().at(-1);
  clearUnread(chat.seat.conversation);
  if (!last || chat.lastTold === last) return;
  chat.lastTold = last;
  post('seen', { ...chat.seat, last }).catch(() => {
    chat.lastTold = undefined;
  });
}
