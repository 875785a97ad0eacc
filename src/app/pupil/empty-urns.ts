import type { Owner } from '../../domain/people/people.ts';
import { type AnswersByGroup, releaseOf } from '../../domain/privacy/voice-release.ts';
import type { EpochMs } from '../../domain/time.ts';
import { answersTogether } from '../../domain/voice/class-paper.ts';
import type { VoiceAnswer } from '../../domain/voice/hearing.ts';
import type { Change } from '../ports/store.ts';
import type { App } from '../use-case.ts';
import { type HearingStory, isHearingOver, loadHearing } from './hearing-story.ts';
import { unseal } from './seal.ts';
import { toldOf } from './tell-result.ts';

/** Empties the urns of every hearing that is over, and decides once what is told. Any number of instances may do it at once. */
export async function closeHearings(app: App, owner: Owner, now: EpochMs): Promise<number> {
  let closed = 0;
  for await (const { id } of app.store.list(owner.id, 'openHearing')) {
    const story = await loadHearing(app.store, owner, id);
    if (!story || !isHearingOver(story, now)) continue;
    const changes = await closing(app, owner, story, now);
    if ((await app.store.commit(owner.id, changes)).ok) closed += 1;
  }
  // What the engine's log still holds of codes and sealed papers goes too.
  if (closed > 0) await app.store.forgetPast?.().catch((error) => forgotNot(app, error));
  return closed;
}

function forgotNot(app: App, error: unknown): void {
  app.log.warn('The store could not drop its log after a hearing; it does so by itself later', {}, error);
}

/**
 * All papers of all classes in one commit: sealed papers and salts go, answers come, one by one under random ids
 * and in the order of those ids. What lay together is not together any more.
 */
async function closing(app: App, owner: Owner, story: HearingStory, now: EpochMs): Promise<Change[]> {
  const { hearing } = story;
  const gone: Change[] = [{ type: 'delete', collection: 'openHearing', id: hearing.id }];
  const answers: { id: string; group: string; body: VoiceAnswer }[] = [];
  const answered: Record<string, number> = {};
  const present = new Map<string, number>();
  for (const group of hearing.groups) {
    const place = `${hearing.id}:${group.id}`;
    answered[group.id] = (await app.store.read(owner.id, 'voiceCount', place))?.body.answered ?? 0;
    const together = await app.store.read(owner.id, 'classPaper', place);
    if (together) {
      gone.push({ type: 'delete', collection: 'classPaper', id: place, expect: together.version });
      present.set(group.id, together.body.present);
      for (const body of answersTogether(together.body)) {
        answers.push({ id: `${place}:${body.question}:${app.ids.next()}`, group: group.id, body });
      }
    }
    const urn = await app.store.read(owner.id, 'urn', place);
    if (!urn) continue;
    gone.push({ type: 'delete', collection: 'urn', id: place, expect: urn.version });
    for await (const paper of app.store.list(owner.id, 'sealedPaper', { prefix: `${place}:` })) {
      gone.push({ type: 'delete', collection: 'sealedPaper', id: paper.id, expect: paper.version });
      const texts = unseal(app.ids, urn.body.salt, paper.body.sealed);
      for (const [question, text] of Object.entries(texts)) {
        const id = `${place}:${question}:${app.ids.next()}`;
        answers.push({ id, group: group.id, body: { question, text } });
      }
    }
  }
  answers.sort((a, b) => (a.id < b.id ? -1 : 1));
  const release = releaseOf({
    hearing,
    questions: story.questions,
    answers: byGroup(answers),
    answered,
    present,
    min: app.minGroups.school,
  });
  const closed = { ...hearing, closedAt: now };
  return [
    { type: 'put', collection: 'hearing', id: hearing.id, body: closed, expect: story.stored.version },
    ...gone,
    ...answers.map(
      ({ id, body }): Change => ({ type: 'put', collection: 'voiceAnswer', id, body, expect: 0 }),
    ),
    { type: 'put', collection: 'release', id: hearing.id, body: release, expect: 0 },
    ...(await toldOf(app, owner, story, now)),
  ];
}

function byGroup(answers: { group: string; body: VoiceAnswer }[]): AnswersByGroup {
  const groups: AnswersByGroup = new Map();
  for (const { group, body } of answers) groups.set(group, [...(groups.get(group) ?? []), body]);
  return groups;
}

/** When the next hearing closes, for clocks that are moved by hand. */
export async function nextClosing(app: App, owner: Owner): Promise<EpochMs | undefined> {
  let next: EpochMs | undefined;
  for await (const { id } of app.store.list(owner.id, 'openHearing')) {
    const story = await loadHearing(app.store, owner, id);
    if (story && (next === undefined || story.closesAt < next)) next = story.closesAt;
  }
  return next;
}
