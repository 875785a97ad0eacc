import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '../app/ports/store.ts';
import type { EpochMs, IsoDate } from '../domain/time.ts';
import { AppError } from '../observe/app-error.ts';
import { type Journal, openJournal, readJournal } from './journal.ts';
import type { Acknowledged, PlatformRecord } from './records.ts';

export const PLATFORM_FILE = 'platform.jsonl';
export const ACKNOWLEDGED_FILE = 'acknowledged.jsonl';

export interface Settings {
  seed: number;
  from: IsoDate;
  to: IsoDate;
  owner: string;
}

/** What stands outside the bot: what an earlier run of the same simulation left, and where this one writes on. */
export interface Past {
  records: PlatformRecord[];
  acknowledged: Acknowledged[];
  /** Number of this run, from 1. */
  run: number;
  /** When the earlier run was stopped; undefined when there is none. */
  stoppedAt: EpochMs | undefined;
  platform: Journal<PlatformRecord>;
  people: Journal<Acknowledged>;
}

/** Goes on where an earlier run with the same store and folder was stopped, or begins anew with an empty store. */
export async function openPast(out: string, store: Store, settings: Settings): Promise<Past> {
  const paths = { platform: join(out, PLATFORM_FILE), people: join(out, ACKNOWLEDGED_FILE) };
  const records = readJournal<PlatformRecord>(paths.platform);
  const used = (await store.read(settings.owner, 'owner', 'owner')) !== undefined;
  const known = records[0]?.t === 'begin' ? records[0] : undefined;
  if (used) assertSame(known, settings);
  const begin: PlatformRecord = { t: 'begin', ...settings };
  const goesOn = used && known !== undefined;
  const platform = openJournal<PlatformRecord>(paths.platform, { keep: goesOn });
  const people = openJournal<Acknowledged>(paths.people, { keep: goesOn });
  if (!goesOn) {
    platform.add(begin);
    return { records: [begin], acknowledged: [], run: 1, stoppedAt: undefined, platform, people };
  }
  const acknowledged = readJournal<Acknowledged>(paths.people);
  const run = records.filter(({ t }) => t === 'run').length + 1;
  return { records, acknowledged, run, stoppedAt: lastMoment(records), platform, people };
}

function assertSame(known: Settings | undefined, settings: Settings): void {
  const hint = 'Give an empty store, or none, to begin anew; give the same --out, --seed and days to go on.';
  if (!known) {
    throw new AppError(
      'SIMULATE.STORE_IN_USE',
      'The store holds this owner already, and not from a simulation in this folder',
      { hint, actor: 'user' },
    );
  }
  const same = (['seed', 'from', 'to', 'owner'] as const).every((name) => known[name] === settings[name]);
  if (!same) {
    throw new AppError(
      'SIMULATE.OTHER_RUN',
      `The store and the folder hold another simulation (seed ${known.seed}, ${known.from} to ${known.to})`,
      { hint, actor: 'user' },
    );
  }
}

function lastMoment(records: PlatformRecord[]): EpochMs | undefined {
  return records.reduce<EpochMs | undefined>(
    (last, record) => ('at' in record ? Math.max(last ?? 0, record.at) : last),
    undefined,
  );
}

/** Files that an earlier simulation left here and this one makes anew. */
export function clearResults(out: string, names: readonly string[]): void {
  for (const name of names) {
    const path = join(out, name);
    if (existsSync(path)) rmSync(path, { recursive: true });
  }
}
