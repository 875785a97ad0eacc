import { get } from './api.js';
import { byId, h, icon, toast } from './dom.js';
import { followInPlace, placeUrl, readPlace } from './place.js';
import {
  FIRST_AMONG_OTHERS,
  groups,
  initials,
  players,
  rank,
  roleColour,
  roleText,
  roster,
} from './roster.js';
import { list, t } from './texts.js';
import { svgElement } from './wheel.js';

/** Front page: what it is, three things to try, and everybody one can be. */
export async function showWelcome(main) {
  const steps = stepsToTry();
  const wheel = h('div', { class: 'welcome-wheel' });
  main.replaceChildren(
    h(
      'div',
      { class: 'welcome' },
      h(
        'section',
        { class: 'welcome-hero' },
        h(
          'div',
          { class: 'welcome-words' },
          h('h1', {}, t('welcome.title')),
          h('p', { class: 'lead' }, t('welcome.purpose')),
          h('p', {}, t('welcome.lead', { owner: roster.owner.name })),
        ),
        wheel,
      ),
      steps.length > 0 &&
        h(
          'section',
          { 'aria-labelledby': 'try' },
          h('h2', { id: 'try' }, t('welcome.steps')),
          h('ol', { class: 'steps' }, steps.map(stepCard)),
        ),
      h(
        'section',
        { 'aria-labelledby': 'everybody' },
        h('h2', { id: 'everybody' }, t('welcome.everybody')),
        peopleFinder(),
      ),
    ),
  );
  await drawSmallWheel(wheel, steps[0]?.player);
}

async function drawSmallWheel(place, player) {
  const theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const picture = await get('wheel', {
    school: player?.schools[0],
    lang: document.documentElement.lang,
    theme,
  });
  const svg = svgElement(picture.svg);
  svg.setAttribute('role', 'img');
  for (const mark of svg.querySelectorAll('.wheel-mark')) {
    mark.removeAttribute('tabindex');
    mark.setAttribute('aria-hidden', 'true');
  }
  const change = { view: 'wheel', school: player?.schools[0] ?? '' };
  const link = h(
    'a',
    { href: placeUrl(change), class: 'wheel-link', on: { click: followInPlace(change) } },
    svg,
  );
  place.replaceChildren(link);
}

function stepsToTry() {
  const everybody = players();
  const school = [...roster.schools].sort((a, b) => b.people.length - a.people.length)[0];
  const principal = school?.people.find((one) => one.roles.includes('principal'));
  const teachers = [...(school?.people ?? []), ...everybody].filter((one) => one.roles.includes('teacher'));
  // In two teams if there is one: most to see.
  const teacher =
    teachers.find((one) => one.teams.length > 1) ?? teachers.find((one) => one.teams.length > 0);
  const owner = everybody.find((one) => one.roles.includes('educationDirector')) ?? roster.ownerStaff[0];
  return [principal, teacher, owner]
    .map((player, index) => player && { player, number: index + 1 })
    .filter(Boolean);
}

function stepCard({ player, number }) {
  const school = roster.schools.find((one) => one.id === player.schools[0])?.name ?? '';
  return h(
    'li',
    { class: 'step' },
    h(
      'h3',
      {},
      t(`welcome.step${number}.title`, { school, teams: list(player.teams.map((team) => team.name)) }),
    ),
    h('p', {}, t(`welcome.step${number}.text`)),
    h(
      'a',
      {
        class: 'button primary',
        href: placeUrl({ as: player.id }),
        on: { click: followInPlace({ as: player.id, chat: '', view: 'chat' }) },
      },
      t('welcome.be', { name: player.name }),
    ),
  );
}

/** Search and the list, grouped by school and sorted by role. */
function peopleFinder() {
  const place = h('div', { class: 'people-groups' });
  const count = h('p', { class: 'people-count', role: 'status' });
  const input = h('input', {
    type: 'search',
    placeholder: t('people.search'),
    'aria-label': t('people.search'),
    autocomplete: 'off',
  });
  const draw = () => drawGroups(place, count, input.value);
  input.addEventListener('input', draw);
  draw();
  return h('div', { class: 'people' }, h('div', { class: 'search' }, icon('search'), input), count, place);
}

