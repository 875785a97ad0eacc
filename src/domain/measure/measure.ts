import type { SchoolId } from '../people/people.ts';
import type { EpochMs, IsoDate } from '../time.ts';

export const MEASURE_STATUSES = [
  'planned',
  'ongoing',
  'continued',
  'adjusted',
  'completed',
  'stopped',
] as const;
export type MeasureStatus = (typeof MEASURE_STATUSES)[number];

export const FOLLOW_UP_DECISIONS = ['continue', 'adjust', 'complete', 'stop'] as const;
export type FollowUpDecision = (typeof FOLLOW_UP_DECISIONS)[number];

export interface FollowUp {
  askedOn: IsoDate;
  at: EpochMs;
  done: 'yes' | 'partly' | 'no';
  effect: 'yes' | 'some' | 'no' | 'tooEarly';
  decision: FollowUpDecision;
  why: string;
  /** What the tiltak was until it was adjusted here. */
  was?: string;
}

/** tiltak: the five fields of § 12-4 (problem, tiltak, when, who, when evaluated), and the order of work. */
export interface Measure {
  id: string;
  school: SchoolId;
  round: string;
  /** No tiltak without a finding. */
  finding: string;
  problem: string;
  what: string;
  startsOn: IsoDate;
  /** `person:<id>` or `team:<id>` */
  responsible: string;
  evaluateOn: IsoDate;
  order: number;
  status: MeasureStatus;
  followUps: FollowUp[];
}

/** Open until it is completed or stopped with an outcome. */
export function isOpenMeasure({ status }: Pick<Measure, 'status'>): boolean {
  return status !== 'completed' && status !== 'stopped';
}
