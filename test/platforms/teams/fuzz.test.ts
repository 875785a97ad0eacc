import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../../src/app/ports/store.ts';
import { VERBS } from '../../../src/app/verbs.ts';
import { createMemoryStore } from '../../../src/store/memory/memory-store.ts';
import { askNow } from './support/ask-now.ts';
import { createWiredRig, TENANT, type WiredRig } from './support/wired-rig.ts';

/**
 * How many activities. `TEAMS_FUZZ_RUNS=100000 npx vitest run test/platforms/teams/fuzz.test.ts` is the whole proof
 * (some minutes); `TEAMS_FUZZ_SEED` repeats one that failed.
 */
const RUNS = Number(process.env.TEAMS_FUZZ_RUNS ?? 1500);
const SEED = process.env.TEAMS_FUZZ_SEED ? Number(process.env.TEAMS_FUZZ_SEED) : undefined;
const AT_ONCE = 16;

type Json = Record<string, unknown>;

describe('mutated activities on /api/messages, with a valid token', () => {
  let rig: WiredRig;
  let authorization: string;
  let reference: string;
  let commits = 0;
  let refusedTwice = 0;
  const all = (bodies: unknown[]) => Promise.all(bodies.map((body) => send(rig, body, authorization)));
  const faults: string[] = [];
  const onFault = (fault: unknown) => void faults.push(String(fault));

  beforeAll(async () => {
    process.on('unhandledRejection', onFault);
    process.on('uncaughtException', onFault);
    const store = createMemoryStore();
    const counting: Store = {
      ...store,
      commit(owner, changes) {
        commits += 1;
        return store.commit(owner, changes);
      },
    };
    rig = await createWiredRig({ store: counting });
    rig.knows(...rig.folder.people);
    rig.connector.allow('GET', /.*/, { status: 404 });
    rig.connector.allow('POST', /.*/);
    rig.connector.allow('PUT', /.*/);
    authorization = rig.issuer.bearer(rig.connector.serviceUrl);
    await rig.post(
      rig.activity(rig.person('guro'), { type: 'installationUpdate', action: 'add' }),
      authorization,
    );
    reference = (await askNow(rig, [rig.person('guro')])).id;
    await rig.quiet();
  });
  afterAll(async () => {
    process.off('unhandledRejection', onFault);
    process.off('uncaughtException', onFault);
    await rig.close();
  });

  it(`${RUNS} of them: always a valid answer, no crash, and no change from one that is not valid`, async () => {
    const seen = new Map<string, number>();
    const sample = fc.sample(mutated(reference), {
      numRuns: RUNS,
      ...(SEED === undefined ? {} : { seed: SEED }),
    });
    const count = (reply: Reply) => seen.set(kindOf(reply), (seen.get(kindOf(reply)) ?? 0) + 1);

    for (let from = 0; from < sample.length; from += AT_ONCE) {
      const batch = sample.slice(from, from + AT_ONCE).map((change) => change(rig));
      const replies = await all(batch);
      replies.forEach((reply, index) => {
        count(reply);
        expectValid(reply, batch[index]);
      });
      // Once more, by themselves, those that were not valid: nothing at all may be written for them.
      await rig.idle();
      const refused = batch.filter((_, index) => isRefused(replies[index] as Reply));
      const before = commits;
      expect((await all(refused)).every(isRefused)).toBe(true);
      expect(commits, JSON.stringify(refused).slice(0, 2000)).toBe(before);
      refusedTwice += refused.length;
      rig.connector.calls.length = 0;
    }

    expect(refusedTwice).toBeGreaterThan(RUNS / 4);
    expect(faults).toEqual([]);
    expect((await rig.post(rig.activity(rig.person('guro'), { text: 'hjelp' }), authorization)).status).toBe(
      200,
    );
    process.stdout.write(`${RUNS} activities: ${JSON.stringify(Object.fromEntries([...seen].sort()))}\n`);
  }, 3_600_000);
});

function send(rig: WiredRig, body: unknown, authorization: string) {
  return rig.post(JSON.stringify(body) ?? 'undefined', authorization);
}

type Reply = Awaited<ReturnType<typeof send>>;

/** Not taken as an activity, or a button that nobody made. */
function isRefused({ status, body }: Reply): boolean {
  return status !== 200 || (body as { statusCode?: number } | undefined)?.statusCode === 400;
}

