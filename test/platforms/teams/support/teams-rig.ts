import { importOwner } from '../../../../src/app/import-owner.ts';
import type { Log } from '../../../../src/app/ports/log.ts';
import type { Store } from '../../../../src/app/ports/store.ts';
import { createHouse } from '../../../../src/assemble.ts';
import { toEpoch } from '../../../../src/domain/calendar/zoned-time.ts';
import type { Person } from '../../../../src/domain/people/people.ts';
import { readOwnerFolder } from '../../../../src/files/owner-folder.ts';
import { createIds } from '../../../../src/ids.ts';
import { createSilentLog } from '../../../../src/observe/log.ts';
import { createTeams, type TeamsParts } from '../../../../src/platforms/teams/create-teams.ts';
import { advanceTime, createVirtualClock } from '../../../../src/simulate/advance-time.ts';
import { createMemoryStore } from '../../../../src/store/memory/memory-store.ts';
import { createWebApp, listen } from '../../../../src/web/web-app.ts';

export const ZONE = 'Europe/Oslo';

export interface RigOptions extends Partial<Omit<TeamsParts, 'clock'>> {
  settings: TeamsParts['settings'];
  /** The school's own time. */
  start?: { date: string; time: string };
  log?: Log;
  /** False: what an action causes is sent when the test says `quiet()`. */
  sendAtOnce?: boolean;
  store?: Store;
}

/** The whole house with Fjordvik in it, Teams as its only platform, on a free port, with a clock moved by hand. */
export async function createTeamsRig(options: RigOptions) {
  const folder = readOwnerFolder('examples/fjordvik');
  if (!folder.ok) throw new Error(JSON.stringify(folder.mistakes));
  const owner = folder.owner.id;
  const { settings, start = { date: '2026-08-17', time: '08:30' }, log = createSilentLog() } = options;
  const store = options.store ?? createMemoryStore();
  const clock = createVirtualClock(toEpoch(start.date, start.time, ZONE));
  const teams = createTeams({ production: false, ...options, settings, store, clock, log });
  const house = createHouse({
    store,
    clock,
    ids: createIds('a key that is only for tests, and long enough'),
    log,
    messengers: { teams: teams.messenger },
    concurrency: 1,
  });
  await importOwner(store, folder);
  const settle = async <T>(reply: T): Promise<T> => {
    if (options.sendAtOnce ?? true) await house.dispatcher.runOnce();
    return reply;
  };
  const running: Promise<unknown>[] = [];
  const attached = teams.attach({
    render: house.render,
    handleAction: async (...given) => settle(await house.handleAction(...given)),
    handlePupil: async (action) => settle(await house.handlePupil(action)),
    handleSaid: async (said) => settle(await house.handleSaid(said)),
    wake: () => void running.push(house.dispatcher.runOnce()),
  });
  const web = await listen(
    createWebApp({
      log,
      routes: attached.routes,
      health: async () => ({ ready: true, checks: {} }),
      metrics: { contentType: 'text/plain', text: async () => '' },
    }),
    { host: '127.0.0.1', port: 0 },
  );
  return {
    owner,
    folder,
    store,
    clock,
    house,
    messenger: teams.messenger,
    endpoint: `http://127.0.0.1:${web.port}/api/messages`,
    person(email: string): Person {
      const found = folder.people.find((one) => one.email.startsWith(email));
      if (!found) throw new Error(`nobody like ${email} in Fjordvik`);
      return found;
    },
    /** Everything that is due has been sent, also what waited for its conversation. */
    idle: attached.idle,
    async quiet(): Promise<void> {
      await Promise.all(running);
      clock.set(clock.now() + 2000);
      await house.dispatcher.runOnce();
    },
    async until(date: string, time: string): Promise<void> {
      await advanceTime({ house, clock, owner, until: toEpoch(date, time, ZONE) });
    },
    async close(): Promise<void> {
      await web.close();
      await attached.close();
    },
  };
}

export type TeamsRig = Awaited<ReturnType<typeof createTeamsRig>>;
