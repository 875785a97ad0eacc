import { ownerDigest } from '../src/app/actions/home.ts';
import type { Change, Store } from '../src/app/ports/store.ts';
import { createCards } from '../src/cards/create-cards.ts';
import { toEpoch } from '../src/domain/calendar/zoned-time.ts';
import type { Measure } from '../src/domain/measure/measure.ts';
import type { Round } from '../src/domain/round/round.ts';
import { houseOn, withStore } from './house.ts';
import { kommune, load } from './kommune.ts';
import { atMost, type Bench, heldMb, repeat, seconds } from './measure.ts';

const SIZES = [10, 100, 1000];
const STAFF = 26;
const RUNS = 5;
const ROUNDS_EACH = 2;
const MEASURES_EACH = 4;
const NOW = toEpoch('2026-11-05', '12:00', 'Europe/Oslo');

const DAY = 86_400_000;

/** What a school has done in a year: rounds that rektor has shared, with findings and tiltak. */
async function addYear(store: Store, owner: string, school: string): Promise<void> {
  for (let n = 0; n < ROUNDS_EACH; n += 1) {
    const id = `${school}-round-${n}`;
    const round: Round = {
      id,
      school,
      theme: 'Lesing i alle fag',
      problem: 'Elevene leser for lite.',
      questionSet: 'reading-walk',
      questions: [],
      teams: [],
      windowSchoolDays: 5,
      createdBy: 'rektor',
      createdAt: NOW - 60 * DAY,
      phase: 'measures',
      history: [],
      collect: { opensAt: NOW - 50 * DAY, closesAt: NOW - 40 * DAY },
      summary: '',
      priority: [],
      goals: [],
      sharedAt: NOW - 20 * DAY,
    };
    const changes: Change[] = [{ type: 'insert', collection: 'round', id, body: round }];
    for (let k = 0; k < MEASURES_EACH; k += 1) changes.push(measureOf(round, k));
    await store.commit(owner, changes);
  }
}

function measureOf({ id: round, school }: Round, order: number): Change {
  const id = `${round}:${order}`;
  const body: Measure = {
    id,
    school,
    round,
    finding: `${round}:f`,
    problem: 'Elevene leser for lite.',
    what: 'Lesestund hver dag',
    startsOn: '2026-10-01',
    responsible: 'person:rektor',
    evaluateOn: '2027-01-15',
    order,
    status: 'ongoing',
    followUps: [],
  };
  return { type: 'insert', collection: 'measure', id, body };
}

interface Made {
  time: number;
  mb: number;
}

function digests(schools: number): Promise<Made[]> {
  return withStore('SQLite', async (store) => {
    const data = kommune('k', schools, STAFF);
    await load(store, data);
    for (const { id } of data.schools) await addYear(store, 'k', id);
    const { app } = houseOn(store);
    const cards = createCards();
    const actor = data.people.find(({ roles }) => roles.includes('educationDirector'));
    if (!actor) throw new Error('Fjordvik has no director of education');
    const make = async () =>
      cards.render(await ownerDigest({ app, store, owner: data.owner, actor, now: NOW }));
    await make();
    return repeat(RUNS, async () => {
      const before = heldMb();
      const time = await seconds(make);
      return { time, mb: Math.max(0, process.memoryUsage().heapUsed / 1024 / 1024 - before) };
    });
  });
}

export const bench: Bench = {
  name: 'digest',
  work: `the owner's digest as a card, ${SIZES.join(', ')} schools with two rounds and eight tiltak each`,
  async run(note) {
    const bySize: Made[][] = [];
    for (const size of SIZES) {
      bySize.push(await digests(size));
      note(`${size} schools done`);
    }
    const times = bySize.map((made, n) => {
      return { what: `${SIZES[n]} schools`, unit: 's', runs: made.map(({ time }) => time) };
    });
    const growth = [1, 2].map((n) =>
      atMost(11, {
        what: `from ${SIZES[n - 1]} to ${SIZES[n]} schools`,
        unit: 'times',
        runs: (bySize[n] ?? []).map(({ time }, run) => time / (bySize[n - 1]?.[run]?.time ?? 1)),
      }),
    );
    const most = bySize.at(-1)?.map(({ mb }) => mb) ?? [];
    return [
      ...times,
      ...growth,
      { what: `memory for ${SIZES.at(-1)} schools, before it is freed`, unit: 'MB', runs: most },
    ];
  },
};
