import type { Owner } from '../domain/people/people.ts';
import { canShow } from '../domain/privacy/min-group.ts';
import { type StaffRelease, shownNow, staffReleaseOf } from '../domain/privacy/staff-release.ts';
import { type Tally, tally } from '../domain/round/priority.ts';
import type { Finding, Round } from '../domain/round/round.ts';
import type { EpochMs } from '../domain/time.ts';
import type { Prompt } from '../domain/voice/prompt.ts';
import { all } from './load.ts';
import { storyOf } from './prompt-story.ts';
import type { App } from './use-case.ts';
import { questionsOf } from './views/question.ts';

/**
 * What staff answered without names, as it was when it was first looked at after the window. It stays so: an answer that
 * somebody takes away afterwards would else be known by what is missing.
 */
export async function frozenAnswers(
  app: App,
  owner: Owner,
  prompt: Prompt,
  now: EpochMs,
): Promise<StaffRelease | undefined> {
  const read = async () => (await app.store.read(owner.id, 'staffRelease', prompt.id))?.body;
  const min = app.minGroups[prompt.purpose === 'ownerCheck' ? 'owner' : 'school'];
  const stored = await read();
  if (stored) return shownNow(stored, min);
  if (now < prompt.closesAt) return undefined;
  const story = await storyOf(app.store, owner, prompt);
  if (!story.ok) return undefined;
  const answers = (await all(app.store, owner.id, 'unnamedAnswer', `${prompt.id}:`)).map(
    ({ texts }) => texts,
  );
  const body = staffReleaseOf(prompt.id, questionsOf(story.story), answers, min);
  const change = { type: 'put', collection: 'staffRelease', id: prompt.id, body, expect: 0 } as const;
  return (await app.store.commit(owner.id, [change])).ok ? body : read();
}

/** The count of a vote, as it was when it was first looked at after the vote. */
export async function frozenTally(app: App, owner: Owner, round: Round, findings: Finding[]): Promise<Tally> {
  const read = async () => (await app.store.read(owner.id, 'tally', round.id))?.body;
  const stored = await read();
  // The owner may have raised its minimum since.
  const hidden = stored && !canShow('school', stored.n, app.minGroups);
  if (stored) return hidden ? { order: findings.map((finding) => finding.id), n: stored.n } : stored;
  const ballots = await all(app.store, owner.id, 'ballot', `${round.id}:`);
  const body = tally(findings, ballots, app.minGroups);
  const change = { type: 'put', collection: 'tally', id: round.id, body, expect: 0 } as const;
  return (await app.store.commit(owner.id, [change])).ok ? body : ((await read()) ?? body);
}
