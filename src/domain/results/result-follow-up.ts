import type { SchoolId, TeamId } from '../people/people.ts';
import type { Gate } from '../round/gates.ts';
import type { IsoDate, SchoolYear } from '../time.ts';

/** The system for resultatoppfølging (En skole for vår tid, 6.2.3): a, b and c, in this order. */
export const RESULT_STAGES = ['talks', 'analysis', 'conversation'] as const;
export type ResultStage = (typeof RESULT_STAGES)[number];
/** What teams do; the last is the leadership's. */
export const TEAM_STAGES = ['talks', 'analysis'] as const;
export type TeamStage = (typeof TEAM_STAGES)[number];

export const TALKS_HELD = ['all', 'most', 'few'] as const;
export type TalksHeld = (typeof TALKS_HELD)[number];

/** What a team tells of its group at one stage. Never one pupil, and not who wrote it. */
export interface ResultNote {
  school: SchoolId;
  schoolYear: SchoolYear;
  team: TeamId;
  stage: TeamStage;
  /** How many of the talks the team has had. */
  held?: TalksHeld;
  /** What comes again: about learning in a, in the results in b. */
  seen: string;
  /** About well-being, in a. */
  wellbeing?: string;
  /** At least two possible ones, in b. */
  explanations: string[];
  on: IsoDate;
}

/** resultatsamtale: what the leadership sees when everything is seen together. */
export interface ResultsConversation {
  school: SchoolId;
  schoolYear: SchoolYear;
  together: string;
  /** Not tiltak yet: those begin with a finding. */
  proposals: string[];
  /** What the school goes on with. */
  goOn: string;
  on: IsoDate;
  /** Why it was held before every team had told. */
  reason?: string;
}

export interface ResultProgress {
  teams: number;
  /** Teams that have told. */
  talks: number;
  analysis: number;
  conversationOn?: IsoDate;
}

export function progressOf(
  teams: TeamId[],
  notes: Pick<ResultNote, 'team' | 'stage'>[],
  conversation?: Pick<ResultsConversation, 'on'>,
): ResultProgress {
  const told = (stage: TeamStage) =>
    teams.filter((team) => notes.some((note) => note.team === team && note.stage === stage)).length;
  return {
    teams: teams.length,
    talks: told('talks'),
    analysis: told('analysis'),
    ...(conversation ? { conversationOn: conversation.on } : {}),
  };
}

/** c needs a and b: without either there is nothing to talk about; without some teams it takes a reason. */
export function conversationGate({ teams, talks, analysis }: ResultProgress): Gate {
  if (talks === 0) return { type: 'hard', code: 'RESULTS.NO_TALKS' };
  if (analysis === 0) return { type: 'hard', code: 'RESULTS.NO_ANALYSIS' };
  if (talks < teams || analysis < teams) return { type: 'soft', code: 'RESULTS.TEAMS_MISSING' };
  return { type: 'open' };
}

export function resultNoteId(
  { school, schoolYear }: Pick<ResultNote, 'school' | 'schoolYear'>,
  stage: TeamStage,
  team: TeamId,
): string {
  return `${school}:${schoolYear}:${stage}:${team}`;
}

export function conversationId({ school, schoolYear }: Pick<ResultNote, 'school' | 'schoolYear'>): string {
  return `${school}:${schoolYear}`;
}
