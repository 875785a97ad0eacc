import { openStore } from '../src/store/open-store.ts';
import { ENGINES, withStoreUrl } from './house.ts';
import type { Kind } from './inbound-kinds.ts';
import { hangUp, latencies, made, press, startServer } from './inbound-load.ts';
import { createWorld, type World } from './inbound-world.ts';
import { atLeast, atMost, type Bench, type Figure, percentile } from './measure.ts';

const SETS = 3;
const WARM_MS = 2500;
const MEASURED_MS = 3000;

interface Measured {
  perSecond: number;
  /** Of the server's process, for each answer. */
  cpuMs: number;
  p99: number;
  /** Acknowledged, and not found in the store afterwards. */
  missing: number;
}

/** Each answer is one event with an inbox row of its own, written in the same commit. */
async function savedIn(storeUrl: string): Promise<number> {
  const store = await openStore(storeUrl);
  let rows = 0;
  for await (const _ of store.list('fjordvik', 'inbox')) rows += 1;
  await store.close();
  return rows;
}

async function measure(world: World, kind: Kind, storeUrl: string): Promise<Measured> {
  const server = await startServer({ ...world.toServe, kind, storeUrl });
  try {
    const { served } = server;
    const load = { url: served.url, make: world.requests(kind, served), people: world.people };
    const before = made();
    await press(load, WARM_MS);
    const cpuBefore = await server.cpuMs();
    const { answered, seconds } = await press(load, MEASURED_MS);
    const cpuMs = ((await server.cpuMs()) - cpuBefore) / answered;
    const perSecond = answered / seconds;
    const p99 = percentile(await latencies(load, perSecond / 2, MEASURED_MS), 0.99);
    const missing = storeUrl === '' ? 0 : made() - before - (await savedIn(storeUrl));
    return { perSecond, cpuMs, p99, missing };
  } finally {
    await server.stop();
  }
}

/** The framework alone and every engine, one after another, so that they meet the same machine. */
async function setsOf(world: World, platform: 'teams' | 'slack', note: (text: string) => void) {
  const bare: Measured[] = [];
  const whole = new Map<string, Measured[]>(ENGINES.map((engine) => [engine, []]));
  for (let set = 1; set <= SETS; set += 1) {
    bare.push(await measure(world, `bare ${platform}`, ''));
    for (const [engine, runs] of whole)
      runs.push(await withStoreUrl(engine, (url) => measure(world, platform, url)));
    note(`${platform}: ${set} of ${SETS}`);
  }
  const figures: Figure[] = [
    { what: `${platform}, the framework alone`, unit: '1/s', runs: bare.map((one) => one.perSecond) },
    { what: `${platform}, the framework alone: CPU each`, unit: 'ms', runs: bare.map((one) => one.cpuMs) },
  ];
  for (const [engine, runs] of whole) figures.push(...figuresOf(`${platform}, ${engine}`, runs, bare));
  return figures;
}

function figuresOf(name: string, whole: Measured[], bare: Measured[]): Figure[] {
  const share = whole.map(({ perSecond }, n) => perSecond / (bare[n]?.perSecond ?? 1));
  const of = (pick: (one: Measured) => number) => whole.map(pick);
  return [
    { what: `${name}: durable answers`, unit: '1/s', runs: of(({ perSecond }) => perSecond) },
    { what: `${name}: CPU each`, unit: 'ms', runs: of(({ cpuMs }) => cpuMs) },
    atLeast(0.8, { what: `${name}: share of the framework alone`, unit: '', runs: share }),
    atMost(0, { what: `${name}: acknowledged but not saved`, unit: '', runs: of(({ missing }) => missing) }),
    atMost(100, { what: `${name}: p99 at half of that load`, unit: 'ms', runs: of(({ p99 }) => p99) }),
  ];
}

export const bench: Bench = {
  name: 'inbound',
  work: `signed Slack actions and Teams invokes over HTTP from 32 people at once, each a durable answer; beside it the same framework that only acks (${SETS} times)`,
  async run(note) {
    const world = await createWorld();
    const figures: Figure[] = [];
    for (const platform of ['slack', 'teams'] as const)
      figures.push(...(await setsOf(world, platform, note)));
    hangUp();
    await world.close();
    return figures;
  },
};
