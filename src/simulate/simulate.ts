import { join } from 'node:path';
import { importOwner, type OwnerData } from '../app/import-owner.ts';
import type { Clock, Ids } from '../app/ports/clock.ts';
import type { Log } from '../app/ports/log.ts';
import type { Messenger } from '../app/ports/messenger.ts';
import type { Store } from '../app/ports/store.ts';
import { applyFigures, figuresDiff } from '../app/results/import-figures.ts';
import type { House } from '../assemble.ts';
import { addDays } from '../domain/calendar/dates.ts';
import { toEpoch, toLocal } from '../domain/calendar/zoned-time.ts';
import type { Figure } from '../domain/results/figure.ts';
import { type EpochMs, type IsoDate, MINUTE_MS } from '../domain/time.ts';
import { AppError } from '../observe/app-error.ts';
import { advanceTime, type Journey } from './advance-time.ts';
import { INVARIANT_NAMES, INVARIANTS } from './check/invariants.ts';
import { courseOf } from './outcome/course.ts';
import { KEEPSAKE_FOLDERS, writeText } from './outcome/keepsakes.ts';
import { type Summary, yearFigures } from './outcome/summary.ts';
import { yearStory } from './outcome/year.ts';
import { clearResults, openPast } from './past.ts';
import { createPupils } from './people/pupils.ts';
import { createWorld, type World } from './world.ts';

export interface SimulationParts {
  data: OwnerData;
  store: Store;
  from: IsoDate;
  to: IsoDate;
  seed: number;
  out: string;
  /** Share of the platform's POSTs that go wrong. */
  faults?: number;
  house: (parts: { clock: Clock; ids: Ids; log: Log; messenger: Messenger }) => House;
  /** Public figures that the owner has brought in before the year. */
  figures?: Figure[];
  /** Pictures to keep at the end, by file name. */
  drawWheels?: (now: EpochMs) => Promise<Record<string, string>>;
  onTime?: (at: EpochMs, end: EpochMs) => void;
}

export interface SimulationResult {
  summary: Summary;
}

const RESULTS = ['summary.json', 'year.md', ...KEEPSAKE_FOLDERS];
/** A program that was killed is not back the same second; its leases have run out by then. */
const RESTART_MS = 2 * MINUTE_MS;

/** Runs the time from `from` to `to` with people who act by themselves, and writes what came of it. */
export async function simulate(parts: SimulationParts): Promise<SimulationResult> {
  const { data, store, seed, from, to, out } = parts;
  const { owner } = data;
  const past = await openPast(out, store, { seed, from, to, owner: owner.id });
  const start = toEpoch(from, '06:00', owner.timeZone);
  const end = toEpoch(addDays(to, 1), '00:00', owner.timeZone);
  const begin = past.stoppedAt === undefined ? start : Math.min(end, past.stoppedAt + RESTART_MS);
  const world = createWorld(parts, past, begin, end);
  if (past.run === 1) {
    clearResults(out, RESULTS);
    await settleIn(parts);
  }
  world.recall();
  world.begin();
  if (past.run > 1) await world.checker.review(begin);
  await advanceTime({
    house: world.house,
    clock: world.clock,
    owner: owner.id,
    until: end,
    actors: together(world.people, createPupils({ app: world.house.app, owner, seed })),
    onStep: async (now) => {
      await world.checker.step(now);
      parts.onTime?.(now, end);
    },
  });
  await world.checker.end(start, end);
  const summary = await summaryOf(parts, world, end);
  await writeResults(parts, summary, end);
  past.platform.add({ t: 'end', at: end });
  past.platform.close();
  past.people.close();
  return { summary };
}

/** Staff and pupils act in the same time. */
function together(...actors: NonNullable<Journey['actors']>[]): NonNullable<Journey['actors']> {
  return {
    nextAt() {
      const times = actors.map((one) => one.nextAt()).filter((at) => at !== undefined);
      return times.length === 0 ? undefined : Math.min(...times);
    },
    async act(now) {
      for (const one of actors) await one.act(now);
    },
  };
}

async function settleIn({ data, store, figures = [] }: SimulationParts): Promise<void> {
  const imported = await importOwner(store, data, (key) => ({ platform: 'teams', conversation: key }));
  const brought =
    imported.ok &&
    (await applyFigures(store, data.owner.id, await figuresDiff(store, data.owner.id, figures)));
  if (brought) return;
  throw new AppError('SIMULATE.STORE_IN_USE', 'Another process is writing to this store', {
    hint: 'Stop the other one first.',
    actor: 'user',
  });
}

async function summaryOf(
  { data, store, from, to, seed }: SimulationParts,
  world: World,
  end: EpochMs,
): Promise<Summary> {
  const { checker, people, records, acknowledged } = world;
  const times = checker.report.times();
  const violations = checker.report.violations();
  const { timeZone, id } = data.owner;
  const when = (at: EpochMs) => {
    const { date, time } = toLocal(at, timeZone);
    return `${date} ${time}`;
  };
  return {
    owner: id,
    from,
    to,
    seed,
    ...(await yearFigures(store, data.owner, acknowledged, end)),
    invariantsChecked: INVARIANT_NAMES.map((name) => ({ name, says: INVARIANTS[name], times: times[name] })),
    violations: violations.length,
    violationList: violations.map(({ invariant, at, where, what }) => ({
      invariant,
      when: when(at),
      where,
      what,
    })),
    course: courseOf(records, people.habits),
    gaveUp: Object.fromEntries([...people.gaveUp].sort()),
  };
}

async function writeResults(
  { data, store, out, drawWheels }: SimulationParts,
  summary: Summary,
  end: EpochMs,
): Promise<void> {
  writeText(join(out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
  writeText(join(out, 'year.md'), await yearStory(store, data.owner, data.people, summary));
  for (const [name, svg] of Object.entries((await drawWheels?.(end - 1)) ?? {}))
    writeText(join(out, name), svg);
}
