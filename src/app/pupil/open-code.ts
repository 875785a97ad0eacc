import type { Language } from '../../domain/language.ts';
import type { Owner } from '../../domain/people/people.ts';
import { type Refusal, type Result, refuse } from '../../domain/result.ts';
import type { EpochMs } from '../../domain/time.ts';
import { readCode } from '../../domain/voice/code.ts';
import { groupOf, type HearingGroup, type VoiceCode } from '../../domain/voice/hearing.ts';
import type { Stored } from '../ports/store.ts';
import type { App } from '../use-case.ts';
import { codeKey } from './codes.ts';
import { type HearingStory, isHearingOpen, loadHearing, storyFor } from './hearing-story.ts';

export interface Opened {
  code: string;
  /** Shows that a page was given for this code: who writes on it is not held up by others' wrong codes. */
  seal: string;
  stored: Stored<VoiceCode>;
  story: HearingStory;
  group: HearingGroup;
  /** The school's own written standard: what it writes to pupils and parents in. */
  language: Language;
}

/** Where a typed code leads, whether or not it can still be used. */
export async function openCode(app: App, owner: Owner, typed: string): Promise<Result<{ opened: Opened }>> {
  const read = readCode(typed);
  if (!read.ok) return read;
  const stored = await app.store.read(owner.id, 'voiceCode', codeKey(app.ids, read.code));
  const story = stored && (await loadHearing(app.store, owner, stored.body.hearing));
  const group = story && groupOf(story.hearing, stored.body.group);
  if (!stored || !story || !group) return refuse('CODE.UNKNOWN');
  const language = story.school.writtenStandard;
  const seal = pageSeal(app, read.code);
  return {
    ok: true,
    opened: { code: read.code, seal, stored, story: storyFor(story, group), group, language },
  };
}

/** Nobody has it without the key, or without the page. */
export function pageSeal({ ids }: App, code: string): string {
  return ids.pseudonym(code, 'opened-page');
}

/** Why this code cannot hand anything in now; undefined when it can. */
export function whyNot({ stored, story }: Opened, now: EpochMs): Refusal | undefined {
  if (now < story.hearing.opensAt) return refuse('CODE.TOO_EARLY');
  if (!isHearingOpen(story, now)) return refuse('CODE.CLOSED');
  if (stored.body.kind === 'single' && stored.body.used === 1) return refuse('CODE.USED');
  return undefined;
}
