import { randomUUID } from 'node:crypto';
import type { ClaimedDelivery, Delivery, DeliveryState, Settlement } from '../../app/ports/delivery.ts';
import type { OwnerId } from '../../domain/people/people.ts';
import type { EpochMs } from '../../domain/time.ts';
import { byUrgency, type Candidate, mergeDue } from './merge-due.ts';
import { type IndexEntry, NEVER, type RedisIndex } from './redis-index.ts';
import { outboxKeys, ownerKeys } from './redis-keys.ts';
import type { RedisLink } from './redis-link.ts';
import { allRows, type Page, pageRange, pairs } from './redis-pages.ts';
import { instant, settlementArguments, toClaimed, toDelivery } from './redis-rows.ts';
import type { WriteOwner } from './redis-writes.ts';
import { SCRIPTS } from './scripts.ts';

const PAGE_ROWS = 256;
/** Owners looked at together when the index is asked for the next due time. */
const NEXT_ROWS = 16;

export function createRedisOutbox(link: RedisLink, index: RedisIndex, write: WriteOwner) {
  async function peek(owner: OwnerId, now: EpochMs, count: number): Promise<Candidate[]> {
    const flat = (await link.run(SCRIPTS.peek, ownerKeys(owner), [now, count])) as string[];
    return Array.from({ length: flat.length / 3 }, (_, n) => ({
      urgent: flat[3 * n] === '1',
      dueAt: Number(flat[3 * n + 1]),
      id: flat[3 * n + 2] ?? '',
    }));
  }

  /** Also tells the index when the owner is due next. */
  async function claimOf(entry: IndexEntry, now: EpochMs, count: number, leaseMs: number) {
    const args = [now, count, now + leaseMs, randomUUID(), entry.at];
    const [next, ...flat] = (await link.write(SCRIPTS.claim, ownerKeys(entry.owner), args)) as string[];
    if (Number(next) > entry.at) await index.raise(entry, Number(next)).catch(() => undefined);
    return pairs(flat).map(([, raw]) => toClaimed(entry.owner, raw));
  }

  /** One owner's share fails alone, as when its node of the cluster is away; all failing is a fault. */
  async function claimShares(
    entries: IndexEntry[],
    shares: Map<OwnerId, number>,
    now: EpochMs,
    leaseMs: number,
  ) {
    const results = await Promise.allSettled(
      entries.map((entry) => claimOf(entry, now, shares.get(entry.owner) ?? 0, leaseMs)),
    );
    const failed = results.find((result) => result.status === 'rejected');
    if (failed && results.every((result) => result.status === 'rejected')) throw failed.reason;
    return results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
  }

  async function claimRound(now: EpochMs, limit: number, leaseMs: number): Promise<ClaimedDelivery[]> {
    const entries = await index.upTo(now);
    if (entries.length === 0) return [];
    const owners = entries.map(({ owner }) => owner);
    const shares =
      owners.length === 1
        ? new Map(owners.map((owner) => [owner, limit]))
        : await mergeDue(owners, limit, (owner, count) => peek(owner, now, count));
    const concerned = entries.filter(({ owner }) => shares.has(owner));
    return claimShares(concerned, shares, now, leaseMs);
  }

  async function nextOf(entry: IndexEntry): Promise<EpochMs> {
    const next = Number(await link.write(SCRIPTS.next, ownerKeys(entry.owner), [entry.at]));
    if (next > entry.at) await index.raise(entry, next);
    return next;
  }

  async function page(
    owner: OwnerId,
    prefix: string,
    state: string,
    after?: string,
  ): Promise<Page<Delivery>> {
    const { from, to } = pageRange(prefix, after);
    const args = [from, to, PAGE_ROWS, state];
    const [last, ...flat] = (await link.run(SCRIPTS.deliveries, outboxKeys(owner), args)) as string[];
    const rows = pairs(flat).map(([, raw]) => toDelivery(owner, raw));
    return { rows, next: last === '' ? undefined : last };
  }

  return {
    async claimDue(now: EpochMs, limit: number, leaseMs: number): Promise<ClaimedDelivery[]> {
      const claims: ClaimedDelivery[] = [];
      // Others claim at the same time: what they were quicker with is made up for by asking again.
      while (claims.length < limit) {
        const more = await claimRound(instant(now), limit - claims.length, leaseMs).catch((error) => {
          if (claims.length === 0) throw error;
          return [];
        });
        if (more.length === 0) break;
        claims.push(...more);
      }
      return claims.sort(byUrgency);
    },
    async beginSending(
      { owner, id, token }: ClaimedDelivery,
      now: EpochMs,
      leaseMs: number,
    ): Promise<boolean> {
      const leaseUntil = instant(now + leaseMs);
      const args = [id, token, leaseUntil];
      const [answer] = await write(owner, { script: SCRIPTS.begin, dueAt: leaseUntil, args });
      return answer === 'OK';
    },
    async settle({ owner, id, token }: ClaimedDelivery, settlement: Settlement): Promise<boolean> {
      const dueAt = settlement.state === 'pending' ? settlement.dueAt : NEVER;
      const args = [id, token, ...settlementArguments(settlement)];
      const [answer] = await write(owner, { script: SCRIPTS.settle, dueAt, args });
      return answer === 'OK';
    },
    async readDelivery(owner: OwnerId, id: string): Promise<Delivery | undefined> {
      const raw = (await link.command('HGET', outboxKeys(owner)[0], id)) as string | null;
      return raw === null ? undefined : toDelivery(owner, raw);
    },
    deliveries: (
      owner: OwnerId,
      { state = '', prefix = '' }: { state?: DeliveryState | ''; prefix?: string },
    ) => allRows((after) => page(owner, prefix, state, after)),
    async backlog(now: EpochMs): Promise<number> {
      const owners = await index.upTo(instant(now));
      const counts = await Promise.all(
        owners.map(({ owner }) => link.run(SCRIPTS.backlog, ownerKeys(owner), [instant(now)])),
      );
      return counts.reduce<number>((sum, count) => sum + Number(count), 0);
    },
    /** Looks at the owners that may be first until one is found to be. */
    async nextDue(): Promise<EpochMs | undefined> {
      while (true) {
        const entries = await index.upTo(NEVER - 1, NEXT_ROWS);
        const [first] = entries;
        if (!first) return undefined;
        const exact = await Promise.all(entries.map(nextOf));
        if (exact[0] !== undefined && exact[0] <= first.at) return first.at;
      }
    },
  };
}
