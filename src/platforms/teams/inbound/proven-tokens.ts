import { hash } from 'node:crypto';
import { claimsOf } from '../authentication.ts';

/** The SDK itself keeps Microsoft's keys for a day: one that is withdrawn is not known for much longer through this. */
const KEPT_MS = 5 * 60_000;
const MOST = 1000;

/** Which tokens the SDK has proved, each for the service URL that it was proved for. */
export interface ProvenTokens {
  has(authorization: string, serviceUrl: string): boolean;
  /** Call it only with what was proved a moment ago. */
  keep(authorization: string, serviceUrl: string): void;
}

/**
 * Teams sends the same token with everything for an hour or so, and to check its signature takes a fifth of the time of
 * an answer. The very same bytes for the very same address need no second proof for some minutes, and never after
 * the token's own time. Kept as a hash: what is in memory lets nobody in.
 */
export function createProvenTokens(now: () => number = Date.now): ProvenTokens {
  const until = new Map<string, number>();

  function makeRoom(): void {
    for (const key of until.keys()) {
      if (until.size < MOST) return;
      until.delete(key);
    }
  }

  return {
    has: (authorization, serviceUrl) => (until.get(keyOf(authorization, serviceUrl)) ?? 0) > now(),
    keep(authorization, serviceUrl) {
      const { exp } = claimsOf(authorization) ?? {};
      if (typeof exp !== 'number') return;
      const key = keyOf(authorization, serviceUrl);
      // Those that were proved longest ago stand first.
      until.delete(key);
      makeRoom();
      until.set(key, Math.min(exp * 1000, now() + KEPT_MS));
    },
  };
}

function keyOf(authorization: string, serviceUrl: string): string {
  return hash('sha256', JSON.stringify([authorization, serviceUrl]), 'base64url');
}
