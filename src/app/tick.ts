import { schoolYearOf } from '../domain/calendar/weeks.ts';
import { toLocal } from '../domain/calendar/zoned-time.ts';
import type { Activity } from '../domain/cycle/activity.ts';
import type { Owner, School } from '../domain/people/people.ts';
import type { EpochMs } from '../domain/time.ts';
import { birth } from './birth.ts';
import { sweep } from './daily.ts';
import { forOwner } from './for-owner.ts';
import { ownerOf } from './identify.ts';
import { ownerPlan, type Planned, type SchoolCycle } from './owner-plan.ts';
import { closeHearings, nextClosing } from './pupil/empty-urns.ts';
import type { App } from './use-case.ts';

export interface Ticked {
  /** Occurrences born by this tick. */
  born: number;
  /** Hearings of pupils or parents that were closed. */
  heard: number;
  /** Documents removed because their time was up. */
  removed: number;
}

/**
 * Everything that is due at `now`, for every owner. Any number of instances may tick at once: an occurrence's id is
 * its activity, school and date, and only the first commit of it holds. What was missed while the bot was down
 * is caught up as long as its window is open.
 */
export async function tick(app: App, now: EpochMs): Promise<Ticked> {
  const ticked: Ticked = { born: 0, heard: 0, removed: 0 };
  for await (const id of app.store.owners()) {
    const owner = await ownerOf(app.store, id);
    if (!owner) continue;
    const own = forOwner(app, owner);
    ticked.born += await alone(app, id, 'wheel', () => tickOwner(own, owner, now));
    ticked.heard += await alone(app, id, 'hearings', () => closeHearings(own, owner, now));
    ticked.removed += await alone(app, id, 'deletion', () => sweep(own, owner, now));
  }
  return ticked;
}

/** One owner's fault, or one part's, stops neither the other owners nor the deletion clocks. */
async function alone(app: App, owner: string, part: string, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    app.log.error(
      'A part of the tick failed for one owner; it is tried again at the next',
      { owner, part },
      error,
    );
    return 0;
  }
}

async function tickOwner(app: App, owner: Owner, now: EpochMs): Promise<number> {
  const plan = await ownerPlan(app.store, owner);
  let born = 0;
  for (const school of [...plan.schools, undefined]) {
    for (const planned of dueIn(plan.cycle(school?.id, yearOf(owner, now)), now)) {
      const { id } = planned.occurrence;
      if (plan.born.has(id)) continue;
      const outcome = await bear(app, owner, school, planned);
      if (outcome !== 'conflict') plan.born.add(id);
      if (outcome === 'born') born += 1;
    }
  }
  return born;
}

/** Occurrences are in order of opening, so the first that is to come ends the search. */
function dueIn({ occurrences }: SchoolCycle, now: EpochMs): Planned[] {
  const firstComing = occurrences.findIndex(({ occurrence }) => occurrence.opensAt > now);
  const opened = firstComing < 0 ? occurrences : occurrences.slice(0, firstComing);
  return opened.filter(({ occurrence }) => now < occurrence.closesAt);
}

function yearOf(owner: Owner, at: EpochMs): string {
  return schoolYearOf(toLocal(at, owner.timeZone).date);
}

async function bear(
  app: App,
  owner: Owner,
  school: School | undefined,
  planned: Planned,
): Promise<'born' | 'before' | 'conflict'> {
  const { occurrence } = planned;
  if (await app.store.read(owner.id, 'occurrence', occurrence.id)) return 'before';
  const changes = await birth(app, owner, school, planned);
  const committed = await app.store.commit(owner.id, [
    { type: 'put', collection: 'occurrence', id: occurrence.id, body: occurrence, expect: 0 },
    ...changes,
  ]);
  return committed.ok ? 'born' : 'conflict';
}

/** What will happen next, and when: a new occurrence, or a message that is due. Undefined when nothing is planned. */
export async function nextEvent(
  app: App,
  owner: Owner,
  now: EpochMs,
): Promise<{ at: EpochMs; activity?: Activity; school?: School } | undefined> {
  const plan = await ownerPlan(app.store, owner);
  let next: { at: EpochMs; activity?: Activity; school?: School } | undefined;
  for (const school of [...plan.schools, undefined]) {
    const { occurrences } = plan.cycle(school?.id, yearOf(owner, now));
    const first = occurrences.find(({ occurrence }) => occurrence.opensAt > now);
    if (first && (!next || first.occurrence.opensAt < next.at)) {
      next = { at: first.occurrence.opensAt, activity: first.activity, ...(school ? { school } : {}) };
    }
  }
  const closing = await nextClosing(app, owner);
  if (closing !== undefined && closing > now && (!next || closing < next.at)) next = { at: closing };
  const due = await app.store.nextDue();
  if (due !== undefined && (!next || due < next.at)) return { at: Math.max(due, now) };
  return next;
}
