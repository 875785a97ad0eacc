import type { Store } from '../src/app/ports/store.ts';
import { toEpoch } from '../src/domain/calendar/zoned-time.ts';
import { ENGINES, houseOn, withStore } from './house.ts';
import { kommune, load } from './kommune.ts';
import { atMost, type Bench, type Figure, heldMb, median, repeat, seconds } from './measure.ts';

/** Of Norway: 357 owners, 2,700 schools, 70,000 staff. */
const ALL = { owners: 357, schools: 2700, staff: 26 };
const TENTH = { ...ALL, owners: 36, schools: 270 };
const RUNS = 3;
/** All staff are asked, and nothing has been born before: the most that one tick ever has to do. */
const AT = toEpoch('2026-09-10', '14:30', 'Europe/Oslo');
const MINUTE = 60_000;

interface Ticked {
  first: number;
  next: number;
  mb: number;
  deliveries: number;
}

async function loadAll(store: Store, { owners, schools, staff }: typeof ALL): Promise<void> {
  for (let n = 0; n < owners; n += 1) {
    const share = Math.floor(((n + 1) * schools) / owners) - Math.floor((n * schools) / owners);
    await load(store, kommune(`owner-${n}`, share, staff));
  }
}

function tickOnce(engine: string, size: typeof ALL): Promise<Ticked> {
  return withStore(engine, async (store) => {
    await loadAll(store, size);
    const house = houseOn(store);
    const before = heldMb();
    const first = await seconds(() => house.tick(AT));
    const mb = heldMb() - before;
    const next = await seconds(() => house.tick(AT + MINUTE));
    let deliveries = 0;
    for (let n = 0; n < size.owners; n += 1)
      for await (const _ of store.deliveries(`owner-${n}`)) deliveries += 1;
    return { first, next, mb, deliveries };
  });
}

async function figuresOf(engine: string, note: (text: string) => void): Promise<Figure[]> {
  const small = await repeat(RUNS, () => tickOnce(engine, TENTH));
  note(`${engine}: a tenth, ${median(small.map(({ first }) => first)).toFixed(1)} s`);
  const whole = await repeat(RUNS, () => tickOnce(engine, ALL));
  const growth = whole.map(({ first }, n) => first / (small[n]?.first ?? 1));
  return [
    { what: `${engine}: messages that the tick makes`, unit: '', runs: whole.map((one) => one.deliveries) },
    atMost(5, {
      what: `${engine}: everything is due at once`,
      unit: 's',
      runs: whole.map((one) => one.first),
    }),
    atMost(5, {
      what: `${engine}: the minute after, nothing is due`,
      unit: 's',
      runs: whole.map((one) => one.next),
    }),
    atMost(11, { what: `${engine}: ten times the schools cost`, unit: 'times', runs: growth }),
    { what: `${engine}: memory kept from tick to tick`, unit: 'MB', runs: whole.map((one) => one.mb) },
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
