import { byDue, type Commitment, type Dialogue, type HelpRequest } from '../../domain/dialogue/dialogue.ts';
import { type FocusArea, isOpenFocus } from '../../domain/focus/focus-area.ts';
import { isOpenMeasure, type Measure } from '../../domain/measure/measure.ts';
import type { Owner, School } from '../../domain/people/people.ts';
import type { Prerequisite } from '../../domain/round/prerequisites.ts';
import type { Finding, Round } from '../../domain/round/round.ts';
import type { EpochMs } from '../../domain/time.ts';
import { cycleOf, type Planned } from '../cycle-of.ts';
import { focusAreas } from '../focus/focus-story.ts';
import { all } from '../load.ts';
import { roundContent, roundsOf, schoolPrerequisites } from '../round-facts.ts';
import type { App } from '../use-case.ts';

/** How a school stands, told to one who begins there as rektor. Only what a leader of the school may see. */
export interface HandOverStory {
  school: School;
  zone: string;
  now: EpochMs;
  /** Newest first. */
  rounds: { round: Round; findings: Finding[] }[];
  /** Open ones: ended or carried on by the new one. */
  focus: FocusArea[];
  openMeasures: Measure[];
  doneMeasures: Measure[];
  /** Of both sides, the open ones first. */
  commitments: Commitment[];
  help: HelpRequest[];
  dialogues: Dialogue[];
  prerequisites: Prerequisite[];
  coming: Planned[];
}

const COMING = 5;

export async function handOverStory(
  app: App,
  owner: Owner,
  school: School,
  now: EpochMs,
): Promise<HandOverStory> {
  const { store } = app;
  const here = <T extends { school: string }>(list: T[]) => list.filter((one) => one.school === school.id);
  const rounds = (await roundsOf(store, owner.id, school.id))
    .filter((round) => !round.cancelled && round.phase !== 'draft')
    .sort((a, b) => b.createdAt - a.createdAt);
  const [measures, commitments, help, dialogues] = await Promise.all([
    all(store, owner.id, 'measure'),
    all(store, owner.id, 'commitment'),
    all(store, owner.id, 'helpRequest'),
    all(store, owner.id, 'dialogue'),
  ]);
  const { occurrences } = await cycleOf(store, owner, school, now);
  return {
    school,
    zone: owner.timeZone,
    now,
    rounds: await Promise.all(
      rounds.map(async (round) => ({
        round,
        findings: (await roundContent(store, owner.id, round)).findings,
      })),
    ),
    focus: (await focusAreas(store, owner, school.id)).filter(isOpenFocus),
    openMeasures: here(measures).filter(isOpenMeasure),
    doneMeasures: here(measures).filter((one) => !isOpenMeasure(one)),
    commitments: here(commitments).sort(byDue),
    help: here(help).filter((one) => !one.answer),
    dialogues: here(dialogues).sort((a, b) => b.startsAt - a.startsAt),
    prerequisites: await schoolPrerequisites(store, owner.id, school.id, now),
    coming: occurrences
      .filter(({ occurrence, activity }) => occurrence.opensAt > now && activity.kind !== 'digest')
      .slice(0, COMING),
  };
}
