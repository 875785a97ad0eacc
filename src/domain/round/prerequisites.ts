import { isOpenMeasure, type Measure } from '../measure/measure.ts';
import { DAY_MS, type EpochMs } from '../time.ts';
import type { Finding, Round, SourceKind } from './round.ts';
import { PARTS, type TookPart } from './took-part.ts';

/** RefLex' five prerequisites of skolebasert vurdering (domain.md 7.4), in the law's order. */
export const PREREQUISITES = [
  'broadJudgement',
  'alternatives',
  'followedUp',
  'participation',
  'regular',
] as const;
export type PrerequisiteKey = (typeof PREREQUISITES)[number];

export interface Prerequisite {
  key: PrerequisiteKey;
  met: boolean;
  /** What it rests on: counts and names of kinds, never people. */
  evidence: Record<string, string | number>;
}

export interface SchoolYearFacts {
  rounds: Round[];
  /** Kinds of source used in the rounds. */
  sourceKinds: SourceKind[];
  tookPart: TookPart;
  findings: Finding[];
  measures: Measure[];
  staffTookPart: boolean;
  now: EpochMs;
}

const YEAR_DAYS = 365;

/** Computed from what happened; nobody can tick them. */
export function prerequisites(facts: SchoolYearFacts): Prerequisite[] {
  const kinds = new Set(facts.sourceKinds);
  const considered = facts.findings.filter((finding) => finding.explanations.length >= 2).length;
  const answered = facts.measures.filter((measure) => measure.followUps.length > 0).length;
  const waiting = facts.measures.filter((m) => isOpenMeasure(m) && m.followUps.length === 0).length;
  const { pupils, parents } = facts.tookPart;
  const finished = facts.rounds.flatMap(finishedAt);
  const days = finished.length > 0 ? Math.floor((facts.now - Math.max(...finished)) / DAY_MS) : -1;
  const ongoing = facts.rounds.length - finished.length;
  return [
    { key: 'broadJudgement', met: kinds.size >= 2, evidence: { kinds: kinds.size } },
    { key: 'alternatives', met: considered > 0, evidence: { findings: considered } },
    { key: 'followedUp', met: answered > 0, evidence: { answered, waiting } },
    {
      key: 'participation',
      // One contact who speaks for all is not broad.
      met: facts.staffTookPart && pupils === 'own' && parents === 'own',
      evidence: {
        staff: facts.staffTookPart ? 1 : 0,
        pupils: PARTS.indexOf(pupils),
        parents: PARTS.indexOf(parents),
      },
    },
    {
      key: 'regular',
      met: days >= 0 && days <= YEAR_DAYS,
      evidence: { rounds: finished.length, ongoing, days },
    },
  ];
}

/** A round that has only begun is not an evaluation yet. */
function finishedAt({ phase, history }: Round): EpochMs[] {
  const closed = phase === 'closed' ? history.find((entry) => entry.phase === 'closed') : undefined;
  return closed ? [closed.at] : [];
}
