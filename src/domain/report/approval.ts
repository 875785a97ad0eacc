import type { EpochMs, IsoDate } from '../time.ts';
import type { Approval, ApprovalState, ReportState } from './report.ts';

/** Whose approvals stand, and which have lapsed because the content has moved since. */
export function approvalStates(
  { approvals }: ReportState,
  by: ApprovalState['by'][],
  content: string,
  dayOf: (at: EpochMs) => IsoDate,
): ApprovalState[] {
  return by.map((one) => stateOf(one, approvals[one], content, dayOf));
}

function stateOf(
  by: ApprovalState['by'],
  approval: Approval | undefined,
  content: string,
  dayOf: (at: EpochMs) => IsoDate,
): ApprovalState {
  if (!approval) return { by, lapsed: false };
  return { by, on: dayOf(approval.at), lapsed: approval.content !== content };
}
