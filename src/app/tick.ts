import { schoolYearOf } from '../domain/calendar/weeks.ts';
import { toLocal } from '../domain/calendar/zoned-time.ts';
import type { Activity } from '../domain/cycle/activity.ts';
import type { Owner, School } from '../domain/people/people.ts';
import type { EpochMs } from '../domain/time.ts';
import { bearAll } from './births.ts';
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

/** Owners worked on at once: while one waits for the disk, another is thought of. */
const LANES = 8;

/**
 * Everything that is due at `now`, for every owner. Any number of instances may tick at once: an occurrence's id is
 * its activity, school and date, and only the first commit of it holds. What was missed while the bot was down
 * is caught up as long as its window is open.
 */
export async function tick(app: App, now: EpochMs): Promise<Ticked> {
  const ticked: Ticked = { born: 0, heard: 0, removed: 0 };
  const owners = app.store.owners()[Symbol.asyncIterator]();
  async function lane(): Promise<void> {
    for (let next = await owners.next(); !next.done; next = await owners.next()) {
      const owner = await ownerOf(app.store, next.value);
      if (!owner) continue;
      const own = forOwner(app, owner);
      const born = await alone(app, owner.id, 'wheel', () => tickOwner(own, owner, now));
      const heard = await alone(app, owner.id, 'hearings', () => closeHearings(own, owner, now));
      const removed = await alone(app, owner.id, 'deletion', () => sweep(own, owner, now));
      ticked.born += born;
      ticked.heard += heard;
      ticked.removed += removed;
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane));
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
  const year = yearOf(owner, now);
  const due = [...plan.schools, undefined].map((school) =>
    dueIn(plan.cycle(school?.id, year), now)
      .filter(({ occurrence }) => !plan.born.has(occurrence.id))
      .map((planned) => ({ school, planned })),
  );
  return due.some((births) => births.length > 0) ? bearAll(app, owner, plan, due) : 0;
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
