import type { OwnerData } from '../app/import-owner.ts';
import type { Clock, Ids } from '../app/ports/clock.ts';
import type { Log } from '../app/ports/log.ts';
import type { Messenger } from '../app/ports/messenger.ts';
import type { Store } from '../app/ports/store.ts';
import type { House } from '../assemble.ts';
import type { EpochMs, IsoDate } from '../domain/time.ts';
import { createVirtualClock, type VirtualClock } from './advance-time.ts';
import { type Chat, createChat } from './chat.ts';
import { type Checker, createChecker } from './check/checker.ts';
import { createFaultLog } from './check/fault-log.ts';
import type { Journal } from './journal.ts';
import { createKeepsakes } from './outcome/keepsakes.ts';
import type { Past } from './past.ts';
import { createHands } from './people/hands.ts';
import { createMemory, type Memory } from './people/memory.ts';
import { createPeople, type People } from './people/people.ts';
import { createPlatform, type Posted } from './platform.ts';
import type { Acknowledged, PlatformRecord } from './records.ts';
import { createSchoolHours } from './school-hours.ts';
import { createSeededIds } from './seeded-ids.ts';

export interface WorldParts {
  data: OwnerData;
  store: Store;
  from: IsoDate;
  seed: number;
  out: string;
  faults?: number;
  house: (parts: { clock: Clock; ids: Ids; log: Log; messenger: Messenger }) => House;
}

/** The house, the platform it writes to, the people at the other end, and somebody who watches. */
export interface World {
  clock: VirtualClock;
  house: House;
  people: People;
  checker: Checker;
  records: PlatformRecord[];
  acknowledged: Acknowledged[];
  /** Brings back what an earlier run left. */
  recall(): void;
  begin(): void;
}

const FAULTS = 0.01;

export function createWorld(parts: WorldParts, past: Past, begin: EpochMs, end: EpochMs): World {
  const { data, store, seed } = parts;
  const { owner, schools, people: roster, calendars } = data;
  const clock = noted(createVirtualClock(begin), (at) => past.platform.add({ t: 'time', at }));
  const chat: Chat = createChat();
  const memory: Memory = createMemory((actor) => roster.find(({ id }) => id === actor)?.schools[0]);
  const hours = createSchoolHours(schools, calendars, owner.timeZone);
  const ids = createSeededIds(seed, past.run);
  const records: PlatformRecord[] = [];
  const acknowledged: Acknowledged[] = [];
  const journal: Journal<PlatformRecord> = {
    add(record) {
      past.platform.add(record);
      records.push(record);
      checker.remember(record);
    },
    close: past.platform.close,
  };
  const checker = createChecker({
    data,
    store,
    chat,
    hours,
    pseudonym: ids.pseudonym,
    note: (record) => {
      past.platform.add(record);
      records.push(record);
    },
    onViolation: (violation) => {
      const record: PlatformRecord = { t: 'violation', ...violation };
      past.platform.add(record);
      records.push(record);
    },
  });
  const people = createPeople({
    seed,
    owner,
    schools,
    people: roster,
    chat,
    hours,
    memory,
    journal,
    until: end,
  });
  const keep = createKeepsakes(parts.out, hours.date);
  const watch = (posted: Posted) => {
    checker.posted(posted);
    keep(posted);
  };
  const messenger = createPlatform({
    seed,
    faults: parts.faults ?? FAULTS,
    clock,
    chat,
    journal,
    read: people.read,
    watch,
  });
  const house = parts.house({ clock, ids, log: createFaultLog(checker.report, clock), messenger });
  const remember = (ack: Acknowledged) => {
    acknowledged.push(ack);
    memory.remember(ack);
    checker.acknowledge(ack);
  };
  people.useHands(
    createHands({
      owner: owner.id,
      run: past.run,
      clock,
      chat,
      journal,
      handleAction: house.handleAction,
      handleSaid: house.handleSaid,
      render: house.render,
      acknowledged: (ack) => {
        past.people.add(ack);
        remember(ack);
      },
      watch: checker.acted,
    }),
  );
  return {
    clock,
    house,
    people,
    checker,
    records,
    acknowledged,
    recall() {
      for (const record of past.records) {
        records.push(record);
        chat.remember(record);
        people.agenda.remember(record);
        checker.remember(record);
      }
      for (const ack of past.acknowledged) remember(ack);
    },
    begin() {
      const plans = past.run === 1 ? people.firstPlans(parts.from) : [];
      journal.add({ t: 'run', run: past.run, at: begin, plans });
      people.agenda.plan(plans);
    },
  };
}

function noted(clock: VirtualClock, note: (at: EpochMs) => void): VirtualClock {
  return {
    now: clock.now,
    set(at) {
      note(at);
      clock.set(at);
    },
  };
}
