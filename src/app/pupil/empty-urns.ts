import type { Owner } from '../../domain/people/people.ts';
import { leastToTell } from '../../domain/privacy/hearing-promise.ts';
import { type AnswersByGroup, releaseOf } from '../../domain/privacy/voice-release.ts';
import type { EpochMs } from '../../domain/time.ts';
import { answersTogether } from '../../domain/voice/class-paper.ts';
import type { Hearing, VoiceAnswer } from '../../domain/voice/hearing.ts';
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
 * All papers of all classes in one commit: sealed papers and salts go, and what may be told comes. The answers themselves
 * are never written in the open: what lay together is not together any more, and what may not be told is nowhere.
 */
async function closing(app: App, owner: Owner, story: HearingStory, now: EpochMs): Promise<Change[]> {
  const { hearing } = story;
  const gone: Change[] = [{ type: 'delete', collection: 'openHearing', id: hearing.id }];
  const lying: Lying[] = [];
  const answered: Record<string, number> = {};
  let blank = 0;
  const together = new Map<string, { present: number; answers: VoiceAnswer[] }>();
  for (const group of hearing.groups) {
    const emptied = await emptyUrn(app, owner, `${hearing.id}:${group.id}`);
    gone.push(...emptied.gone);
    answered[group.id] = emptied.answered;
    blank += emptied.blank;
    lying.push(...emptied.answers.map((body) => ({ group: group.id, body })));
    if (emptied.together) together.set(group.id, emptied.together);
  }
  const sharedCode = await classesWithTwoWays(app, owner, hearing);
  const shared = { ...hearing, ...(sharedCode.size > 0 ? { sharedCode: true as const } : {}) };
  const release = releaseOf({
    hearing,
    questions: story.questions,
    answers: byGroup(lying),
    answered,
    blank,
    together,
    sharedCode,
    min: leastToTell(shared, app.minGroups.school),
  });
  const closed = { ...shared, closedAt: now };
  return [
    { type: 'put', collection: 'hearing', id: hearing.id, body: closed, expect: story.stored.version },
    ...gone,
    { type: 'put', collection: 'release', id: hearing.id, body: release, expect: 0 },
    ...(await toldOf(app, owner, story, now)),
  ];
}

interface Lying {
  group: string;
  body: VoiceAnswer;
}

interface Emptied {
  gone: Change[];
  answered: number;
  /** Papers with nothing on them. */
  blank: number;
  answers: VoiceAnswer[];
  together?: { present: number; answers: VoiceAnswer[] };
}

/** What lies in one class's urn. The count is written anew, so that a paper that comes in the same moment is either in or refused. */
async function emptyUrn({ store, ids }: App, owner: Owner, place: string): Promise<Emptied> {
  const count = await store.read(owner.id, 'voiceCount', place);
  const paper = await store.read(owner.id, 'classPaper', place);
  const urn = await store.read(owner.id, 'urn', place);
  const emptied: Emptied = { gone: [], answered: count?.body.answered ?? 0, blank: 0, answers: [] };
  const { gone, answers } = emptied;
  if (count)
    gone.push({ type: 'put', collection: 'voiceCount', id: place, body: count.body, expect: count.version });
  if (paper) {
    gone.push({ type: 'delete', collection: 'classPaper', id: place, expect: paper.version });
    const { present } = paper.body;
    emptied.together = { present, answers: answersTogether(paper.body) };
    if (emptied.together.answers.length === 0) emptied.blank += present;
  }
  for await (const { id } of store.list(owner.id, 'voiceHandedIn', { prefix: `${place}:` }))
    gone.push({ type: 'delete', collection: 'voiceHandedIn', id });
  if (!urn) return emptied;
  gone.push({ type: 'delete', collection: 'urn', id: place, expect: urn.version });
  for await (const { id, version, body } of store.list(owner.id, 'sealedPaper', { prefix: `${place}:` })) {
    gone.push({ type: 'delete', collection: 'sealedPaper', id, expect: version });
    const texts = unseal(ids, urn.body.salt, body.sealed);
    if (Object.keys(texts).length === 0) emptied.blank += 1;
    answers.push(...Object.entries(texts).map(([question, text]) => ({ question, text })));
  }
  return emptied;
}

/** Where one code was made for all, or the card was used beside codes: nothing then keeps somebody from answering twice. */
async function classesWithTwoWays(
  { store }: App,
  owner: Owner,
  { id: hearing, groups }: Hearing,
): Promise<Set<string>> {
  const classes = new Set(groups.filter((group) => group.chat).map((group) => group.id));
  for await (const { body } of store.list(owner.id, 'voiceCode'))
    if (body.hearing === hearing && (body.kind === 'class' || body.kind === 'parents'))
      classes.add(body.group);
  return classes;
}

function byGroup(answers: Lying[]): AnswersByGroup {
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
