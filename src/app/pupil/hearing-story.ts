import type { Question, QuestionSet } from '../../domain/cycle/activity.ts';
import { groupsOf } from '../../domain/people/owner-settings.ts';
import type { Owner, School } from '../../domain/people/people.ts';
import { leastToTell } from '../../domain/privacy/hearing-promise.ts';
import type { Round } from '../../domain/round/round.ts';
import type { EpochMs } from '../../domain/time.ts';
import { type Hearing, type HearingGroup, VOICES } from '../../domain/voice/hearing.ts';
import { askedAtYear, themeQuestions } from '../../domain/voice/theme-question.ts';
import { all, loadWheel } from '../load.ts';
import type { Store, Stored } from '../ports/store.ts';

/** A hearing with all that its pages and cards need. */
export interface HearingStory {
  stored: Stored<Hearing>;
  hearing: Hearing;
  school: School;
  set: QuestionSet;
  questions: Question[];
  round?: Round;
  /** From how many answers on anything is told: what every card and page says. */
  least: number;
  /** As long as the round's window where there is a round. */
  closesAt: EpochMs;
}

export async function loadHearing(store: Store, owner: Owner, id: string): Promise<HearingStory | undefined> {
  const stored = await store.read(owner.id, 'hearing', id);
  if (!stored) return undefined;
  const hearing = stored.body;
  const school = (await store.read(owner.id, 'school', hearing.school))?.body;
  const wheel = await loadWheel(store, owner);
  const set = wheel.questionSets.find((one) => one.id === hearing.questionSet);
  if (!school || !set) return undefined;
  const ofSet = hearing.questions.flatMap((id) => set.questions.find((one) => one.id === id) ?? []);
  const round = hearing.round && (await store.read(owner.id, 'round', hearing.round))?.body;
  const ofTheme = round && hearing.asksTheme ? themeQuestions(round.theme, hearing.voice) : [];
  const questions = [...ofTheme, ...ofSet, ...(hearing.own ?? [])];
  const { closesAt } = hearing;
  const least = leastToTell(hearing, groupsOf(owner).school);
  const story: HearingStory = { stored, hearing, school, set, questions, least, closesAt };
  if (round) {
    story.round = round;
    story.closesAt = round.collect?.closesAt ?? hearing.closesAt;
  }
  return story;
}

/** The same as one class meets it: the youngest are asked less. */
export function storyFor(story: HearingStory, { yearLevel }: HearingGroup): HearingStory {
  return { ...story, questions: askedAtYear(story.questions, yearLevel) };
}

/** The hearing that somebody means who names none: the newest that is theirs, what pupils said before what parents did. */
export async function newestHearing(
  store: Store,
  owner: Owner,
  isTheirs: (hearing: Hearing) => boolean,
): Promise<string | undefined> {
  const theirs = (await all(store, owner.id, 'hearing')).filter(isTheirs);
  const [newest] = theirs.sort(
    (a, b) => b.opensAt - a.opensAt || VOICES.indexOf(a.voice) - VOICES.indexOf(b.voice),
  );
  return newest?.id;
}

/** Open to answers: within the window, not emptied, and the round has not gone on without it. */
export function isHearingOpen(story: HearingStory, now: EpochMs): boolean {
  return !isHearingOver(story, now) && story.hearing.opensAt <= now;
}

/** The urns are to be emptied. */
export function isHearingOver({ hearing, round, closesAt }: HearingStory, now: EpochMs): boolean {
  if (hearing.closedAt !== undefined || now >= closesAt) return true;
  return round !== undefined && (round.cancelled !== undefined || round.phase !== 'collect');
}
