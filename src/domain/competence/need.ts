import type { SchoolId } from '../people/people.ts';
import { type Result, refuse } from '../result.ts';
import type { Finding } from '../round/round.ts';
import type { EpochMs } from '../time.ts';
import { readText } from '../voice/answer.ts';

export const NEED_PRIORITIES = ['now', 'thisYear', 'later'] as const;
export type NeedPriority = (typeof NEED_PRIORITIES)[number];

export const NEED_ENDS = ['met', 'dropped'] as const;
export type NeedEnd = (typeof NEED_ENDS)[number];

/** kompetansebehov (SEED 4.1-4.5): what a school must learn, resting on a finding; for the samarbeidsforum. */
export interface CompetenceNeed {
  /** `<round>:<random>` */
  id: string;
  school: SchoolId;
  round: string;
  /** The evidence. */
  finding: string;
  text: string;
  /** Who is to learn, in words: never a named person. */
  whom: string;
  priority: NeedPriority;
  /** With whom the school wants to learn it; empty when it does not know. */
  partner: string;
  at: EpochMs;
  ended?: { how: NeedEnd; at: EpochMs };
}

export function readNeed(
  base: Pick<CompetenceNeed, 'id' | 'school' | 'round' | 'at'>,
  findings: readonly Pick<Finding, 'id'>[],
  values: Record<string, string>,
): Result<{ need: CompetenceNeed }> {
  const finding = findings.find(({ id }) => id === values.finding);
  if (!finding) return refuse('NEED.NO_FINDING', { field: 'finding' });
  const need = readText(values, 'need', { max: 300 });
  if (!need.ok) return need;
  const whom = readText(values, 'whom', { max: 150 });
  if (!whom.ok) return whom;
  const priority = NEED_PRIORITIES.find((one) => one === values.priority);
  if (!priority) return refuse('FORM.EMPTY', { field: 'priority' });
  const partner = readText(values, 'partner', { max: 150, required: false });
  if (!partner.ok) return partner;
  const said = { text: need.text, whom: whom.text, priority, partner: partner.text };
  return { ok: true, need: { ...base, finding: finding.id, ...said } };
}

export function isEnd(value: string): value is NeedEnd {
  return (NEED_ENDS as readonly string[]).includes(value);
}

/** Open ones first, the most pressing at the top; never by school. */
export function inOrder(needs: readonly CompetenceNeed[]): CompetenceNeed[] {
  const rank = (need: CompetenceNeed) => (need.ended ? NEED_PRIORITIES.length : 0);
  return needs.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      NEED_PRIORITIES.indexOf(a.priority) - NEED_PRIORITIES.indexOf(b.priority) ||
      a.at - b.at,
  );
}
