import { get } from './api.js';
import { t } from './texts.js';

export let roster = { owner: { name: '', timeZone: 'Europe/Oslo' }, schools: [], ownerStaff: [] };

export async function loadRoster() {
  roster = await get('people');
}

/** Groups as they are shown: the owner's staff first, then each school. */
export function groups() {
  const owner = { id: '', name: `${t('people.owner')} · ${roster.owner.name}`, people: roster.ownerStaff };
  return [owner, ...roster.schools].filter((group) => group.people.length > 0);
}

export function players() {
  const all = [...roster.ownerStaff, ...roster.schools.flatMap((school) => school.people)];
  return [...new Map(all.map((one) => [one.id, one])).values()];
}

export function findPlayer(id) {
  return players().find((player) => player.id === id);
}

export function schoolsOf(player) {
  return roster.schools.filter((school) => player.schools.includes(school.id));
}

const ROLE_ORDER = [
  'educationDirector',
  'ownerAdvisor',
  'principal',
  'deputyPrincipal',
  'teamLead',
  'teacher',
  'otherProfession',
  'pupilCouncilContact',
  'parentCommitteeContact',
];

/** Team leads and teachers alike: people look for them by name. */
export const FIRST_AMONG_OTHERS = ROLE_ORDER.indexOf('teamLead');

export function rolesOf(player) {
  return [...player.roles].sort((a, b) => ROLE_ORDER.indexOf(a) - ROLE_ORDER.indexOf(b));
}

export function rank(player) {
  return ROLE_ORDER.indexOf(rolesOf(player)[0]);
}

export function roleText(player) {
  return rolesOf(player)
    .map((role) => t(`role.${role}`))
    .join(', ');
}

export function initials(name) {
  const parts = name.split(/\s+/).filter(Boolean);
  const last = parts.length > 1 ? (parts.at(-1)?.[0] ?? '') : '';
  return `${parts[0]?.[0] ?? '?'}${last}`.toLocaleUpperCase('nb');
}

/** What a player's avatar is coloured by. */
export function roleColour(player) {
  if (player.schools.length === 0) return 'owner';
  return rank(player) <= ROLE_ORDER.indexOf('deputyPrincipal') ? 'lead' : 'staff';
}
