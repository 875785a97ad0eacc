import fc from 'fast-check';
import { expect } from 'vitest';
import {
  type ClaimedDelivery,
  DELIVERY_STATES,
  type NewDelivery,
  type Settlement,
} from '../../src/app/ports/delivery.ts';
import type { Change, Store } from '../../src/app/ports/store.ts';
import { createMemoryStore } from '../../src/store/memory/memory-store.ts';
import { collect, delivery, team } from '../support/store-fixtures.ts';

/** Few and tricky, so that commands meet: prefixes of each other, wildcards, normal forms, beyond the BMP, NUL. */
const OWNERS = ['o', 'o2', 'ø'];
const IDS = ['a', 'a:1', 'a%', 'å', 'a\u030a', '\uffee', '👩', '👩‍🏫', 'a\u0000', 'A'];
const COLLECTIONS = ['team', 'inbox'] as const;
const PREFIXES = ['', 'a', 'a%', 'a\u0000', '👩', '\uffee', 'z'];

/** Runs on the model and on the real store; what it returns must be the same. */
type Command =
  | { type: 'commit'; owner: string; changes: Change[] }
  | { type: 'read'; owner: string; collection: (typeof COLLECTIONS)[number]; id: string }
  | { type: 'list'; owner: string; collection: (typeof COLLECTIONS)[number]; prefix: string }
  | { type: 'owners' }
  | { type: 'marks'; owner: string }
  | { type: 'claim'; now: number; limit: number; leaseMs: number }
  /** `claim`: which of the claims made so far, the newest first; old ones too. */
  | { type: 'begin'; claim: number; now: number; leaseMs: number }
  | { type: 'settle'; claim: number; settlement: Settlement }
  | { type: 'delivery'; owner: string; id: string }
  | { type: 'deliveries'; owner: string; state?: 'pending' | 'sending' | 'expired'; prefix: string }
  | { type: 'nextDue' }
  | { type: 'reopen' };

const owner = fc.constantFrom(...OWNERS);
const id = fc.constantFrom(...IDS);
const collection = fc.constantFrom(...COLLECTIONS);
const prefix = fc.constantFrom(...PREFIXES);
const time = fc.integer({ min: 0, max: 60 });
const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', 'å', 'a\u030a', '\ud800', '\u0000'));
/** Why a delivery ended or was put off. */
const code = fc.constantFrom('', 'paced', 'compose-failed.2', 'å\u0000', '👩‍🏫');

const body = (name: 'team' | 'inbox', key: string, words: string, at: number) =>
  name === 'team' ? team(key, words) : { at };
const put = fc.tuple(collection, id, text, time, fc.integer({ min: 0, max: 3 })).map(
  ([name, key, words, at, expected]) =>
    ({
      type: 'put',
      collection: name,
      id: key,
      body: body(name, key, words, at),
      expect: expected,
    }) as Change,
);
const insert = fc
  .tuple(collection, id, text, time)
  .map(
    ([name, key, words, at]) =>
      ({ type: 'insert', collection: name, id: key, body: body(name, key, words, at) }) as Change,
  );
const remove = fc.tuple(collection, id, fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined })).map(
  ([name, key, expected]): Change => ({
    type: 'delete',
    collection: name,
    id: key,
    ...(expected !== undefined && { expect: expected }),
  }),
);
const enqueue = fc.tuple(id, time, fc.boolean(), text).map(([key, dueAt, urgent, words]): Change => {
  const made: NewDelivery = delivery(key, { dueAt, urgent, params: { words } });
  return { type: 'enqueue', delivery: made };
});
const withdraw = fc
  .tuple(id, time)
  .map(([key, at]): Change => ({ type: 'withdraw', delivery: key, reason: 'withdrawn', at }));
const forget = fc.tuple(id, fc.nat({ max: 9 })).map(
  ([key, n]): Change => ({
    type: 'forget',
    delivery: key,
    ...(n === 0 ? { anyState: true as const } : {}),
  }),
);
const restore = fc
  .tuple(id, time, fc.boolean(), code, fc.constantFrom(...DELIVERY_STATES), fc.nat({ max: 3 }))
  .map(([key, dueAt, urgent, reason, state, attempts]): Change => {
    const made = delivery(key, { dueAt, urgent });
    const settled = ['sent', 'unreachable', 'ambiguous', 'expired'].includes(state);
    const message =
      state === 'sent' ? { message: { platform: 'teams' as const, id: 'm', conversation: 7 } } : { reason };
    const end = settled ? { settledAt: 3, ...message } : {};
    return { type: 'restore', delivery: { ...made, owner: 'o', state, attempts, ...end } };
  });
const change = fc.oneof(put, put, insert, remove, enqueue, enqueue, withdraw, forget, restore);

