import {
  hasRole,
  isOwnerStaff,
  leadsSchool,
  type Owner,
  type Person,
  type School,
} from '../domain/people/people.ts';
import { DAY_MS, type EpochMs, HOUR_MS } from '../domain/time.ts';
import type { SafetyAlert } from '../domain/voice/safety.ts';
import { all, peopleOf } from './load.ts';
import type { NewDelivery } from './ports/delivery.ts';
import type { Change } from './ports/store.ts';
import { schoolTime } from './school-time.ts';
import type { App } from './use-case.ts';

/** How long an alert is kept trying to reach somebody's chat. */
const ALERT_EXPIRES_MS = 7 * DAY_MS;
/** Not acknowledged within this long: asked once more. */
const REMIND_MS = 2 * HOUR_MS;

/** Who is told at once: rektor and the deputy; the owner's people when it is about the leadership. */
export async function alertedPeople(
  app: App,
  owner: Owner,
  school: School,
  aboutLeaders: boolean,
): Promise<Person[]> {
  if (aboutLeaders) return ownerStaff(app, owner);
  const people = await peopleOf(app.store, owner.id, school.id);
  return people.filter(
    (person) => leadsSchool(person, school.id) && hasRole(person, 'principal', 'deputyPrincipal'),
  );
}

/**
 * The alert and what follows from it, queued in the same commit: at once to those who must act, again after two hours,
 * and one level up when nobody has acknowledged it within a school day, or at once when none of them can be reached. Each later message looks first whether
 * somebody has; the one that goes up tells that an alert waits, never what it says.
 */
export async function alertChanges(
  app: App,
  owner: Owner,
  school: School,
  alert: SafetyAlert,
  told: Person[],
): Promise<Change[]> {
  const time = await schoolTime(app.store, owner, school);
  const nextDay = time.endOfSchoolDay(alert.at, 1) ?? alert.at + DAY_MS;
  // Where none of them has a chat that can be reached, nobody would know until then.
  const upAt = (await anyReached(app, owner, told)) ? nextDay : alert.at;
  const above = await ownerStaff(app, owner);
  const deliveries = [
    ...told.map((person) => delivery(alert, person, 'safety', alert.at)),
    ...told.map((person) => delivery(alert, person, 'safety-remind', alert.at + REMIND_MS)),
    ...above.map((person) => delivery(alert, person, 'safety-unread', upAt)),
  ];
  return [
    { type: 'put', collection: 'safetyAlert', id: alert.id, body: alert, expect: 0 },
    ...deliveries.map((one): Change => ({ type: 'enqueue', delivery: one })),
  ];
}

/** The cards of the other leaders, edited in place: each sees that the matter is taken, and by whom. */
export async function takenChanges(
  app: App,
  owner: Owner,
  alert: SafetyAlert,
  by: Person,
  now: EpochMs,
): Promise<Change[]> {
  const school = (await app.store.read(owner.id, 'school', alert.school))?.body;
  if (!school) return [];
  const told = await alertedPeople(app, owner, school, alert.aboutLeaders === true);
  return told
    .filter(({ id }) => id !== by.id)
    .flatMap((person) =>
      ['safety', 'safety-remind'].map((kind): Change => {
        const replaces = `${alert.id}:${person.id}:${kind}`;
        const taken = { ...delivery(alert, person, 'safety-taken', now), id: `${replaces}:taken`, replaces };
        return { type: 'enqueue', delivery: taken };
      }),
    );
}

async function anyReached({ store }: App, owner: Owner, people: Person[]): Promise<boolean> {
  for (const { id } of people) if (await store.read(owner.id, 'address', `person:${id}`)) return true;
  return false;
}

async function ownerStaff(app: App, owner: Owner): Promise<Person[]> {
  return (await all(app.store, owner.id, 'person')).filter((person) => person.active && isOwnerStaff(person));
}

function delivery(alert: SafetyAlert, person: Person, kind: string, dueAt: EpochMs): NewDelivery {
  return {
    id: `${alert.id}:${person.id}:${kind}`,
    recipient: { type: 'person', person: person.id },
    kind,
    subject: alert.id,
    dueAt,
    expiresAt: dueAt + ALERT_EXPIRES_MS,
    urgent: true,
  };
}
