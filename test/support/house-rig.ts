import type { DestinationStream } from 'pino';
import type { Reply } from '../../src/app/action.ts';
import { importOwner } from '../../src/app/import-owner.ts';
import type { Ids } from '../../src/app/ports/clock.ts';
import type { Message, Messenger } from '../../src/app/ports/messenger.ts';
import type { Store } from '../../src/app/ports/store.ts';
import type { Verb } from '../../src/app/verbs.ts';
import { createHouse } from '../../src/assemble.ts';
import { toEpoch } from '../../src/domain/calendar/zoned-time.ts';
import type { Person } from '../../src/domain/people/people.ts';
import { readOwnerFolder } from '../../src/files/owner-folder.ts';
import { createIds } from '../../src/ids.ts';
import { createLog } from '../../src/observe/log.ts';
import { advanceTime, createVirtualClock } from '../../src/simulate/advance-time.ts';
import { createMemoryStore } from '../../src/store/memory/memory-store.ts';

export const ZONE = 'Europe/Oslo';

/** What stands in somebody's chat: each message as it was last drawn. */
export interface Seen {
  to: string;
  deliveryId: string;
  at: number;
  message: Message;
  updates: number;
}

/** The whole house with Fjordvik in it, a chat that remembers, and a clock that is moved by hand. */
export async function createHouseRig(
  start: string,
  options: { store?: Store; time?: string; publicUrl?: string; log?: DestinationStream; ids?: Ids } = {},
) {
  const folder = readOwnerFolder('examples/fjordvik');
  if (!folder.ok) throw new Error(JSON.stringify(folder.mistakes));
  const owner = folder.owner.id;
  const store = options.store ?? createMemoryStore();
  const clock = createVirtualClock(toEpoch(start, options.time ?? '08:30', ZONE));
  const seen: Seen[] = [];
  const house = createHouse({
    store,
    clock,
    ids: options.ids ?? createIds('a key that is only for tests, and long enough'),
    // A fault inside the house is printed: a test that waits for a message that never comes says why.
    log: options.log
      ? createLog({ level: 'debug', destination: options.log })
      : createLog({ level: 'error' }),
    messengers: { web: rememberingMessenger(seen) },
    concurrency: 1,
    ...(options.publicUrl ? { publicUrl: options.publicUrl } : {}),
  });
  await importOwner(store, folder, (key) => ({ platform: 'web', conversation: key }));
  let events = 0;

  async function act(
    actor: string,
    verb: Verb,
    reference = '',
    values: Record<string, string> = {},
    key?: string,
  ): Promise<Reply> {
    events += 1;
    const place = { type: 'personal' } as const;
    const reply = await house.handleAction({
      key: key ?? `event-${events}`,
      owner,
      actor,
      verb,
      reference,
      values,
      at: clock.now(),
      place,
    });
    await house.dispatcher.runOnce();
    return reply;
  }
  async function until(date: string, time = '12:00'): Promise<void> {
    await advanceTime({ house, clock, owner, until: toEpoch(date, time, ZONE) });
  }
  const person = (find: (person: Person) => boolean): Person => {
    const found = folder.people.find(find);
    if (!found) throw new Error('nobody like that in Fjordvik');
    return found;
  };
  return { house, store, clock, owner, folder, seen, act, until, person };
}

export type HouseRig = Awaited<ReturnType<typeof createHouseRig>>;

function rememberingMessenger(seen: Seen[]): Messenger {
  return {
    platform: 'web',
    limits: { perTenantPerSecond: 10_000, perConversation: [] },
    async send(address, message, deliveryId, now) {
      seen.push({ to: String(address.conversation), deliveryId, at: now, message, updates: 0 });
      return { platform: 'web', id: String(seen.length - 1), conversation: address.conversation };
    },
    async update(reference, message) {
      const one = seen[Number(reference.id)];
      if (!one) throw new Error('nothing to update');
      one.message = message;
      one.updates += 1;
      return reference;
    },
    outcome: () => ({ type: 'ambiguous', reason: 'fake' }),
  };
}
