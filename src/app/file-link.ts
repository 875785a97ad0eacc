import type { OwnerId } from '../domain/people/people.ts';
import { DAY_MS, type EpochMs, HOUR_MS } from '../domain/time.ts';
import type { Ids } from './ports/clock.ts';
import type { App } from './use-case.ts';
import type { WheelReader } from './wheel/own-year-of.ts';

/**
 * `wheel`: a picture of the year, `<school or ''>:<language>:<theme>:<whom it is drawn for>`. `mine`: everything held about one person.
 * `needs`: competence needs, `<language>:<schools, or '' for what the owner may see>`.
 */
export const FILE_KINDS = ['wheel', 'mine', 'needs'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** The platforms fetch a picture each time a card is shown, so its link must outlive the card's use. */
export const WHEEL_LINK_DAYS = 60;
export const MINE_LINK_MS = HOUR_MS;
export const NEEDS_LINK_MS = HOUR_MS;

const PATHS: Record<FileKind, { path: string; file: string }> = {
  wheel: { path: 'hjul', file: 'arshjul.png' },
  mine: { path: 'mine-data', file: 'mine-data.html' },
  needs: { path: 'kompetansebehov', file: 'kompetansebehov.csv' },
};
const LONGEST = 500;

export interface FileLink {
  owner: OwnerId;
  kind: FileKind;
  subject: string;
  expiresAt: EpochMs;
}

/**
 * An address that cannot be guessed and runs out: what it opens and until when, sealed with the key that is not in the
 * store.
 */
export function fileUrl(
  { publicUrl, ids }: Pick<App, 'publicUrl' | 'ids'>,
  link: FileLink,
): string | undefined {
  if (publicUrl === undefined) return undefined;
  const { path, file } = PATHS[link.kind];
  const about = Buffer.from(link.subject, 'utf8').toString('base64url');
  const seal = `${about}.${link.expiresAt.toString(36)}.${sealOf(ids, link)}`;
  return `${publicUrl}/fil/${path}/${link.owner}/${seal}/${file}`;
}

/** What an address opens now; undefined when it is forged or has run out. */
export function openFileLink(
  ids: Ids,
  { owner, kind, typed, now }: { owner: OwnerId; kind: FileKind; typed: string; now: EpochMs },
): FileLink | undefined {
  const [about = '', until = '', seal = ''] = typed.slice(0, LONGEST).split('.');
  const subject = Buffer.from(about, 'base64url').toString('utf8');
  const expiresAt = Number.parseInt(until, 36);
  if (!Number.isSafeInteger(expiresAt) || now >= expiresAt || !subject.isWellFormed()) return undefined;
  const link = { owner, kind, subject, expiresAt };
  return sameText(seal, sealOf(ids, link)) ? link : undefined;
}

/** The wheel's picture; the same address all day, so that clients may keep it. */
export function wheelUrl(
  app: Pick<App, 'publicUrl' | 'ids'>,
  owner: OwnerId,
  wheel: { school: string | undefined; language: string; reader: WheelReader; theme?: 'light' | 'dark' },
  now: EpochMs,
): string | undefined {
  // Slack fetches pictures itself and refuses the whole message when it cannot.
  if (!app.publicUrl?.startsWith('https://')) return undefined;
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  // The kind of reader and not the person: nothing in an address says who has it.
  const subject = [wheel.school ?? '', wheel.language, wheel.theme ?? 'light', wheel.reader].join(':');
  return fileUrl(app, { owner, kind: 'wheel', subject, expiresAt: today + WHEEL_LINK_DAYS * DAY_MS });
}

function sealOf(ids: Ids, { owner, kind, subject, expiresAt }: FileLink): string {
  return ids.pseudonym(JSON.stringify([owner, kind, subject, expiresAt]), 'file-link');
}

/** Takes as long whatever differs. */
function sameText(a: string, b: string): boolean {
  let differs = a.length ^ b.length;
  for (let at = 0; at < b.length; at += 1) differs |= a.charCodeAt(at) ^ b.charCodeAt(at);
  return differs === 0;
}
