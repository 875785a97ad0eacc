import { toLocal } from '../domain/calendar/zoned-time.ts';
import type { QuestionSet } from '../domain/cycle/activity.ts';
import {
  type Commitment,
  type Dialogue,
  type HelpRequest,
  isSide,
  type Preparation,
  takesPart,
} from '../domain/dialogue/dialogue.ts';
import { type DialogueFormat, formatOf } from '../domain/dialogue/format.ts';
import type { MeetingInput } from '../domain/dialogue/meeting.ts';
import { isFinal } from '../domain/dialogue/minutes.ts';
import { digestOf, newestRound, type QuestionKey, type SchoolState } from '../domain/digest/digest.ts';
import type { Measure } from '../domain/measure/measure.ts';
import { isOwnerStaff, leadsSchool, type Owner, type Person, type School } from '../domain/people/people.ts';
import { maySee } from '../domain/privacy/visibility.ts';
import type { Round } from '../domain/round/round.ts';
import type { EpochMs, IsoDate } from '../domain/time.ts';
import { calendarUrl } from './dialogue/links.ts';
import { ofSchool } from './listed-once.ts';
import { all, loadWheel } from './load.ts';
import type { Store } from './ports/store.ts';
import { roundContent, roundsOf, schoolPrerequisites } from './round-facts.ts';
import type { App } from './use-case.ts';

export interface DialogueStory {
  dialogue: Dialogue;
  school: School;
  zone: string;
  today: IsoDate;
  /** Its time has come, whether or not somebody has written what was said. */
  isPast: boolean;
  commitments: Commitment[];
  help: HelpRequest[];
  questions: QuestionKey[];
  /** Points prepared from the newest round; rektor keeps, changes or drops them. */
  prepared: { round: Round; measures: Measure[] } | undefined;
  format: DialogueFormat | undefined;
  /** What the reader is asked to think about beforehand. */
  preparation: QuestionSet | undefined;
  own: Preparation | undefined;
  /** What others bring, once they have shared it; nobody's name. */
  brought: { question: string; text: string }[];
  /** What the groups sent in while they met. */
  inputs: MeetingInput[];
  isFinal: boolean;
  /** The day has come, or somebody has opened the meeting before it. */
  mayWrite: boolean;
  /** One of the two sides, and not a guest. */
  side: boolean;
  calendar: string | undefined;
}

export async function dialogueStory(
  app: App,
  owner: Owner,
  dialogue: Dialogue,
  now: EpochMs,
  reader: Person,
): Promise<DialogueStory | undefined> {
  const { store } = app;
  const school = (await store.read(owner.id, 'school', dialogue.school))?.body;
  if (!school) return undefined;
  const state = await schoolState(store, owner, school, now, reader);
  const side = isSide(reader, school.id) || leadsSchool(reader, school.id);
  const newest = side ? newestRound(state.rounds) : undefined;
  const measures = newest ? (await roundContent(store, owner.id, newest)).measures : [];
  const today = toLocal(now, owner.timeZone).date;
  const format = formatOf(app.reference.formats, dialogue);
  const brought = await all(store, owner.id, 'preparation', `${dialogue.id}:`);
  const sets = (await loadWheel(store, owner)).questionSets;
  const asked = format?.preparation[isOwnerStaff(reader) ? 'owner' : 'school'];
  return {
    dialogue,
    school,
    zone: owner.timeZone,
    today,
    isPast: now >= dialogue.startsAt,
    commitments: side ? state.commitments : [],
    help: side ? state.help : [],
    questions: digestOf([state], today).questions,
    prepared: newest ? { round: newest, measures } : undefined,
    format,
    preparation: takesPart(reader, dialogue) ? sets.find((set) => set.id === asked) : undefined,
    own: brought.find((one) => one.person === reader.id),
    brought: brought
      .filter((one) => one.shared)
      .flatMap(textsOf)
      .sort(byWords),
    inputs: await all(store, owner.id, 'meetingInput', `${dialogue.id}:`),
    isFinal: isFinal(dialogue, now, today),
    mayWrite: today >= dialogue.date || (await store.read(owner.id, 'meeting', dialogue.id)) !== undefined,
    side,
    calendar: now < dialogue.startsAt ? calendarUrl(app, owner.id, dialogue) : undefined,
  };
}

function textsOf({ texts }: Preparation): DialogueStory['brought'] {
  return Object.entries(texts).map(([question, text]) => ({ question, text }));
}

/** Neither the order in which people wrote nor whose words lie beside whose. */
function byWords(a: { text: string }, b: { text: string }): number {
  return a.text.localeCompare(b.text, 'nb');
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
  const [help, commitments, dialogues] = await Promise.all([
    ofSchool(store, owner.id, 'helpRequest', school.id),
    ofSchool(store, owner.id, 'commitment', school.id),
    ofSchool(store, owner.id, 'dialogue', school.id),
  ]);
  return {
    school,
    rounds,
    findings: contents.flatMap((content) => content.findings),
    measures: contents.flatMap((content) => content.measures),
    prerequisites: await schoolPrerequisites(store, owner.id, school.id, now),
    help,
    commitments,
    dialogues,
  };
}
