import { addDays } from '../domain/calendar/dates.ts';
import type { Owner } from '../domain/people/people.ts';
import { DAY_MS, type EpochMs } from '../domain/time.ts';
import { recipientKey } from './addresses.ts';
import { COMPOSERS } from './compose/registry.ts';
import type { Turn } from './compose/turn.ts';
import { forOwner } from './for-owner.ts';
import { ownerOf } from './identify.ts';
import type { Composed } from './ports/composer.ts';
import type { Delivery } from './ports/delivery.ts';
import { schoolAbout } from './school-about.ts';
import { schoolTime } from './school-time.ts';
import { steadyView } from './steady-view.ts';
import type { App } from './use-case.ts';
import type { CardView } from './view.ts';

type Outcome = Composed<CardView>;

/**
 * Makes what a delivery says from the state of this moment, or puts it off: nobody is written to outside the
 * school's hours, while away, or in a week that rektor holds. Updates in place and § 12-4 alerts are not held back.
 */
export async function compose(given: App, delivery: Delivery, now: EpochMs): Promise<Outcome> {
  const store = await steadyView(given.store, delivery.owner);
  const owner = await ownerOf(store, delivery.owner);
  const composer = COMPOSERS[delivery.kind];
  if (!owner || !composer) return { type: 'expire', reason: 'unknown' };
  const app = forOwner({ ...given, store }, owner);
  const turn = await turnOf(app, owner, delivery, now);
  if (!turn) return { type: 'expire', reason: 'left' };
  const silent = delivery.replaces !== undefined;
  const held = silent || delivery.urgent ? undefined : await heldBack(turn);
  if (held) return held;
  const made = await composer.make(turn);
  if ('expire' in made) return { type: 'expire', reason: made.expire };
  return silent ? updateOf(turn, made) : sendTo(turn, made);
}

async function turnOf(app: App, owner: Owner, delivery: Delivery, now: EpochMs): Promise<Turn | undefined> {
  const { recipient } = delivery;
  if (recipient.type === 'team') {
    const team = (await app.store.read(owner.id, 'team', recipient.team))?.body;
    const school = team && (await app.store.read(owner.id, 'school', team.school))?.body;
    return team ? { app, owner, delivery, now, reader: { type: 'team', team }, school } : undefined;
  }
  if (recipient.type === 'class') {
    const of = (await app.store.read(owner.id, 'class', recipient.class))?.body;
    const school = of && (await app.store.read(owner.id, 'school', of.school))?.body;
    // Switched off since: nothing more is sent there.
    return of?.chat ? { app, owner, delivery, now, reader: { type: 'class', of }, school } : undefined;
  }
  const person = (await app.store.read(owner.id, 'person', recipient.person))?.body;
  if (!person?.active) return undefined;
  const about = await schoolAbout(app.store, owner.id, person, delivery);
  const school = about === undefined ? undefined : (await app.store.read(owner.id, 'school', about))?.body;
  return { app, owner, delivery, now, reader: { type: 'person', person }, school };
}

/** Away, stopped, held or outside school time: later, or not at all when the window closes first. */
async function heldBack(turn: Turn): Promise<Outcome | undefined> {
  const { reader, school, owner, now, app } = turn;
  const time = await schoolTime(app.store, owner, school);
  const after: { date: string; reason: string }[] = [];
  if (reader.type === 'person') {
    const { preferences } = reader.person;
    if (preferences.stopped) return { type: 'expire', reason: 'stopped' };
    if (preferences.pausedUntil) after.push({ date: preferences.pausedUntil, reason: 'paused' });
  }
  if (school?.heldUntil) after.push({ date: school.heldUntil, reason: 'held' });
  const today = time.today(now);
  for (const { date, reason } of after) {
    if (today > date) continue;
    const until = time.onDate(addDays(date, 1));
    return laterOrNever(until, turn, reason);
  }
  if (time.isOpen(now)) return undefined;
  return laterOrNever(time.nextOpen(now), turn, 'outsideSchoolTime');
}

/** Where no calendar reaches yet, as in July before the new skolerute, it is looked at again in a week. */
function laterOrNever(until: EpochMs | undefined, { delivery, now }: Turn, reason: string): Outcome {
  const again = until ?? now + 7 * DAY_MS;
  return again >= delivery.expiresAt ? { type: 'expire', reason } : { type: 'defer', until: again, reason };
}

async function sendTo({ app, owner, delivery }: Turn, view: CardView): Promise<Outcome> {
  const address = (await app.store.read(owner.id, 'address', recipientKey(delivery.recipient)))?.body;
  return address ? { type: 'send', view, address } : { type: 'unreachable', reason: 'noAddress' };
}

async function updateOf({ app, owner, delivery }: Turn, view: CardView): Promise<Outcome> {
  const earlier = await app.store.readDelivery(owner.id, delivery.replaces ?? '');
  return earlier?.message
    ? { type: 'update', view, message: earlier.message }
    : { type: 'expire', reason: 'nothingToReplace' };
}
