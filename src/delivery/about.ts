import type { ClaimedDelivery } from '../app/ports/delivery.ts';

/** What log lines say of a delivery. */
export function about(claim: ClaimedDelivery): { owner: string; delivery: string; kind: string } {
  return { owner: claim.owner, delivery: claim.id, kind: claim.kind };
}
