import type { Action } from './app/action.ts';
import { cycleOf } from './app/cycle-of.ts';
import { importOwner, type OwnerData } from './app/import-owner.ts';
import { all } from './app/load.ts';
import type { Log } from './app/ports/log.ts';
import type { Change, Store } from './app/ports/store.ts';
import { applyFigures, figuresDiff } from './app/results/import-figures.ts';
import { schoolTime } from './app/school-time.ts';
import { createHouse } from './assemble.ts';
import type { Owner, OwnerId, School } from './domain/people/people.ts';
import type { EpochMs } from './domain/time.ts';
import { DAY_MS, HOUR_MS } from './domain/time.ts';
import { folderFigures } from './files/folder-figures.ts';
import { reference } from './files/reference.ts';
import { createIds } from './ids.ts';
import { AppError } from './observe/app-error.ts';
import { toPng } from './pictures/png.ts';
import { createWebChat } from './platforms/web/web-chat.ts';
import { createWebMessenger, webAddress } from './platforms/web/web-messenger.ts';
import { advanceTime, createVirtualClock } from './simulate/advance-time.ts';
import { createColleagues } from './simulate/colleagues.ts';
import { createFilePages } from './web/files/file-pages.ts';
import { createMeetingPages } from './web/meeting/meeting-pages.ts';
import { createPupilPages } from './web/pupil/pupil-pages.ts';
import type { MountedRoute } from './web/web-app.ts';
import { createWorkbench, type Workbench } from './web/workbench.ts';

export interface WorkbenchParts {
  store: Store;
  key: string;
  log: Log;
  ownerFolder: string;
  publicUrl?: string;
}

export interface WorkbenchWorld {
  owner: OwnerId;
  /** The workbench and the pages for pupils, meetings and files. */
  routes: MountedRoute[];
  workbench: Workbench;
  metrics: { contentType: string; text(): Promise<string> };
  close(): Promise<void>;
}

/** A municipality to play in, in its own time, as it stands in the store. */
export async function createWorkbenchWorld(
  parts: WorkbenchParts,
  data: OwnerData,
  startAgain: () => Promise<void>,
): Promise<WorkbenchWorld> {
  const { store, log } = parts;
  await bringOwner(parts, data);
  const { owner } = data;
  const clock = createVirtualClock(await savedTime(store, owner));
  const chat = createWebChat({ store });
  const colleagues = createColleagues({ data, store, clock, log, chat });
  const house = createHouse({
    store,
    clock,
    ids: createIds(parts.key),
    log,
    messengers: { web: colleagues.readingFrom(createWebMessenger({ chat })) },
    ...(parts.publicUrl ? { publicUrl: parts.publicUrl } : {}),
  });

  colleagues.useHouse(house);
  await colleagues.catchUp();

  const journey = (until: EpochMs, onStep: (now: EpochMs) => void, signal?: AbortSignal) =>
    advanceTime({
      house,
      clock,
      owner: owner.id,
      until,
      actors: colleagues,
      onStep: async (now) => {
        await saveTime(store, owner.id, now);
        onStep(now);
      },
      ...(signal ? { signal } : {}),
    });
  const settle = async <T>(reply: T): Promise<T> => {
    await house.dispatcher.runOnce();
    return reply;
  };

  await journey(clock.now(), () => undefined);
  const workbench = createWorkbench(
    {
      owner: owner.id,
      store,
      chat,
      clock,
      log,
      formats: reference().formats,
      handleAction: async (action: Action) => settle(await house.handleAction(action)),
      handleSaid: async (said) => settle(await house.handleSaid(said)),
      render: house.render,
      runUntil: journey,
      nextEvent: async (now) => {
        const next = await house.nextEvent(owner.id, now);
        if (!next) return undefined;
        return next.activity
          ? { at: next.at, title: next.activity.title, isActivity: true }
          : { at: next.at, title: MESSAGE_DUE };
      },
      playedAs: colleagues.leave,
      letOthersAnswer: colleagues.switched,
      startAgain,
    },
    { production: false },
  );
  const meetings = createMeetingPages({ app: house.app, clock });
  return {
    owner: owner.id,
    workbench,
    routes: [
      createPupilPages({ app: house.app, clock, onChange: () => void house.dispatcher.runOnce() }),
      meetings,
      createFilePages({ app: house.app, clock, toPng }),
    ],
    metrics: {
      contentType: house.metrics.registry.contentType,
      text: () => house.metrics.registry.metrics(),
    },
    close: () => {
      meetings.close();
      return workbench.close();
    },
  };
}

const MESSAGE_DUE = { nb: 'En melding sendes', nn: 'Ei melding blir send', en: 'A message is sent' };

/** Fills an empty store from the folder; a store that has the owner keeps what happened in it. */
async function bringOwner({ store, ownerFolder }: WorkbenchParts, data: OwnerData): Promise<void> {
  const { owner } = data;
  const address = (key: string) => {
    const [type, id = ''] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)];
    return webAddress(
      owner.id,
      type === 'team' ? { type: 'team', team: id } : { type: 'person', person: id },
    );
  };
  const imported = await importOwner(store, data, address);
  if (!imported.ok)
    throw new AppError('OWNER.CONFLICT', 'Another process is writing to this store', {
      hint: 'Stop the other one first.',
    });
  await bringFigures(store, owner, ownerFolder, data.schools);
  await welcomeEverybody(store, owner);
}

/** The example has tables from Statistikkbanken with it, so that there is something to see. */
async function bringFigures(store: Store, owner: Owner, folder: string, schools: School[]): Promise<void> {
  const read = await folderFigures(folder, schools);
  if (read.ok) await applyFigures(store, owner.id, await figuresDiff(store, owner.id, read.figures));
}

async function welcomeEverybody(store: Store, owner: Owner): Promise<void> {
  const start = await savedTime(store, owner);
  const people = await all(store, owner.id, 'person');
  const changes = people.map(
    (person): Change => ({
      type: 'enqueue',
      delivery: {
        id: `welcome:${person.id}`,
        recipient: { type: 'person', person: person.id },
        kind: 'welcome',
        subject: owner.id,
        dueAt: start,
        expiresAt: start + 30 * DAY_MS,
        urgent: false,
      },
    }),
  );
  await store.commit(owner.id, changes);
}

/** Where the clock stood; in a new store, a moment before the school year's first activity. */
async function savedTime(store: Store, owner: Owner): Promise<EpochMs> {
  const saved = await store.read(owner.id, 'workbench', 'time');
  if (saved) return saved.body.now;
  const [calendar] = await all(store, owner.id, 'calendar');
  const schools = await all(store, owner.id, 'school');
  const at = Date.parse(`${calendar?.days[0]?.date ?? '2026-08-17'}T10:00Z`);
  const firsts = await Promise.all(
    schools.map(
      async (school) => (await cycleOf(store, owner, school, at)).occurrences[0]?.occurrence.opensAt,
    ),
  );
  const known = firsts.filter((one): one is EpochMs => one !== undefined);
  const opens =
    schools[0] && (await schoolTime(store, owner, schools[0])).nextOpen(Math.min(...known, at) - HOUR_MS);
  return opens ?? at;
}

async function saveTime(store: Store, owner: string, now: EpochMs): Promise<void> {
  const saved = await store.read(owner, 'workbench', 'time');
  if (saved && saved.body.now >= now) return;
  await store.commit(owner, [
    { type: 'put', collection: 'workbench', id: 'time', body: { now }, expect: saved?.version ?? 0 },
  ]);
}
