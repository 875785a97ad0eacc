import { canShow, type MinGroups } from '../privacy/min-group.ts';
import { type Band, shareBand } from '../privacy/release.ts';
import { type Result, refuse } from '../result.ts';
import type { EpochMs } from '../time.ts';
import { chosen } from './draft.ts';
import type { Ballot, Finding, Round } from './round.ts';

export const MAX_CHOICES = 3;

/** Nobody is offered three where there are two. */
export function choicesAmong(findings: Finding[]): number {
  return Math.min(MAX_CHOICES, findings.length);
}

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

/** What is told of a vote, decided once, when it is over. */
export interface Tally {
  /** Findings that most voted for first; ties in the order they were found. */
  order: string[];
  /** How many voted. */
  n: number;
  /** How much of the group voted for each. Absent when too few voted: then only the order of the findings is given. */
  bands?: Record<string, Band>;
}

/**
 * Under the minimum group nothing of what was voted can be seen, not even the order. From there on each finding has a band and
 * no number: a number would tell that all, or none, had voted for it, and hiding it then would tell the same.
 */
export function tally(findings: Finding[], ballots: Ballot[], groups: MinGroups): Tally {
  const ids = findings.map((finding) => finding.id);
  const n = ballots.length;
  if (!canShow('school', n, groups)) return { order: ids, n };
  const bands: Record<string, Band> = {};
  for (const id of ids) bands[id] = shareBand(ballots.filter((one) => one.findings.includes(id)).length, n);
  const order = [...ids].sort((a, b) => RANK[bands[b] ?? 'rest'] - RANK[bands[a] ?? 'rest']);
  return { order, n, bands };
}

const RANK: Record<Band, number> = { most: 3, some: 2, rest: 1, few: 0 };

/** rektor sets the order after the talk; the vote is advice. */
export function readPriority(
  findings: Finding[],
  values: Record<string, string>,
): Result<{ priority: string[] }> {
  const priority: string[] = [];
  for (const field of ['first', 'second', 'third']) {
    const id = findings.find((finding) => finding.id === values[field])?.id;
    if (id && priority.includes(id)) return refuse('PRIORITY.TWICE', { field });
    if (id) priority.push(id);
  }
  return priority.length === 0 ? refuse('PRIORITY.EMPTY') : { ok: true, priority };
}
