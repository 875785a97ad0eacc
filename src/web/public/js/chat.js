import { get, newKey, post } from './api.js';
import { createComposer } from './composer.js';
import { announce, h, icon, toast } from './dom.js';
import { createMessage, fieldsOf } from './message.js';
import { createReading } from './reading.js';
import { clearUnread } from './side.js';
import { listen } from './stream.js';
import { capital, errorText, format, isoDay, t } from './texts.js';

/** The codes of what went as it should. */
const DONE = new Set(['OK', 'AGAIN']);

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
  const reading = createReading(scroll);
  const chat = { seat, list, shown, player, reading, coming: new Set(), sending: 0, jump: undefined };
  const composer = createComposer(player, conversation, (text) => send(chat, text));
  composer.prepend(reading.sign);
  main.replaceChildren(h('div', { class: 'chat' }, chatHead(player, conversation), scroll, composer));
  const { messages, seen } = await get('messages', seat);
  drawAll(chat, messages, seen);
  const stops = [
    listen('message', (event) => event.conversation === conversation && comes(chat, event.id)),
    listen('time', (time) => followTime(chat, time)),
    listen('again', () => refetch(chat)),
    listen('visible', () => tellSeen(chat)),
  ];
  const onVisible = () => !document.hidden && tellSeen(chat);
  document.addEventListener('visibilitychange', onVisible);
  tellSeen(chat);
  return () => {
    for (const stop of stops) stop();
    reading.close();
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
  if (messages.length === 0) chat.list.append(emptyState(chat.seat.conversation));
  const last = chat.list.lastElementChild;
  if (!(seen && showFirstAfter(chat, seen)) && last) chat.reading.reveal(last);
}

/** Draws a line above the first message of others after this one, and goes to what waits for an answer. False when there is none. */
function showFirstAfter(chat, last) {
  const [first] = inOrder(chat).filter(({ message }) => message.id > last && message.from !== chat.seat.as);
  if (!first) return false;
  chat.list.querySelector('.new-line')?.remove();
  const line = h('li', { class: 'new-line' }, h('span', {}, t('chat.new')));
  const before = first.element.previousElementSibling;
  if (before?.matches('.day-line')) before.before(line);
  else first.element.before(line);
  const living = newestLiving(chat, first.message.id);
  if (living && living !== first) chat.reading.reveal(living.element);
  else line.scrollIntoView({ block: 'start' });
  return true;
}

/** Of what is new: the newest card that one can answer, else the newest of all. */
function newestLiving(chat, from) {
  const fresh = inOrder(chat).filter(({ message }) => message.id >= from && message.from === 'bot');
  return fresh.findLast(({ message }) => fieldsOf(message.card).size > 0) ?? fresh.at(-1);
}

function inOrder(chat) {
  return [...chat.shown.values()].sort((a, b) => (a.message.id < b.message.id ? -1 : 1));
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
  const after = inOrder(chat)
    .filter((one) => one.message.id < message.id)
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

/** Word of a message has come; whoever waits for all that is under way finds it here. */
function comes(chat, id) {
  const fetched = fetchOne(chat, id).finally(() => chat.coming.delete(fetched));
  chat.coming.add(fetched);
}

async function fetchOne(chat, id, { own = false } = {}) {
  const message = await get('message', { ...chat.seat, id }).catch(() => undefined);
  if (!message) return;
  const wasAtEnd = chat.reading.isAtEnd();
  const revision = chat.shown.get(id)?.message.revision;
  const created = place(chat, message, { own });
  if (revision === message.revision) return chat.shown.get(id);
  const isFromOthers = message.from !== chat.seat.as;
  if (isFromOthers) announce(t(created ? 'chat.newMessage' : 'chat.updated', { text: message.fallbackText }));
  if (created && isFromOthers && !own) {
    chat.reading.arrived(created.element);
    // One's own question, or the end of a jump, decides what is looked at.
    if (wasAtEnd && chat.sending === 0 && !chat.jump) chat.reading.reveal(created.element);
  }
  tellSeen(chat);
  return chat.shown.get(id);
}

async function refetch(chat) {
  const { messages } = await get('messages', chat.seat).catch(() => ({ messages: [] }));
  for (const message of messages) {
    const created = place(chat, message);
    if (created && message.from !== chat.seat.as) chat.reading.arrived(created.element);
  }
}

/** When time has been moved, one is shown the first of what came meanwhile. */
async function followTime(chat, { jump }) {
  if (jump) {
    chat.jump ??= { last: inOrder(chat).at(-1)?.message.id ?? '' };
    return;
  }
  const ended = chat.jump;
  if (!ended) return;
  await Promise.allSettled([...chat.coming]);
  if (chat.jump !== ended) return;
  chat.jump = undefined;
  showFirstAfter(chat, ended.last);
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

async function showResult(chat, { code, message }, acted) {
  if (!message) return;
  const place = await fetchOne(chat, message, { own: true });
  if (!place) return;
  if (place !== acted) {
    chat.reading.reveal(place.element);
    return place.focus();
  }
  place.redrawn(DONE.has(code));
  if (!DONE.has(code) && place.showWrong()) return;
  chat.reading.keep(place.element);
  place.focus();
}

/** The answer is brought into sight, but the cursor stays where one writes. */
async function send(chat, text) {
  chat.sending += 1;
  try {
    const { message } = await post('say', { ...chat.seat, text, key: newKey() });
    const place = message && (await fetchOne(chat, message, { own: true }));
    await Promise.allSettled([...chat.coming]);
    if (place) chat.reading.reveal(place.element);
  } finally {
    chat.sending -= 1;
  }
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
