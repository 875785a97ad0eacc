import type { OwnerId } from '../../domain/people/people.ts';
import { DAY_MS, type EpochMs, HOUR_MS } from '../../domain/time.ts';
import type { Ids } from '../ports/clock.ts';
import type { App } from '../use-case.ts';

/** `calendar`: the invitation as a file. `screen`: the big screen. `group`: where a group sends in from a phone. */
export const LINK_KINDS = ['calendar', 'screen', 'group'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** A facilitator's link lasts a working day; the invitation's until the meeting has been. */
export const SCREEN_MS = 10 * HOUR_MS;
export const CALENDAR_DAYS_AFTER = 1;

export interface MeetingLink {
  owner: OwnerId;
  kind: LinkKind;
  dialogue: string;
  expiresAt: EpochMs;
}

/**
 * The end of an address that cannot be guessed: what it opens and until when, sealed with the key that is not in the
 * store. Nothing about it is kept, so a message composed anew has the same link.
 */
export function sealLink(ids: Ids, link: MeetingLink): string {
  const about = Buffer.from(link.dialogue, 'utf8').toString('base64url');
  return `${about}.${link.expiresAt.toString(36)}.${sealOf(ids, link)}`;
}

/** What an address opens now; undefined when it is forged or has run out. */
export function openLink(
  ids: Ids,
  { owner, kind, typed, now }: { owner: OwnerId; kind: LinkKind; typed: string; now: EpochMs },
): MeetingLink | undefined {
  const [about = '', until = '', seal = ''] = typed.slice(0, 700).split('.');
  const dialogue = Buffer.from(about, 'base64url').toString('utf8');
  const expiresAt = Number.parseInt(until, 36);
  if (!Number.isSafeInteger(expiresAt) || now >= expiresAt || !dialogue.isWellFormed()) return undefined;
  const link = { owner, kind, dialogue, expiresAt };
  return sameText(seal, sealOf(ids, link)) ? link : undefined;
}

export function linkUrl(
  { publicUrl, ids }: Pick<App, 'publicUrl' | 'ids'>,
  link: MeetingLink,
): string | undefined {
  if (publicUrl === undefined) return undefined;
  const file = link.kind === 'calendar' ? '/invitasjon.ics' : '';
  const path = { calendar: 'kalender', screen: 'skjerm', group: 'gruppe' }[link.kind];
  return `${publicUrl}/mote/${link.owner}/${path}/${sealLink(ids, link)}${file}`;
}

/** The invitation of a meeting, good until the day after it. */
export function calendarUrl(
  app: Pick<App, 'publicUrl' | 'ids'>,
  owner: OwnerId,
  dialogue: { id: string; startsAt: EpochMs },
): string | undefined {
  const expiresAt = dialogue.startsAt + CALENDAR_DAYS_AFTER * DAY_MS;
  return linkUrl(app, { owner, kind: 'calendar', dialogue: dialogue.id, expiresAt });
}

function sealOf(ids: Ids, { owner, kind, dialogue, expiresAt }: MeetingLink): string {
  return ids.pseudonym(JSON.stringify([owner, kind, dialogue, expiresAt]), 'meeting-link');
}

/** Takes as long whatever differs. */
function sameText(a: string, b: string): boolean {
  let differs = a.length ^ b.length;
  for (let at = 0; at < b.length; at += 1) differs |= a.charCodeAt(at) ^ b.charCodeAt(at);
  return differs === 0;
}
