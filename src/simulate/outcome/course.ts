import type { Habits, Pace } from '../people/habits.ts';
import { PACES } from '../people/habits.ts';
import type { PlatformRecord, PostEnd } from '../records.ts';

/** How the year went at the edges: what the platform did to the messages, and what people were told no to. */
export interface Course {
  platform: Record<PostEnd, number>;
  updates: number;
  presses: number;
  /** Replies by code, other than OK. */
  refusals: Record<string, number>;
  people: Record<Pace, number>;
  runs: number;
}

export function courseOf(records: readonly PlatformRecord[], habits: Map<string, Habits>): Course {
  const platform: Course['platform'] = {
    sent: 0,
    'arrived-but-timed-out': 0,
    'timed-out': 0,
    throttled: 0,
    refused: 0,
  };
  const refusals: Record<string, number> = {};
  let [updates, presses, runs] = [0, 0, 0];
  for (const record of records) {
    if (record.t === 'send' || record.t === 'update') platform[record.end] += 1;
    if (record.t === 'update') updates += 1;
    if (record.t === 'run') runs += 1;
    if (record.t !== 'press') continue;
    presses += 1;
    if (record.code !== 'OK') refusals[record.code] = (refusals[record.code] ?? 0) + 1;
  }
  const people = Object.fromEntries(
    PACES.map((pace) => [pace, [...habits.values()].filter((one) => one.pace === pace).length]),
  );
  return { platform, updates, presses, refusals: sorted(refusals), people: people as Course['people'], runs };
}

function sorted(counts: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}
