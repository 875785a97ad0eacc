import {
  isOwnerStaff,
  type Owner,
  type Person,
  type School,
  type SchoolId,
} from '../domain/people/people.ts';
import { birth } from './birth.ts';
import { all } from './load.ts';
import type { OwnerPlan, Planned } from './owner-plan.ts';
import type { Change, Store } from './ports/store.ts';
import { createSteadyMemory } from './steady-memory.ts';
import { steadyView } from './steady-view.ts';
import type { App } from './use-case.ts';

export interface Birth {
  school: School | undefined;
  planned: Planned;
}

interface Ready {
  id: string;
  changes: Change[];
}

/** More, and one commit would hold up the others' for too long; as many bytes as a few hundred answers. */
const CHANGES_PER_COMMIT = 1500;

/**
 * Bears what is due, given by school in order of time. The first of every school go together, then the second: what one
 * is born with may depend on what was born before it at the same school. How many were born here.
 */
export async function bearAll(app: App, owner: Owner, plan: OwnerPlan, due: Birth[][]): Promise<number> {
  // People, teams and classes of this owner are read once, whatever their number, and forgotten afterwards.
  const memory = createSteadyMemory({ most: Number.POSITIVE_INFINITY, mostInList: Number.POSITIVE_INFINITY });
  let born = 0;
  for (let nth = 0; due.some((births) => births.length > nth); nth += 1) {
    const store = await steadyView(app.store, owner.id, memory);
    const births = due.flatMap((ofSchool) => ofSchool.slice(nth, nth + 1));
    born += await bearTogether({ ...app, store }, owner, plan, births);
  }
  return born;
}

/** In few commits. A fault in one birth does not undo those before it. */
async function bearTogether(app: App, owner: Owner, plan: OwnerPlan, births: Birth[]): Promise<number> {
  let waiting: Ready[] = [];
  let changes = 0;
  let born = 0;

  async function flush(): Promise<void> {
    const ready = waiting;
    waiting = [];
    changes = 0;
    born += await commitReady(app, owner, plan, ready);
  }

  try {
    const people = await rosterOf(app.store, owner);
    for (const { school, planned } of births) {
      const ready = await prepare(app, owner, school, planned, people(school?.id));
      if (ready === 'before') plan.born.add(planned.occurrence.id);
      else {
        if (changes + ready.changes.length > CHANGES_PER_COMMIT) await flush();
        waiting.push(ready);
        changes += ready.changes.length;
      }
    }
  } finally {
    await flush();
  }
  return born;
}

async function prepare(
  app: App,
  owner: Owner,
  school: School | undefined,
  planned: Planned,
  people: Person[],
): Promise<Ready | 'before'> {
  const { occurrence } = planned;
  const { id } = occurrence;
  if (await app.store.read(owner.id, 'occurrence', id)) return 'before';
  const first: Change = { type: 'put', collection: 'occurrence', id, body: occurrence, expect: 0 };
  return { id, changes: [first, ...(await birth(app, owner, school, planned, people))] };
}

/** All in one commit; when another instance has been there, one by one, and what conflicts waits for the next tick. */
async function commitReady({ store }: App, owner: Owner, plan: OwnerPlan, ready: Ready[]): Promise<number> {
  if (ready.length === 0) return 0;
  const together = await store.commit(
    owner.id,
    ready.flatMap(({ changes }) => changes),
  );
  let born = 0;
  for (const { id, changes } of ready) {
    if (!together.ok && (ready.length === 1 || !(await store.commit(owner.id, changes)).ok)) continue;
    plan.born.add(id);
    born += 1;
  }
  return born;
}

/** Those whom an occurrence of a school may concern, the school's own and the owner's staff; everybody where there is none. */
async function rosterOf(store: Store, owner: Owner): Promise<(school: SchoolId | undefined) => Person[]> {
  const people = await all(store, owner.id, 'person');
  const office: number[] = [];
  const bySchool = new Map<SchoolId, number[]>();
  for (const [place, person] of people.entries()) {
    if (isOwnerStaff(person)) office.push(place);
    for (const school of person.schools) {
      const places = bySchool.get(school);
      if (places) places.push(place);
      else bySchool.set(school, [place]);
    }
  }
  return (school) => {
    if (school === undefined) return people;
    const places = new Set([...(bySchool.get(school) ?? []), ...office]);
    return [...places].sort((a, b) => a - b).flatMap((place) => people[place] ?? []);
  };
}
