import type { Localized } from '../language.ts';
import type { SchoolId } from '../people/people.ts';
import type { Result } from '../result.ts';
import type { EpochMs, SchoolYear } from '../time.ts';
import { readText } from '../voice/answer.ts';

/** What the year shows beside a recommendation. Facts of what happened; never a score. */
export const EVIDENCE_KEYS = [
  // for the owner
  'ownerFocus',
  'voices',
  'dialogues',
  'rounds',
  'report',
  'help',
  'needs',
  'ownerPromises',
  'results',
  'ownerCheck',
  'learning',
  // for a school's leaders
  'schoolRounds',
  'followUps',
  'teamAnswers',
  'sources',
  'findings',
  'pupils',
  'order',
  'leaderCheck',
  'loopBacks',
  'schoolHelp',
  'schoolPromises',
] as const;
export type EvidenceKey = (typeof EVIDENCE_KEYS)[number];

/** anbefaling (SEED 8.2 and 8.3): looked at once a year by those it is for. Data, from `plans/reference`. */
export interface Recommendation {
  id: string;
  for: 'owner' | 'leader';
  title: Localized;
  text: Localized;
  evidence: EvidenceKey[];
  /** Others are asked with this set of questions. */
  asks?: string;
}

/** Numbers of what happened this school year, by key and name; a key that is not there is said to be unknown. */
export type YearEvidence = Partial<Record<EvidenceKey, Record<string, number>>>;

/** Own words about one recommendation. Of one school year, and of one school (or the owner): compared with nobody's. */
export interface SelfCheckNote {
  /** Absent for the owner's. */
  school?: SchoolId;
  schoolYear: SchoolYear;
  recommendation: string;
  words: string;
  /** What one does about it. */
  next: string;
  at: EpochMs;
}

export function readSelfCheck(
  base: Pick<SelfCheckNote, 'school' | 'schoolYear' | 'recommendation' | 'at'>,
  values: Record<string, string>,
): Result<{ note: SelfCheckNote }> {
  const words = readText(values, 'words', { max: 1000 });
  if (!words.ok) return words;
  const next = readText(values, 'next', { max: 300, required: false });
  if (!next.ok) return next;
  return { ok: true, note: { ...base, words: words.text, next: next.text } };
}