function drawGroups(place, count, typed) {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  const found = groups()
    .map((group) => ({ ...group, people: group.people.filter((player) => matches(player, group, words)) }))
    .filter((group) => group.people.length > 0);
  const total = new Set(found.flatMap((group) => group.people.map((one) => one.id))).size;
  count.textContent = total === 1 ? t('people.found1') : t('people.found', { count: total });
  const nobody = players().length === 0 ? t('welcome.empty') : t('people.none');
  place.replaceChildren(...(total === 0 ? [h('p', { class: 'empty' }, nobody)] : found.map(groupList)));
}

function matches(player, group, words) {
  const text = folded(
    [player.name, roleText(player), group.name, ...player.teams.map((team) => team.name)].join(' '),
  );
  return words.every((word) => text.includes(word));
}

/** æ, ø and å are letters of their own; other marks are left out. */
function folded(text) {
  return text
    .toLocaleLowerCase('nb')
    .normalize('NFC')
    .replace(/[éèê]/g, 'e')
    .replace(/[üú]/g, 'u')
    .replace(/[áàä]/g, 'a');
}

function groupList(group) {
  const people = [...group.people].sort(
    (a, b) => standing(a) - standing(b) || byName.compare(a.name, b.name),
  );
  return h(
    'section',
    { class: 'people-group' },
    h('h3', {}, group.name),
    h(
      'ul',
      {},
      people.map((player) => h('li', { class: 'person' }, personLink(player), copyButton(player))),
    ),
  );
}

const byName = new Intl.Collator('nb');

/** Leaders first; all the others by name, whatever they work as. */
function standing(player) {
  return Math.min(rank(player), FIRST_AMONG_OTHERS);
}

function personLink(player) {
  const teams = player.teams.map((team) => team.name).join(', ');
  return h(
    'a',
    { href: placeUrl({ as: player.id }), class: 'person-link', on: { click: choose(player) } },
    avatar(player),
    h(
      'span',
      { class: 'person-words' },
      h('span', { class: 'person-name' }, player.name),
      h('span', { class: 'person-role' }, [roleText(player), teams].filter(Boolean).join(' · ')),
    ),
  );
}

function choose(player) {
  const follow = followInPlace({ as: player.id, chat: '', view: 'chat' });
  return (event) => {
    follow(event);
    if (event.defaultPrevented) byId('picker')?.close();
  };
}

export function avatar(player) {
  return h(
    'span',
    { class: `avatar avatar-${roleColour(player)}`, 'aria-hidden': 'true' },
    initials(player.name),
  );
}

export function copyButton(player) {
  const copy = async () => {
    const url = new URL(placeUrl({ as: player.id }), location.href).href;
    try {
      await navigator.clipboard.writeText(url);
      toast(t('people.copied'), 'good');
    } catch {
      toast(t('people.copyFailed', { url }), 'good');
    }
  };
  const label = t('people.copy', { name: player.name });
  return h(
    'button',
    { class: 'icon-button', type: 'button', 'aria-label': label, title: label, on: { click: copy } },
    icon('link'),
  );
}

/** «Bytt person» */
export function openPicker() {
  byId('picker')?.remove();
  const close = h(
    'button',
    { class: 'icon-button', type: 'button', 'aria-label': t('close') },
    icon('close'),
  );
  const dialog = h(
    'dialog',
    { id: 'picker', class: 'picker', 'aria-labelledby': 'picker-title' },
    h('div', { class: 'picker-head' }, h('h2', { id: 'picker-title' }, t('people.choose')), close),
    peopleFinder(),
    h(
      'p',
      { class: 'picker-foot' },
      h(
        'a',
        {
          href: placeUrl({ lang: readPlace().lang }),
          on: { click: followInPlace({ as: '', chat: '', view: 'chat' }) },
        },
        t('start'),
      ),
    ),
  );
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog || event.target.closest('.picker-foot a')) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector('input').focus();
}
