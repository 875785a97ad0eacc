import { prepareCards } from './card.js';
import { showChat } from './chat.js';
import { byId, h, toast } from './dom.js';
import { openPicker, showWelcome } from './people.js';
import { onPlace, readPlace } from './place.js';
import { findPlayer, loadRoster, roster } from './roster.js';
import { drawSide, fetchUnread } from './side.js';
import { connect } from './stream.js';
import { capital, errorText, loadTexts, setZone, t } from './texts.js';
import { drawTop } from './top.js';
import { showWheel } from './wheel.js';

let drawn = { as: undefined, lang: undefined };
let leave = () => {};
let turn = 0;

/** Draws what the address says. A newer turn wins over one that still waits for the server. */
async function show(place) {
  turn += 1;
  const mine = turn;
  const player = findPlayer(place.as);
  await changeFrame(place, player);
  if (mine !== turn) return;
  leave();
  leave = () => {};
  const main = byId('main');
  document.body.classList.toggle('is-welcome', !player && place.view !== 'wheel');
  const next = await view(main, place, player);
  if (mine === turn) leave = next ?? (() => {});
  else next?.();
}

function view(main, place, player) {
  if (place.view === 'wheel') return showWheel(main, player, place.school);
  if (!player) return showWelcome(main);
  return showChat(main, player, chatOf(place, player));
}

function chatOf(place, player) {
  const isTheirs = player.teams.some((team) => `team:${team.id}` === place.chat);
  return isTheirs ? place.chat : `person:${player.id}`;
}

/** Texts, header and side change with the language, the person and the place. */
async function changeFrame(place, player) {
  const lang = place.lang || player?.language || browserLanguage();
  if (lang !== drawn.lang) {
    await loadTexts(lang);
    byId('skip').textContent = t('skip');
    drawTop(byId('top'));
  }
  if (place.as !== drawn.as) {
    connect(player?.id);
    await fetchUnread(player?.id);
  }
  if (place.as && !player) toast(errorText({ code: 'WEB.NO_SUCH_PERSON' }));
  drawn = { as: place.as, lang };
  drawSide(byId('side'), player, place, () => openPicker());
  document.title = player
    ? `${player.name} · ${t('title')}`
    : `${t('title')} · ${capital(roster.owner.name)}`;
}

function browserLanguage() {
  const wanted = navigator.languages
    .map((one) => one.slice(0, 2))
    .find((one) => ['nb', 'no', 'nn', 'en'].includes(one));
  return wanted === 'no' ? 'nb' : (wanted ?? 'nb');
}

async function start() {
  await Promise.all([loadRoster(), prepareCards()]);
  setZone(roster.owner.timeZone);
  onPlace((place) => show(place).catch(fail));
  await show(readPlace());
}

function fail(error) {
  console.error(error);
  toast(errorText(error));
}

start().catch((error) => {
  console.error(error);
  byId('main').replaceChildren(h('p', { class: 'empty' }, String(errorText(error))));
});