function expectValid(reply: Reply, sent: unknown): void {
  const about = () => JSON.stringify({ ...reply, sent }).slice(0, 2000);
  expect([200, 400, 401, 403, 413, 501], about()).toContain(reply.status);
  if (reply.status === 200 && reply.body !== undefined) expect(isInvokeReply(reply.body), about()).toBe(true);
}

function isInvokeReply(body: unknown): boolean {
  const { statusCode, type, value } = body as { statusCode?: unknown; type?: unknown; value?: unknown };
  return typeof statusCode === 'number' && typeof type === 'string' && value !== undefined && value !== null;
}

function kindOf({ status, body }: Reply): string {
  const type = (body as { type?: string } | undefined)?.type;
  return type ? `${status} ${type.split('.').slice(-2).join('.')}` : String(status);
}

/** An activity that Teams could have sent, with something in it changed. */
function mutated(reference: string): fc.Arbitrary<(rig: WiredRig) => unknown> {
  const base = fc.oneof(
    fc.record({
      type: fc.constant('message'),
      text: fc.oneof(fc.string(), fc.constantFrom('hjelp', 'status', 'ny runde', 'tiltak')),
    }),
    fc.record({ type: fc.constant('message'), value: button(reference), replyToId: fc.string() }),
    fc.record({
      type: fc.constant('invoke'),
      name: fc.constant('adaptiveCard/action'),
      value: fc.record({
        action: fc.record({
          type: fc.constant('Action.Execute'),
          verb: fc.constantFrom(...VERBS),
          data: button(reference),
        }),
        trigger: fc.constantFrom('manual', 'automatic'),
      }),
    }),
    fc.record({
      type: fc.constant('installationUpdate'),
      action: fc.constantFrom('add', 'remove', 'add-upgrade'),
    }),
    fc.record({
      type: fc.constant('conversationUpdate'),
      membersAdded: fc.array(fc.record({ id: fc.string() })),
    }),
    fc.record({
      type: fc.constantFrom(
        'typing',
        'event',
        'messageReaction',
        'messageUpdate',
        'trace',
        'endOfConversation',
      ),
    }),
  );
  const shared = fc.constantFrom<Json>(
    {},
    {},
    { conversation: { id: '19:x@thread.tacv2;messageid=1', conversationType: 'channel', tenantId: TENANT } },
  );
  const changes = fc.array(fc.tuple(fc.nat(60), fc.nat(3), anything()), { maxLength: 4 });
  return fc.tuple(base, shared, changes, fc.constantFrom('guro', 'trond', 'line', 'dagny')).map(
    ([event, place, list, email]) =>
      (rig: WiredRig) =>
        list.reduce<unknown>(
          (activity, change) => mutate(activity, change),
          structuredClone(rig.activity(rig.person(email), { ...event, ...place })),
        ),
  );
}

function button(reference: string): fc.Arbitrary<Json> {
  const ref = fc.oneof(
    fc.constantFrom(reference, 'self', '', 'guro-hellandsvik', '../../x', 'nordlia'),
    fc.string(),
  );
  const verb = fc.constantFrom(...VERBS);
  return fc
    .tuple(fc.record({ ref, verb }), fc.dictionary(fc.string(), fc.oneof(fc.string(), anything())))
    .map(([one, fields]) => ({ ...fields, ...one }));
}

function anything(): fc.Arbitrary<unknown> {
  return fc.oneof(
    fc.constantFrom<unknown>(
      null,
      '',
      0,
      -1,
      1e308,
      true,
      [],
      {},
      '\u0000',
      '\ud800',
      '__proto__',
      'x'.repeat(5000),
      { constructor: { prototype: {} } },
    ),
    fc.jsonValue({ maxDepth: 3 }),
    fc.string({ unit: 'binary', maxLength: 50 }),
  );
}

/** Replaces, removes, adds or moves what stands at the n-th place of the tree. */
function mutate(tree: unknown, [place, how, constant]: [number, number, unknown]): unknown {
  // A copy: one constant stands in many samples, and put into itself it would have no end.
  const value = structuredClone(constant);
  const places: [Json, string][] = [];
  collect(tree, places);
  const found = places[place % Math.max(1, places.length)];
  if (!found) return value;
  const [parent, key] = found;
  if (how === 0) parent[key] = value;
  else if (how === 1) delete parent[key];
  else if (how === 2) parent[`${key}x`] = value;
  else parent[key] = [parent[key], value];
  return tree;
}

function collect(node: unknown, places: [Json, string][]): void {
  if (typeof node !== 'object' || node === null) return;
  for (const key of Object.keys(node)) {
    places.push([node as Json, key]);
    collect((node as Json)[key], places);
  }
}
