import { canShow, type MinGroups } from '../privacy/min-group.ts';
import { type Result, refuse } from '../result.ts';
import type { EpochMs } from '../time.ts';
import { chosen } from './draft.ts';
import type { Ballot, Finding, Round } from './round.ts';

export const MAX_CHOICES = 3;

export function readBallot(
  round: Round,
  findings: Finding[],
  values: Record<string, string>,
  now: EpochMs,
): Result<{ ballot: Ballot }> {
  if (round.cancelled || round.phase !== 'prioritise' || !round.vote || now >= round.vote.closesAt)
    return refuse('BALLOT.CLOSED');
  const picked = chosen(values.findings).filter((id) => findings.some((finding) => finding.id === id));
  if (picked.length === 0) return refuse('BALLOT.EMPTY');
  if (picked.length > MAX_CHOICES) return refuse('BALLOT.TOO_MANY', { max: MAX_CHOICES });
  return { ok: true, ballot: { round: round.id, findings: picked.sort() } };
}

export interface Tally {
  /** Findings with the most votes first; ties in the order they were found. */
  order: string[];
  /** Absent when too few voted, or all voted alike: then only the order of the findings is given. */
  votes?: Record<string, number>;
}

/** Counts the votes. Under the minimum group nothing of what was voted can be seen, not even the order. */
export function tally(findings: Finding[], ballots: Ballot[], groups: MinGroups): Tally {
  const ids = findings.map((finding) => finding.id);
  if (!canShow('school', ballots.length, groups)) return { order: ids };
  const votes: Record<string, number> = Object.fromEntries(ids.map((id) => [id, 0]));
  for (const ballot of ballots) {
    for (const id of ballot.findings) votes[id] = (votes[id] ?? 0) + 1;
  }
  const order = [...ids].sort((a, b) => (votes[b] ?? 0) - (votes[a] ?? 0));
  // All but one is as telling as all: the one knows the rest.
  const unanimous = ids.some((id) => (votes[id] ?? 0) >= ballots.length - 1);
  // When all voted alike, the order alone would tell what each of them voted.
  return unanimous ? { order: ids } : { order, votes };
}

/** rektor sets the order after the talk; the vote is advice. */
export function readPriority(
  findings: Finding[],
  values: Record<string, string>,
): Result<{ priority: string[] }> {
  const places = ['first', 'second', 'third'].map((field) => values[field] ?? '');
  const priority = [...new Set(places)].filter((id) => findings.some((finding) => finding.id === id));
  return priority.length === 0 ? refuse('PRIORITY.EMPTY') : { ok: true, priority };
}
