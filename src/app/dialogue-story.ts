import { toLocal } from '../domain/calendar/zoned-time.ts';
import type { Commitment, Dialogue, HelpRequest } from '../domain/dialogue/dialogue.ts';
import { digestOf, newestRound, type QuestionKey, type SchoolState } from '../domain/digest/digest.ts';
import type { Measure } from '../domain/measure/measure.ts';
import type { Owner, Person, School } from '../domain/people/people.ts';
import { maySee } from '../domain/privacy/visibility.ts';
import type { Round } from '../domain/round/round.ts';
import type { EpochMs } from '../domain/time.ts';
import { all } from './load.ts';
import type { Store } from './ports/store.ts';
import { roundContent, roundsOf, schoolPrerequisites } from './round-facts.ts';

export interface DialogueStory {
  dialogue: Dialogue;
  school: School;
  zone: string;
  commitments: Commitment[];
  help: HelpRequest[];
  questions: QuestionKey[];
  /** Points prepared from the newest round; rektor keeps, changes or drops them. */
  prepared: { round: Round; measures: Measure[] } | undefined;
}

export async function dialogueStory(
  store: Store,
  owner: Owner,
  dialogue: Dialogue,
  now: EpochMs,
  reader: Person,
): Promise<DialogueStory | undefined> {
  const school = (await store.read(owner.id, 'school', dialogue.school))?.body;
  if (!school) return undefined;
  const state = await schoolState(store, owner, school, now, reader);
  const newest = newestRound(state.rounds);
  const measures = newest ? (await roundContent(store, owner.id, newest)).measures : [];
  return {
    dialogue,
    school,
    zone: owner.timeZone,
    commitments: state.commitments,
    help: state.help,
    questions: digestOf([state], toLocal(now, owner.timeZone).date).questions,
    prepared: newest ? { round: newest, measures } : undefined,
  };
}

/** What this reader may know of a school: the table decides, round by round. */
export async function schoolState(
  store: Store,
  owner: Owner,
  school: School,
  now: EpochMs,
  reader: Person,
): Promise<SchoolState> {
  const rounds = await roundsOf(store, owner.id, school.id);
  const shared = rounds.filter(
    (round) =>
      !round.cancelled &&
      maySee(reader, 'finding', { school: school.id, shared: round.sharedAt !== undefined }),
  );
  const contents = await Promise.all(shared.map((round) => roundContent(store, owner.id, round)));
  const ofSchool = <T extends { school: string }>(list: T[]): T[] =>
    list.filter((one) => one.school === school.id);
  const [help, commitments, dialogues] = await Promise.all([
    all(store, owner.id, 'helpRequest'),
    all(store, owner.id, 'commitment'),
    all(store, owner.id, 'dialogue'),
  ]);
  return {
    school,
    rounds,
    findings: contents.flatMap((content) => content.findings),
    measures: contents.flatMap((content) => content.measures),
    prerequisites: await schoolPrerequisites(store, owner.id, school.id, now),
    help: ofSchool(help),
    commitments: ofSchool(commitments),
    dialogues: ofSchool(dialogues),
  };
}
