import type { Owner } from '../../domain/people/people.ts';
import { type Result, refuse } from '../../domain/result.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { HearingGroup } from '../../domain/voice/hearing.ts';
import { readVoice } from '../../domain/voice/hearing-answer.ts';
import type { Change } from '../ports/store.ts';
import type { App } from '../use-case.ts';
import { codeKey } from './codes.ts';
import type { HearingStory } from './hearing-story.ts';
import { type Opened, openCode, whyNot } from './open-code.ts';
import { seal } from './seal.ts';

export interface HandIn {
  code: string;
  /** Made with the page: the same paper that comes twice is taken once. */
  token: string;
  values: Record<string, string>;
  now: EpochMs;
}

export type HandedIn = Result<{ opened: Opened; again: boolean }> & { opened?: Opened };

/** The form's own word for handing in nothing on purpose. */
export const BLANK = 'blank';

/** As many as may hand in at the same moment; each try that fails means that another's went through. */
const MAX_TRIES = 100;

/**
 * Takes one paper: the code is marked as used, the class's count goes up by one and the sealed paper is laid in the
 * urn, in one commit. Neither name, address, time nor order is written anywhere.
 */
export async function handIn(app: App, owner: Owner, paper: HandIn): Promise<HandedIn> {
  if (!/^[\w-]{16,64}$/.test(paper.token)) return refuse('CODE.PAGE');
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const found = await openCode(app, owner, paper.code);
    if (!found.ok) return found;
    const { opened } = found;
    if (opened.stored.body.kind === 'classMode') return refuse('CODE.UNKNOWN');
    const attempt = await tryHandIn(app, owner, opened, paper);
    if (attempt !== 'conflict') return attempt.ok ? attempt : { ...attempt, opened };
  }
  return refuse('BUSY');
}

export interface Laid {
  story: HearingStory;
  group: HearingGroup;
  paperId: string;
  values: Record<string, string>;
}

/** The sealed paper and the class's count; what else shows that it was handed in is the caller's. */
export async function layInUrn(
  { store, ids }: Pick<App, 'store' | 'ids'>,
  owner: Owner,
  { story, group, paperId, values }: Laid,
): Promise<Result<{ changes: Change[] }>> {
  const place = `${story.hearing.id}:${group.id}`;
  const read = readVoice(story.questions, values);
  if (!read.ok) return read;
  if (Object.keys(read.texts).length === 0 && values[BLANK] !== 'yes') return refuse('VOICE.BLANK');
  const count = await store.read(owner.id, 'voiceCount', place);
  const urn = await store.read(owner.id, 'urn', place);
  if (!count || !urn) return refuse('CODE.CLOSED');
  if (count.body.answered >= group.size) return refuse('CODE.FULL');
  const sealed = seal(ids, urn.body.salt, read.texts);
  // Only signs at random fill a paper so; no words do.
  if (sealed === undefined) return refuse('VOICE.TOO_FULL');
  const body = { answered: count.body.answered + 1 };
  return {
    ok: true,
    changes: [
      { type: 'put', collection: 'sealedPaper', id: paperId, body: { sealed }, expect: 0 },
      { type: 'put', collection: 'voiceCount', id: place, body, expect: count.version },
    ],
  };
}

async function tryHandIn(
  { store, ids }: App,
  owner: Owner,
  opened: Opened,
  { token, values, now }: HandIn,
): Promise<HandedIn | 'conflict'> {
  const { story, group, stored } = opened;
  const place = `${story.hearing.id}:${group.id}`;
  const paperId = `${place}:${ids.pseudonym(token, 'voice-paper')}`;
  if (await store.read(owner.id, 'sealedPaper', paperId)) return { ok: true, opened, again: true };
  const reason = whyNot(opened, now);
  if (reason) return reason;
  const laid = await layInUrn({ store, ids }, owner, { story, group, paperId, values });
  if (!laid.ok) return laid;
  const { changes } = laid;
  if (stored.body.kind === 'single') {
    const used = { ...stored.body, used: 1 as const };
    const id = codeKey(ids, opened.code);
    changes.push({ type: 'put', collection: 'voiceCode', id, body: used, expect: stored.version });
  }
  const committed = await store.commit(owner.id, changes);
  return committed.ok ? { ok: true, opened, again: false } : 'conflict';
}
