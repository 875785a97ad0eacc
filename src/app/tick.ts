import type { Activity } from '../domain/cycle/activity.ts';
import type { Owner, School } from '../domain/people/people.ts';
import type { EpochMs } from '../domain/time.ts';
import { birth } from './birth.ts';
import { cycleOf, type Planned } from './cycle-of.ts';
import { ownerOf } from './identify.ts';
import { all } from './load.ts';
import { sweep } from './retention.ts';
import type { App } from './use-case.ts';

export interface Ticked {
  /** Occurrences born by this tick. */
  born: number;
  /** Documents removed because their time was up. */
  removed: number;
}

/**
 * Everything that is due at `now`, for every owner. Any number of instances may tick at once: an occurrence's id is
 * its activity, school and date, and only the first commit of it holds. What was missed while the bot was down
 * is caught up as long as its window is open.
 */
export async function tick(app: App, now: EpochMs): Promise<Ticked> {
  const ticked: Ticked = { born: 0, removed: 0 };
  for await (const id of app.store.owners()) {
    const owner = await ownerOf(app.store, id);
    if (!owner) continue;
    ticked.born += await tickOwner(app, owner, now);
    ticked.removed += await sweep(app, owner, now);
  }
  return ticked;
}

async function tickOwner(app: App, owner: Owner, now: EpochMs): Promise<number> {
  const schools = await all(app.store, owner.id, 'school');
  let born = 0;
  for (const school of [...schools, undefined]) {
    const { occurrences } = await cycleOf(app.store, owner, school, now);
    const due = occurrences.filter(({ occurrence }) => occurrence.opensAt <= now && now < occurrence.closesAt);
    for (const planned of due) born += await bear(app, owner, school, planned);
  }
  return born;
}

async function bear(app: App, owner: Owner, school: School | undefined, planned: Planned): Promise<number> {
  const { occurrence } = planned;
  if (await app.store.read(owner.id, 'occurrence', occurrence.id)) return 0;
  const changes = await birth(app, owner, school, planned);
  const committed = await app.store.commit(owner.id, [
    { type: 'put', collection: 'occurrence', id: occurrence.id, body: occurrence, expect: 0 },
    ...changes,
  ]);
  return committed.ok ? 1 : 0;
}

/** What will happen next, and when: a new occurrence, or a message that is due. Undefined when nothing is planned. */
export async function nextEvent(
  app: App,
  owner: Owner,
  now: EpochMs,
): Promise<{ at: EpochMs; activity?: Activity; school?: School } | undefined> {
  const schools = await all(app.store, owner.id, 'school');
  let next: { at: EpochMs; activity?: Activity; school?: School } | undefined;
  for (const school of [...schools, undefined]) {
    const { occurrences } = await cycleOf(app.store, owner, school, now);
    const first = occurrences.find(({ occurrence }) => occurrence.opensAt > now);
    if (first && (!next || first.occurrence.opensAt < next.at)) {
      next = { at: first.occurrence.opensAt, activity: first.activity, ...(school ? { school } : {}) };
    }
  }
  const due = await app.store.nextDue();
  if (due !== undefined && (!next || due < next.at)) return { at: Math.max(due, now) };
  return next;
}

