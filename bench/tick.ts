import type { Store } from '../src/app/ports/store.ts';
import { toEpoch } from '../src/domain/calendar/zoned-time.ts';
import { costOf, ENGINES, houseOn, withOpened, withStoreUrl } from './house.ts';
import { kommune, load } from './kommune.ts';
import { atMost, type Bench, type Figure, heldMb } from './measure.ts';

/** Of Norway: 357 owners, 2,700 schools, 70,000 staff. */
const ALL = { owners: 357, schools: 2700, staff: 26 };
const TENTH = { ...ALL, owners: 36, schools: 270 };
const RUNS = 2;
/** All staff are asked, and nothing has been born before: the most that one tick ever has to do. */
const AT = toEpoch('2026-09-10', '14:30', 'Europe/Oslo');
const MINUTE = 60_000;

interface Ticked {
  first: { seconds: number; cpu: number };
  next: { seconds: number; cpu: number };
  mb: number;
  deliveries: number;
}

async function loadAll(store: Store, { owners, schools, staff }: typeof ALL): Promise<void> {
  for (let n = 0; n < owners; n += 1) {
    const share = Math.floor(((n + 1) * schools) / owners) - Math.floor((n * schools) / owners);
    await load(store, kommune(`owner-${n}`, share, staff));
  }
}

/** With everything forgotten that a running bot would remember of the wheels. */
async function tickOnce(store: Store, size: typeof ALL): Promise<Ticked> {
  const house = houseOn(store);
  const before = heldMb();
  const first = await costOf(() => house.tick(AT));
  const mb = heldMb() - before;
  const next = await costOf(() => house.tick(AT + MINUTE));
  let deliveries = 0;
  for (let n = 0; n < size.owners; n += 1)
    for await (const _ of store.deliveries(`owner-${n}`)) deliveries += 1;
  return { first, next, mb, deliveries };
}

function loadedTick(engine: string, size: typeof ALL): Promise<Ticked> {
  return withStoreUrl(engine, async (url) => {
    await withOpened(url, (store) => loadAll(store, size));
    return withOpened(url, (store) => tickOnce(store, size));
  });
}

async function figuresOf(engine: string, note: (text: string) => void): Promise<Figure[]> {
  const small: Ticked[] = [];
  const whole: Ticked[] = [];
  for (let run = 1; run <= RUNS; run += 1) {
    small.push(await loadedTick(engine, TENTH));
    whole.push(await loadedTick(engine, ALL));
    note(`${engine}: ${run} of ${RUNS}, the whole country ${whole.at(-1)?.first.seconds.toFixed(1)} s`);
  }
  const of = (pick: (one: Ticked) => number) => whole.map(pick);
  const growth = whole.map(({ first }, n) => first.seconds / (small[n]?.first.seconds ?? 1));
  return [
    { what: `${engine}: messages that the tick makes`, unit: '', runs: of(({ deliveries }) => deliveries) },
    atMost(5, {
      what: `${engine}: everything is due at once`,
      unit: 's',
      runs: of(({ first }) => first.seconds),
    }),
    { what: `${engine}: the same, CPU`, unit: 's', runs: of(({ first }) => first.cpu) },
    atMost(5, {
      what: `${engine}: the minute after, nothing is due`,
      unit: 's',
      runs: of(({ next }) => next.seconds),
    }),
    atMost(11, { what: `${engine}: ten times the schools cost`, unit: 'times', runs: growth }),
    { what: `${engine}: memory kept from tick to tick`, unit: 'MB', runs: of(({ mb }) => mb) },
  ];
}

export const bench: Bench = {
  name: 'tick',
  work: `one tick when all staff are asked: ${ALL.owners} owners, ${ALL.schools} schools, ${ALL.schools * ALL.staff} staff`,
  async run(note) {
    const figures: Figure[] = [];
    for (const engine of ENGINES) figures.push(...(await figuresOf(engine, note)));
    return figures;
  },
};
