import type { Composed } from '../src/app/ports/composer.ts';
import type { Delivery } from '../src/app/ports/delivery.ts';
import type { Store } from '../src/app/ports/store.ts';
import { createDispatcher } from '../src/delivery/dispatcher.ts';
import { createSendLimiter } from '../src/delivery/send-limiter.ts';
import { createLog } from '../src/observe/log.ts';
import { createMetrics } from '../src/observe/metrics.ts';
import { createManualClock } from '../test/support/manual-clock.ts';
import { delivery } from '../test/support/store-fixtures.ts';
import { ENGINES, withStore } from './house.ts';
import { atMost, type Bench, type Figure, heldMb, seconds } from './measure.ts';
import { createPlatform, LIMITS } from './platform.ts';

const SIZES = [1000, 10_000, 100_000];
/** What the limiter keeps of those whom ten tenants are sent in half a minute; the same however many there are. */
const MOST_MB = 12;
/** With fewer, the waits that the platform itself asks for at the end weigh too much. */
const GOAL_FROM = 100_000;
const TENANTS = 10;
const START = 1_800_000_000_000;
const DAY = 86_400_000;
const PER_COMMIT = 500;

interface Sent {
  share: number;
  overLimit: number;
  twice: number;
  lost: number;
  ambiguous: number;
  mb: number;
  wall: number;
}

async function enqueue(store: Store, recipients: number): Promise<void> {
  for (let from = 0; from < recipients; from += PER_COMMIT) {
    // Each tenant's own, so that all have as many.
    const owner = `tenant-${(from / PER_COMMIT) % TENANTS}`;
    const some = Array.from({ length: Math.min(PER_COMMIT, recipients - from) }, (_, n) => {
      const id = `d${from + n}`;
      const made = delivery(id, { subject: String(from + n), dueAt: START, expiresAt: START + DAY });
      return { type: 'enqueue' as const, delivery: made };
    });
    await store.commit(owner, some);
  }
}

async function compose({ owner, subject }: Delivery): Promise<Composed<string>> {
  return {
    type: 'send',
    view: subject,
    address: { platform: 'teams', conversation: { tenant: owner, id: subject } },
  };
}

/** Time passes from one due delivery to the next; a POST takes none of it. */
async function send(store: Store, recipients: number): Promise<Sent> {
  await enqueue(store, recipients);
  const clock = createManualClock(START);
  const platform = createPlatform(clock, recipients);
  const dispatcher = createDispatcher<string>({
    store,
    clock,
    compose,
    render: (view) => ({ card: { type: 'AdaptiveCard', body: [] }, fallbackText: view, language: 'nb' }),
    messengers: { teams: platform.messenger },
    limiter: createSendLimiter(),
    log: createLog({ level: 'silent' }),
    metrics: createMetrics(),
    leaseMs: 60_000,
    concurrency: 64,
  });
  const before = heldMb();
  let most = 0;
  const wall = await seconds(async () => {
    for (let next: number | undefined = START; next !== undefined; next = await store.nextDue()) {
      clock.set(Math.max(next, clock.now()));
      const { claimed } = await dispatcher.runOnce();
      if (claimed > 0 && clock.now() % 10_000 < 100) most = Math.max(most, heldMb() - before);
    }
  });
  const { seen } = platform;
  const largest = Math.ceil(recipients / PER_COMMIT / TENANTS) * PER_COMMIT;
  const least = Math.min(largest, recipients) / LIMITS.perTenantPerSecond;
  return {
    share: (seen.lastAt - seen.firstAt) / 1000 / least,
    overLimit: seen.overLimit,
    twice: seen.twice,
    lost: recipients - platform.reached() - seen.faults.lostBefore,
    ambiguous: seen.faults.lostBefore + seen.faults.lostAfter,
    mb: most,
    wall,
  };
}

async function figuresOf(engine: string, size: number): Promise<Figure[]> {
  const runs: Sent[] = [];
  for (let run = 0; run < (size > 1000 ? 1 : 3); run += 1)
    runs.push(await withStore(engine, (store) => send(store, size)));
  const of = (pick: (sent: Sent) => number) => runs.map(pick);
  const name = `${engine}, ${size.toLocaleString('en-GB')}`;
  const time = {
    what: `${name}: time, of the least that the limits allow`,
    unit: 'times',
    runs: of(({ share }) => share),
  };
  return [
    size < GOAL_FROM ? time : atMost(1.05, time),
    atMost(0, { what: `${name}: refused as over a limit`, unit: '', runs: of(({ overLimit }) => overLimit) }),
    atMost(0, { what: `${name}: sent twice`, unit: '', runs: of(({ twice }) => twice) }),
    atMost(0, { what: `${name}: lost, ambiguous ones aside`, unit: '', runs: of(({ lost }) => lost) }),
    {
      what: `${name}: ambiguous (1 in 150 by the platform's fault)`,
      unit: '',
      runs: of(({ ambiguous }) => ambiguous),
    },
    atMost(MOST_MB, { what: `${name}: memory while sending`, unit: 'MB', runs: of(({ mb }) => mb) }),
    { what: `${name}: sent by the program, no waiting`, unit: '1/s', runs: of(({ wall }) => size / wall) },
  ];
}

export const bench: Bench = {
  name: 'delivery',
  work: `messages to ${TENANTS} tenants at once over a platform with Teams' limits and 1 % faults, in virtual time`,
  async run(note) {
    const figures: Figure[] = [];
    for (const engine of ENGINES) {
      for (const size of SIZES) {
        figures.push(...(await figuresOf(engine, size)));
        note(`${engine}: ${size} done`);
      }
    }
    return figures;
  },
};
