import { importOwner } from '../../../../src/app/import-owner.ts';
import type { Log } from '../../../../src/app/ports/log.ts';
import type { Store } from '../../../../src/app/ports/store.ts';
import { createHouse } from '../../../../src/assemble.ts';
import { toEpoch } from '../../../../src/domain/calendar/zoned-time.ts';
import { readOwnerFolder } from '../../../../src/files/owner-folder.ts';
import { createIds } from '../../../../src/ids.ts';
import { createLog } from '../../../../src/observe/log.ts';
import { createSlack, EVENTS_PATH, type SlackParts } from '../../../../src/platforms/slack/create-slack.ts';
import type { SlackSettings } from '../../../../src/platforms/slack/settings.ts';
import { advanceTime, createVirtualClock } from '../../../../src/simulate/advance-time.ts';
import { createMemoryStore } from '../../../../src/store/memory/memory-store.ts';
import { createWebApp, listen } from '../../../../src/web/web-app.ts';
import { SECRET } from './signed.ts';

export const ZONE = 'Europe/Oslo';
export const KEY = 'a key that is only for tests, and long enough';

export interface RigOptions extends Partial<Omit<SlackParts, 'clock' | 'settings'>> {
  settings: Partial<SlackSettings> & Pick<SlackSettings, 'workspaces'>;
  /** The school's own time. */
  start?: { date: string; time: string };
  log?: Log;
  store?: Store;
  /** A second owner, of whom Fjordvik's folder is a copy. */
  owners?: string[];
  /** False: what an action causes is sent later, as in production. */
  sendAtOnce?: boolean;
}

/** The whole house with Fjordvik in it, Slack as its only platform, on a free port, with a clock moved by hand. */
export async function createSlackRig(options: RigOptions) {
  const { start = { date: '2026-08-17', time: '08:30' }, log = createLog({ level: 'error' }) } = options;
  const store = options.store ?? createMemoryStore();
  const clock = createVirtualClock(toEpoch(start.date, start.time, ZONE));
  const settings: SlackSettings = {
    access: { type: 'token', token: `xoxb-${[...options.settings.workspaces.keys()][0]}` },
    signingSecret: SECRET,
    ...options.settings,
  };
  const slack = createSlack({ key: KEY, ...options, settings, store, clock, log });
  const house = createHouse({
    store,
    clock,
    ids: createIds(KEY),
    log,
    messengers: { slack: slack.messenger },
    concurrency: 1,
  });
  const folders = await Promise.all((options.owners ?? ['fjordvik']).map((id) => loaded(store, id)));
  const settle = async <T>(reply: T): Promise<T> => {
    if (options.sendAtOnce ?? true) await house.dispatcher.runOnce();
    return reply;
  };
  const attached = slack.attach({
    render: house.render,
    handleAction: async (...given) => settle(await house.handleAction(...given)),
    handlePupil: async (action) => settle(await house.handlePupil(action)),
    handleSaid: async (said) => settle(await house.handleSaid(said)),
    wake: () => undefined,
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
  const folder = folders[0] as NonNullable<(typeof folders)[0]>;
  const owner = folder.owner.id;
  return {
    owner,
    folder,
    store,
    clock,
    house,
    attached,
    messenger: slack.messenger,
    url: `http://127.0.0.1:${web.port}`,
    endpoint: `http://127.0.0.1:${web.port}${EVENTS_PATH}`,
    async until(date: string, time: string, whose = owner): Promise<void> {
      await advanceTime({ house, clock, owner: whose, until: toEpoch(date, time, ZONE) });
    },
    async close(): Promise<void> {
      await web.close();
      await attached.close();
    },
  };
}

export type SlackRig = Awaited<ReturnType<typeof createSlackRig>>;

async function loaded(store: Store, id: string) {
  const folder = readOwnerFolder('examples/fjordvik');
  if (!folder.ok) throw new Error(JSON.stringify(folder.mistakes));
  const own = { ...folder, owner: { ...folder.owner, id } };
  await importOwner(store, own);
  return own;
}
