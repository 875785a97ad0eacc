import { byDue, type Commitment, type Dialogue, type HelpRequest } from '../dialogue/dialogue.ts';
import { isOpenMeasure, type Measure } from '../measure/measure.ts';
import type { School } from '../people/people.ts';
import type { Prerequisite } from '../round/prerequisites.ts';
import { type Finding, isActive, type Phase, type Round } from '../round/round.ts';
import type { IsoDate } from '../time.ts';

/** What the owner knows of one school: process always, content only from rounds that rektor has shared. */
export interface SchoolState {
  school: School;
  rounds: Round[];
  /** Of shared rounds only. */
  findings: Finding[];
  /** Of shared rounds only. */
  measures: Measure[];
  prerequisites: Prerequisite[];
  help: HelpRequest[];
  commitments: Commitment[];
  dialogues: Dialogue[];
}

export interface SchoolLine {
  school: School;
  /** Where the newest round stands; 'none' when there is none this year. */
  phase: Phase | 'none';
  theme?: string;
  openHelp: HelpRequest[];
  openCommitments: Commitment[];
  openMeasures: number;
  /** Prerequisites that are not there yet, by name and never as a figure: a figure beside each school would rank them. */
  notYet: Prerequisite['key'][];
  nextDialogue?: Dialogue;
  shared: boolean;
}

export interface Digest {
  today: IsoDate;
  /** By name, never by any figure. */
  schools: SchoolLine[];
  /** Schools that asked for help come first in the owner's day. */
  helpWanted: { school: School; request: HelpRequest }[];
  promises: { school: School; commitment: Commitment }[];
  dialogues: { school: School; dialogue: Dialogue }[];
  /** Keys of three questions worth asking, the first that fit what the schools are in the middle of. */
  questions: QuestionKey[];
}

export const QUESTION_KEYS = [
  'whyThisChoice',
  'whatDoYouDo',
  'whatDoYouNeed',
  'whoTookPart',
  'whatDidYouLearn',
  'effortOrResult',
  'whatStops',
] as const;
export type QuestionKey = (typeof QUESTION_KEYS)[number];

const collator = new Intl.Collator('nb');

export function digestOf(states: SchoolState[], today: IsoDate): Digest {
  const schools = [...states].sort((a, b) => collator.compare(a.school.name, b.school.name));
  const lines = schools.map((state) => schoolLine(state, today));
  return {
    today,
    schools: lines,
    helpWanted: lines.flatMap(({ school, openHelp }) => openHelp.map((request) => ({ school, request }))),
    promises: lines
      .flatMap(({ school, openCommitments }) => openCommitments.map((commitment) => ({ school, commitment })))
      .sort((a, b) => byDue(a.commitment, b.commitment)),
    dialogues: lines
      .flatMap(({ school, nextDialogue }) => (nextDialogue ? [{ school, dialogue: nextDialogue }] : []))
      .sort((a, b) => a.dialogue.date.localeCompare(b.dialogue.date)),
    questions: goodQuestions(lines),
  };
}

export function schoolLine(state: SchoolState, today: IsoDate): SchoolLine {
  const newest = newestRound(state.rounds);
  const line: SchoolLine = {
    school: state.school,
    phase: newest ? newest.phase : 'none',
    openHelp: state.help.filter((request) => !request.answer),
    openCommitments: state.commitments.filter((commitment) => !commitment.outcome),
    openMeasures: state.measures.filter(isOpenMeasure).length,
    notYet: state.prerequisites.filter(({ met }) => !met).map(({ key }) => key),
    shared: newest?.sharedAt !== undefined,
  };
  if (newest?.sharedAt !== undefined) line.theme = newest.theme;
  const next = state.dialogues
    .filter((dialogue) => dialogue.heldAt === undefined && dialogue.date >= today)
    .sort((a, b) => a.date.localeCompare(b.date))[0];
  if (next) line.nextDialogue = next;
  return line;
}

/** The round a school is in, or the last one that was not cancelled. */
export function newestRound(rounds: Round[]): Round | undefined {
  const alive = rounds.filter((round) => !round.cancelled && round.phase !== 'draft');
  return alive.sort((a, b) => Number(isActive(b)) - Number(isActive(a)) || b.createdAt - a.createdAt)[0];
}

/** Three questions (§ 7.3 "owner's critical questions") that fit where the schools are. */
function goodQuestions(lines: SchoolLine[]): QuestionKey[] {
  const phases = new Set(lines.map((line) => line.phase));
  const fitting: QuestionKey[] = [];
  if (phases.has('collect') || phases.has('evidence')) fitting.push('whoTookPart');
  if (phases.has('analyse') || phases.has('prioritise') || phases.has('goal')) fitting.push('whyThisChoice');
  if (phases.has('measures') || phases.has('followUp')) fitting.push('whatDoYouDo', 'effortOrResult');
  if (phases.has('loopBack') || phases.has('closed')) fitting.push('whatDidYouLearn');
  if (phases.has('none')) fitting.push('whatStops');
  const always: QuestionKey[] = ['whatDoYouNeed', 'whyThisChoice', 'whatDoYouDo'];
  return [...new Set([...fitting.slice(0, 2), ...always, ...fitting])].slice(0, 3);
}
