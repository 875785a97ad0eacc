import type { OwnerId } from '../../domain/people/people.ts';
import { compareCodePoints } from '../keys.ts';

/** What would be claimed next of an owner. */
export interface Candidate {
  urgent: boolean;
  dueAt: number;
  id: string;
}
export type Peek = (owner: OwnerId, count: number) => Promise<Candidate[]>;

interface Queue {
  owner: OwnerId;
  candidates: Candidate[];
  taken: number;
  /** How many were asked for: when as many came, there may be more. */
  asked: number;
}

const FIRST_LOOK = 16;

/**
 * How many of each owner's are among the first `limit` of all: urgent first, then by due time, id and owner. Zero for
 * an owner that has nothing due; no number for one whose turn has not come.
 */
export async function mergeDue(owners: OwnerId[], limit: number, peek: Peek): Promise<Map<OwnerId, number>> {
  const look = Math.min(limit, FIRST_LOOK);
  const queues = await Promise.all(
    owners.map(async (owner): Promise<Queue> => {
      return { owner, candidates: await peek(owner, look), taken: 0, asked: look };
    }),
  );
  const idle = queues.filter(({ candidates }) => candidates.length === 0);
  const shares = new Map<OwnerId, number>(idle.map(({ owner }) => [owner, 0]));
  for (let left = limit; left > 0; left -= 1) {
    const first = firstOf(queues);
    if (!first) break;
    first.taken += 1;
    shares.set(first.owner, first.taken);
    await refill(first, peek);
  }
  return shares;
}

function firstOf(queues: Queue[]): Queue | undefined {
  let best: Queue | undefined;
  for (const queue of queues) {
    if (queue.candidates[queue.taken] && (!best || comesBefore(queue, best))) best = queue;
  }
  return best;
}

function comesBefore(a: Queue, b: Queue): boolean {
  const [x, y] = [a.candidates[a.taken], b.candidates[b.taken]];
  if (!x || !y) return x !== undefined;
  return byUrgency({ ...x, owner: a.owner }, { ...y, owner: b.owner }) < 0;
}

/** Urgent first, then by due time, id and owner. */
export function byUrgency(a: Candidate & { owner: OwnerId }, b: Candidate & { owner: OwnerId }): number {
  if (a.urgent !== b.urgent) return a.urgent ? -1 : 1;
  return a.dueAt - b.dueAt || compareCodePoints(a.id, b.id) || compareCodePoints(a.owner, b.owner);
}

async function refill(queue: Queue, peek: Peek): Promise<void> {
  if (queue.taken < queue.candidates.length || queue.candidates.length < queue.asked) return;
  queue.asked *= 4;
  queue.candidates = await peek(queue.owner, queue.asked);
}
