import type { PersonId, SchoolId, TeamId } from '../people/people.ts';
import type { EpochMs } from '../time.ts';
import type { AskedPupils } from './asked-pupils.ts';

/** vurderingsrunde: the steps of Meld. St. 21 with following up and showing back (RefLex). */
export const PHASES = [
  'draft',
  'collect',
  'evidence',
  'analyse',
  'prioritise',
  'goal',
  'measures',
  'followUp',
  'loopBack',
  'closed',
] as const;
export type Phase = (typeof PHASES)[number];

export const SOURCE_KINDS = [
  'reflection',
  'results',
  'observation',
  'research',
  'pupils',
  'parents',
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

export interface Goal {
  finding: string;
  text: string;
  /** How we will see that we are getting there. */
  sign: string;
}

export interface Round {
  id: string;
  school: SchoolId;
  theme: string;
  /** The shared problem statement that the round opens with. */
  problem: string;
  questionSet: string;
  questions: string[];
  teams: TeamId[];
  windowSchoolDays: number;
  createdBy: PersonId;
  createdAt: EpochMs;
  phase: Phase;
  /** When each phase began; a soft gate that was passed keeps its reason. */
  history: { phase: Phase; at: EpochMs; reason?: string }[];
  collect?: { opensAt: EpochMs; closesAt: EpochMs };
  vote?: { opensAt: EpochMs; closesAt: EpochMs };
  /** The leadership's summary, in its own words. */
  summary: string;
  summarySentAt?: EpochMs;
  /** Findings in the order in which the school works with them. */
  priority: string[];
  goals: Goal[];
  loopBack?: { text: string; at: EpochMs };
  /** «Ferdigstill og del»: set while the owner may read the round. */
  sharedAt?: EpochMs;
  cancelled?: { at: EpochMs; reason: string };
  /** The fokusområde it belongs to; without one it counts as one itself. */
  focus?: string;
  /** Whether pupils are asked, and what; rounds from before there was a choice asked all classes. */
  pupils?: AskedPupils;
  /** Why a fifth focus area was opened. */
  extraFocusReason?: string;
  /** The occurrence that invited to it. */
  occurrence?: string;
}

/** A note on results, observation, research, pupils or parents; it always names its source. */
export interface SourceNote {
  id: string;
  school: SchoolId;
  round?: string;
  kind: SourceKind;
  text: string;
  /** As typed; empty when the kind itself is the source (elevrådet, FAU). */
  source: string;
}

export interface Finding {
  id: string;
  school: SchoolId;
  round: string;
  statement: string;
  /** At least two possible explanations, so that nobody jumps to a tiltak. */
  explanations: string[];
  /** «Vi er uenige»: what about. */
  disagreement: string;
  /** The kinds of source it rests on. */
  sources: SourceKind[];
}

/** A vote without a name; its id is a keyed pseudonym. */
export interface Ballot {
  round: string;
  findings: string[];
}

export function isActive(round: Round): boolean {
  return !round.cancelled && round.phase !== 'draft' && round.phase !== 'closed';
}

/** There is nothing to share before there is a kunnskapsgrunnlag. */
export function canShare({ phase }: Round): boolean {
  return phase !== 'draft' && phase !== 'collect';
}

export function phaseIndex(phase: Phase): number {
  return PHASES.indexOf(phase);
}

export function nextPhase(phase: Phase): Phase | undefined {
  return PHASES[phaseIndex(phase) + 1];
}
