import type { Owner } from '../../domain/people/people.ts';
import type { EpochMs } from '../../domain/time.ts';
import { groupOf, type HearingGroup } from '../../domain/voice/hearing.ts';
import type { Ids } from '../ports/clock.ts';
import type { StaffTicket } from '../ports/collections.ts';
import type { App } from '../use-case.ts';
import { renewCodes } from './codes.ts';
import { type HearingStory, isHearingOpen, loadHearing } from './hearing-story.ts';

export function ticketKey(ids: Ids, secret: string): string {
  return ids.pseudonym(secret, 'staff-ticket');
}

export interface OpenTicket {
  ticket: StaffTicket;
  story: HearingStory;
  group: HearingGroup;
  answered: number;
}

/** What a link for staff opens; undefined when it has run out, was never made, or the hearing is over. */
export async function openTicket(
  app: App,
  owner: Owner,
  secret: string,
  now: EpochMs,
): Promise<OpenTicket | undefined> {
  const ticket = (await app.store.read(owner.id, 'staffTicket', ticketKey(app.ids, secret)))?.body;
  if (!ticket || now >= ticket.expiresAt) return undefined;
  const story = await loadHearing(app.store, owner, ticket.hearing);
  const group = story && groupOf(story.hearing, ticket.group);
  if (!story || !group) return undefined;
  const count = await app.store.read(owner.id, 'voiceCount', `${ticket.hearing}:${ticket.group}`);
  return { ticket, story, group, answered: count?.body.answered ?? 0 };
}

/** A new set of single-use codes, one for each pupil who has not handed in. Older unused ones stop working. */
export async function newSheet(
  app: App,
  owner: Owner,
  { ticket, story, group, answered }: OpenTicket,
  now: EpochMs,
): Promise<string[] | undefined> {
  if (!isHearingOpen(story, now)) return undefined;
  const count = Math.max(0, group.size - answered);
  const place = { hearing: ticket.hearing, group: group.id, kind: 'single' as const, count };
  const { codes, changes } = await renewCodes({ ...app, owner: owner.id }, place);
  return (await app.store.commit(owner.id, changes)).ok ? codes : undefined;
}
