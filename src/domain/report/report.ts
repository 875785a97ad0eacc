import type { FocusEnd } from '../focus/focus-area.ts';
import type { WrittenStandard } from '../language.ts';
import type { MeasureStatus } from '../measure/measure.ts';
import type { Band } from '../privacy/release.ts';
import type { FigureSeries } from '../results/figure.ts';
import type { ResultProgress } from '../results/result-follow-up.ts';
import type { Prerequisite } from '../round/prerequisites.ts';
import type { SourceKind } from '../round/round.ts';
import type { EpochMs, IsoDate, SchoolYear } from '../time.ts';
import type { Voice } from '../voice/hearing.ts';

/** What kommunestyret shall have information on, once a year (opplæringslova § 17-12, 4. ledd), in the law's order. */
export const REPORT_HEADINGS = ['environment', 'results', 'completion'] as const;
export type ReportHeading = (typeof REPORT_HEADINGS)[number];

/** praksisfortelling: what happened when a school tried something, told by the school. */
export interface PracticeStory {
  title: string;
  text: string;
}

/** One that somebody at the school has written in the chat: rektor decides whether the report tells it. */
export interface OfferedStory extends PracticeStory {
  school: string;
  schoolYear: SchoolYear;
  at: EpochMs;
}

/** What an approval was given to: it lapses when the content moves. */
export interface Approval {
  at: EpochMs;
  content: string;
}

/** What people have added to a kvalitetsmelding, and who has approved it. Everything else comes from what happened. */
export interface ReportState {
  stories: PracticeStory[];
  /** Rounds that rektor has put under another heading than the words suggest. */
  headings: Record<string, ReportHeading>;
  /** +1 at each change of the above. */
  edition: number;
  approvals: { principal?: Approval; owner?: Approval };
}

export const EMPTY_REPORT: ReportState = { stories: [], headings: {}, edition: 0, approvals: {} };

export interface ReportedFollowUp {
  on: IsoDate;
  done: 'yes' | 'partly' | 'no';
  effect: 'yes' | 'some' | 'no' | 'tooEarly';
  decision: 'continue' | 'adjust' | 'complete' | 'stop';
  why: string;
}

/** A person is never named: a team by its name, else the part they have in the school. */
export type ReportedResponsible = { team: string } | { part: 'leadership' | 'staff' };

export interface ReportedMeasure {
  what: string;
  responsible: ReportedResponsible;
  startsOn: IsoDate;
  evaluateOn: IsoDate;
  status: MeasureStatus;
  followUps: ReportedFollowUp[];
}

export interface ReportedFinding {
  statement: string;
  explanations: string[];
  disagreement: string;
  sources: SourceKind[];
  goals: { text: string; sign: string }[];
  measures: ReportedMeasure[];
}

export interface ReportedRound {
  id: string;
  theme: string;
  problem: string;
  heading: ReportHeading;
  startedOn: IsoDate;
  teams: { asked: number; answered: number };
  summary: string;
  findings: ReportedFinding[];
  loopBack?: { text: string; on: IsoDate };
}

/** One question with choices, told for the whole school; a choice whose band is not certain is left out. */
export interface ReportedQuestion {
  text: string;
  answers: { choice: string; band: Band }[];
}

export interface ReportedVoice {
  voice: Voice;
  title: string;
  /** Absent when fewer than may be published. */
  heard?: { answered: number; of: number };
  questions: ReportedQuestion[];
}

/** fokusområde: what is worked on, or what it showed when it was closed. */
export interface ReportedFocus {
  title: string;
  sign: string;
  closed?: { how: FocusEnd; learned: string };
}

export interface ReportedNeed {
  text: string;
  whom: string;
  met: boolean;
}

export type ApprovalState = { by: 'principal' | 'owner'; on?: IsoDate; lapsed: boolean };

/** Everything that a school's kvalitetsmelding says: nothing that may not be shown is in it. */
export interface SchoolReport {
  schoolYear: SchoolYear;
  school: { id: string; name: string; writtenStandard: WrittenStandard };
  owner: string;
  rounds: ReportedRound[];
  voices: ReportedVoice[];
  stories: PracticeStory[];
  /** Udir's public figures of this school alone. */
  figures: FigureSeries[];
  /** How far the school is with a, b and c; never what was said. */
  resultWork: ResultProgress;
  /** Only those that the school lets the owner see. */
  focus: ReportedFocus[];
  needs: ReportedNeed[];
  prerequisites: Prerequisite[];
  dialoguesHeld: number;
  approvals: ApprovalState[];
  /** What an approval given now would be for. */
  content: string;
}

export interface PromiseCount {
  made: number;
  kept: number;
  partly: number;
  broken: number;
}

export interface OwnerReport {
  schoolYear: SchoolYear;
  owner: { id: string; name: string };
  /** By name; never in any other order. */
  schools: SchoolReport[];
  dialoguesHeld: number;
  help: { asked: number; answered: number };
  promises: { owner: PromiseCount; schools: PromiseCount };
  /** What the owner has answered rektorene on how its help is. */
  checkAnswers: string[];
  /** The owner's own. */
  focus: ReportedFocus[];
  approvals: ApprovalState[];
  content: string;
}

export function measuresOf(rounds: ReportedRound[]): ReportedMeasure[] {
  return rounds.flatMap((round) => round.findings.flatMap((finding) => finding.measures));
}

export function isFinal(approvals: ApprovalState[]): boolean {
  return approvals.every(({ on, lapsed }) => on !== undefined && !lapsed);
}
