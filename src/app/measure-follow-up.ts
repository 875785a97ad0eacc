import { addDays } from '../domain/calendar/dates.ts';
import type { Measure } from '../domain/measure/measure.ts';
import type { Owner, Person } from '../domain/people/people.ts';
import { DAY_MS } from '../domain/time.ts';
import { peopleOf } from './load.ts';
import type { NewDelivery } from './ports/delivery.ts';
import type { Change, Store } from './ports/store.ts';
import { momentOn, schoolTime } from './school-time.ts';

/** Who is asked: the responsible person, the team's lead, or else rektor. */
export function followedUpBy(measure: Measure, people: Person[]): Person[] {
  const [type, id] = splitOnce(measure.responsible);
  const own =
    type === 'person'
      ? people.filter((person) => person.id === id)
      : people.filter((person) => person.teams.includes(id) && person.roles.includes('teamLead'));
  return own.length > 0 ? own : people.filter((person) => person.roles.includes('principal'));
}

/** Still at the school, and the one to ask: a person may have moved since the question was queued. */
export function isAskedAbout(measure: Measure, person: Person): boolean {
  return person.schools.includes(measure.school) && followedUpBy(measure, [person]).length > 0;
}

function splitOnce(value: string): [string, string] {
  const at = value.indexOf(':');
  return [value.slice(0, at), value.slice(at + 1)];
}

/** The question «ble det gjort, så dere effekt?» on its date, and one reminder a week later. */
export async function followUpChanges(
  { store, owner }: { store: Store; owner: Owner },
  measure: Measure,
): Promise<Change[]> {
  const people = await peopleOf(store, owner.id, measure.school);
  return followUpDeliveries({ store, owner }, measure, followedUpBy(measure, people));
}

export async function followUpDeliveries(
  { store, owner }: { store: Store; owner: Owner },
  measure: Measure,
  people: Person[],
): Promise<Change[]> {
  const school = (await store.read(owner.id, 'school', measure.school))?.body;
  const time = await schoolTime(store, owner, school);
  const dueAt = momentOn(time, owner, measure.evaluateOn);
  const remindAt = momentOn(time, owner, addDays(measure.evaluateOn, 7));
  return people.flatMap((person): Change[] => {
    const base: Omit<NewDelivery, 'id' | 'dueAt'> = {
      recipient: { type: 'person', person: person.id },
      kind: 'follow-up',
      subject: measure.id,
      params: { askedOn: measure.evaluateOn },
      expiresAt: dueAt + 60 * DAY_MS,
      urgent: false,
    };
    const id = `${measure.id}:${person.id}:follow-up:${measure.evaluateOn}`;
    const params = { askedOn: measure.evaluateOn, nth: '1' };
    return [
      { type: 'enqueue', delivery: { ...base, id, dueAt } },
      { type: 'enqueue', delivery: { ...base, id: `${id}:reminder1`, dueAt: remindAt, params } },
    ];
  });
}