const settlement: fc.Arbitrary<Settlement> = fc.oneof(
  fc.record({
    state: fc.constant('sent' as const),
    message: fc.constant({ platform: 'slack' as const, id: '1.2', conversation: { channel: 'Å' } }),
    at: time,
  }),
  fc.record({
    state: fc.constantFrom('unreachable' as const, 'ambiguous' as const, 'expired' as const),
    reason: code,
    at: time,
  }),
  fc.record({ state: fc.constant('pending' as const), dueAt: time, reason: code, at: time }),
);
const claim = fc.nat({ max: 6 });

const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constant('commit'),
      owner,
      changes: fc.array(change, { maxLength: 5 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('read'), owner, collection, id }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('list'), owner, collection, prefix }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('owners') }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('marks'), owner }) },
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('claim'),
      now: time,
      limit: fc.integer({ min: 0, max: 4 }),
      leaseMs: fc.integer({ min: 1, max: 20 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('begin'),
      claim,
      now: time,
      leaseMs: fc.integer({ min: 1, max: 20 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('settle'), claim, settlement }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('delivery'), owner, id }) },
  {
    weight: 2,
    arbitrary: fc.record(
      {
        type: fc.constant('deliveries'),
        owner,
        state: fc.constantFrom('pending', 'sending', 'expired'),
        prefix,
      },
      { requiredKeys: ['type', 'owner', 'prefix'] },
    ),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('nextDue') }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('reopen') }) },
) as fc.Arbitrary<Command>;

/** A store under comparison, with the claims that it has given out. */
interface Side {
  store: Store;
  reopen(): Promise<Store>;
  claims: ClaimedDelivery[];
  /** All that have been seen, with their owner. */
  marks: Set<string>;
}

async function run(side: Side, step: Command): Promise<unknown> {
  const { store, claims } = side;
  switch (step.type) {
    case 'commit':
      return store.commit(step.owner, step.changes);
    case 'read':
      return store.read(step.owner, step.collection, step.id);
    case 'list':
      return collect<unknown>(store.list(step.owner, step.collection, { prefix: step.prefix }));
    case 'owners':
      return collect(store.owners());
    case 'marks':
      return newMarks(side, step.owner);
    case 'claim': {
      const found = await store.claimDue(step.now, step.limit, step.leaseMs);
      claims.unshift(...found);
      return found.map(({ token: _token, ...rest }) => rest);
    }
    case 'begin': {
      const held = claims[step.claim];
      return held && store.beginSending(held, step.now, step.leaseMs);
    }
    case 'settle': {
      const held = claims[step.claim];
      return held && store.settle(held, step.settlement);
    }
    case 'delivery':
      return store.readDelivery(step.owner, step.id);
    case 'deliveries':
      return collect(
        store.deliveries(step.owner, { prefix: step.prefix, ...(step.state && { state: step.state }) }),
      );
    case 'nextDue':
      return store.nextDue();
    case 'reopen':
      side.store = await side.reopen();
      return undefined;
  }
}

/** Which collections have a mark, and whether it has been seen before; what the marks are is the engine's own affair. */
async function newMarks({ store, marks }: Side, name: string): Promise<unknown> {
  const found = Object.entries(await store.marks(name)).sort();
  return found.map(([collection, mark]) => {
    const key = `${name} ${collection} ${mark}`;
    const isNew = !marks.has(key);
    marks.add(key);
    return [collection, isNew];
  });
}

async function everything({ store }: Side): Promise<unknown> {
  const owners = await collect(store.owners());
  const of = async (name: string) => [
    name,
    await collect<unknown>(store.list(name, 'team')),
    await collect<unknown>(store.list(name, 'inbox')),
    await collect(store.deliveries(name)),
  ];
  const counts = await Promise.all([0, 500, 1e6].map((now) => store.backlog(now)));
  return [owners, await Promise.all(OWNERS.map(of)), await store.nextDue(), counts];
}

export interface ModelPlace {
  open(): Promise<Store>;
  /** False: reopening keeps the store as it is, since closing would lose everything. */
  durable: boolean;
  dispose(): Promise<void>;
}

/** Property: no sequence of commands tells this store from the model. */
export async function behavesLikeModel(
  createPlace: () => Promise<ModelPlace>,
  numRuns: number,
): Promise<void> {
  const steps = fc.array(command, { minLength: 5, maxLength: 60 });
  const property = fc.asyncProperty(steps, async (commands) => {
    const place = await createPlace();
    const memory = createMemoryStore();
    const model: Side = { store: memory, claims: [], marks: new Set(), reopen: async () => memory };
    const real: Side = {
      store: await place.open(),
      claims: [],
      marks: new Set(),
      async reopen() {
        if (!place.durable) return real.store;
        await real.store.close();
        return place.open();
      },
    };
    try {
      for (const step of commands) expect(await run(real, step)).toEqual(await run(model, step));
      expect(await everything(real)).toEqual(await everything(model));
    } finally {
      await real.store.close();
      await place.dispose();
    }
  });
  await fc.assert(property, { numRuns });
}
