import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Person } from '../src/domain/people/people.ts';
import { openStore } from '../src/store/open-store.ts';
import { createFakeWebApi } from '../test/platforms/slack/support/fake-web-api.ts';
import { startFakeConnector } from '../test/platforms/teams/support/fake-connector.ts';
import { startLocalIssuer } from '../test/platforms/teams/support/local-issuer.ts';
import { ENGINES, withStoreUrl } from './house.ts';
import type { Kind, Served, ToServe } from './inbound-kinds.ts';
import { staffOf, userOf } from './inbound-kinds.ts';
import { type Made, type MakeRequest, slackRequests, teamsRequests } from './inbound-requests.ts';
import { fjordvik } from './kommune.ts';
import { atLeast, atMost, type Bench, type Figure, percentile } from './measure.ts';

const PAIRS = 3;
const LANES = 32;
const WARM_MS = 2000;
const MEASURED_MS = 4000;
const SERVER = fileURLToPath(new URL('./inbound-server.ts', import.meta.url));

interface World {
  toServe: Omit<ToServe, 'kind' | 'storeUrl'>;
  requests(kind: Kind, served: Served): MakeRequest;
  people: Person[];
  close(): Promise<void>;
}

/** Teams and Slack at the other ends of the wires, in this process. */
async function createWorld(): Promise<World> {
  const people = staffOf(fjordvik());
  const users = people.map((person) => ({ id: userOf(person), email: person.email }));
  const [connector, issuer, api] = await Promise.all([
    startFakeConnector(),
    startLocalIssuer(),
    createFakeWebApi({ users }),
  ]);
  connector.allow('POST', /./);
  connector.allow('PUT', /./);
  for (const person of people) {
    connector.allow('GET', new RegExp(`/members/29:${person.id}$`), {
      body: { id: `29:${person.id}`, userPrincipalName: person.email },
    });
  }
  const bearer = issuer.bearer(connector.serviceUrl);
  return {
    people,
    toServe: { issuer: issuer.issuer, connectorHost: connector.host, apiUrl: api.apiUrl },
    requests: (kind, served) =>
      kind.endsWith('teams')
        ? teamsRequests(served, connector.serviceUrl, bearer)
        : slackRequests(served, api.apiUrl),
    close: async () => void (await Promise.all([connector.close(), issuer.close(), api.close()])),
  };
}

async function start(toServe: ToServe): Promise<{ child: ChildProcess; served: Served }> {
  const child = fork(SERVER, [JSON.stringify(toServe)], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [served] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error(`${toServe.kind} did not start`))),
  ]);
  return { child, served: served as Served };
}

const agent = new Agent({ keepAlive: true, maxSockets: LANES * 4 });

/** Milliseconds until the whole answer was there. */
function post(url: string, { headers, body }: Made): Promise<number> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method: 'POST',
      agent,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    });
    sent.once('error', reject);
    sent.once('response', (response) => {
      response.resume();
      response.once('end', () => {
        if (response.statusCode === 200) resolve(performance.now() - began);
        else reject(new Error(`answered ${response.statusCode}`));
      });
    });
    sent.end(body);
  });
}

interface Load {
  url: string;
  make: MakeRequest;
  people: Person[];
}

let count = 0;
function next({ make, people }: Load): Made {
  count += 1;
  const person = people[count % people.length];
  if (!person) throw new Error('nobody');
  return make(person, count);
}

/** As many as it can take, from so many people at once. Answers per second. */
async function throughput(load: Load, ms: number): Promise<number> {
  const end = performance.now() + ms;
  let answered = 0;
  const lane = async () => {
    while (performance.now() < end) {
      await post(load.url, next(load));
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return (answered * 1000) / ms;
}

/** At an even pace, whether or not those before have been answered. */
async function latencies(load: Load, perSecond: number): Promise<number[]> {
  const times: Promise<number>[] = [];
  const began = performance.now();
  for (let n = 0; performance.now() - began < MEASURED_MS; n += 1) {
    const wait = began + (n * 1000) / perSecond - performance.now();
    if (wait > 0) await pause(wait);
    times.push(post(load.url, next(load)));
  }
  return Promise.all(times);
}

interface Measured {
  perSecond: number;
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
  const { child, served } = await start({ ...world.toServe, kind, storeUrl });
  try {
    const load = { url: served.url, make: world.requests(kind, served), people: world.people };
    const before = count;
    await throughput(load, WARM_MS);
    const perSecond = await throughput(load, MEASURED_MS);
    const p99 = percentile(await latencies(load, perSecond / 2), 0.99);
    const missing = storeUrl === '' ? 0 : count - before - (await savedIn(storeUrl));
    return { perSecond, p99, missing };
  } finally {
    child.disconnect();
    await once(child, 'exit');
  }
}

async function pairs(
  world: World,
  platform: 'teams' | 'slack',
  engine: string,
  note: (text: string) => void,
) {
  const bare: Measured[] = [];
  const whole: Measured[] = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    bare.push(await measure(world, `bare ${platform}`, ''));
    whole.push(await withStoreUrl(engine, (url) => measure(world, platform, url)));
    note(`${platform} on ${engine}: pair ${pair + 1} of ${PAIRS}`);
  }
  const name = `${platform}, ${engine}`;
  const share = whole.map(({ perSecond }, n) => perSecond / (bare[n]?.perSecond ?? 1));
  return [
    { what: `${name}: the framework alone`, unit: '1/s', runs: bare.map((one) => one.perSecond) },
    { what: `${name}: durable answers`, unit: '1/s', runs: whole.map((one) => one.perSecond) },
    atLeast(0.8, { what: `${name}: share of the framework alone`, unit: '', runs: share }),
    atMost(0, {
      what: `${name}: acknowledged but not saved`,
      unit: '',
      runs: whole.map((one) => one.missing),
    }),
    atMost(100, { what: `${name}: p99 at half of that load`, unit: 'ms', runs: whole.map((one) => one.p99) }),
  ] satisfies Figure[];
}

export const bench: Bench = {
  name: 'inbound',
  work: `signed Slack actions and Teams invokes over HTTP from ${LANES} people at once, each a durable answer; beside it the same framework that only acks (${PAIRS} pairs)`,
  async run(note) {
    const world = await createWorld();
    const figures: Figure[] = [];
    for (const platform of ['slack', 'teams'] as const)
      for (const engine of ENGINES) figures.push(...(await pairs(world, platform, engine, note)));
    agent.destroy();
    await world.close();
    return figures;
  },
};
