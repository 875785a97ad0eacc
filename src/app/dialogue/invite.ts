import { addDays } from '../../domain/calendar/dates.ts';
import { type Dialogue, isSide, takesPart } from '../../domain/dialogue/dialogue.ts';
import type { Owner, Person, School } from '../../domain/people/people.ts';
import { DAY_MS, type EpochMs } from '../../domain/time.ts';
import type { NewDelivery } from '../ports/delivery.ts';
import type { Change, Store } from '../ports/store.ts';
import { momentOn, schoolTime } from '../school-time.ts';

const MINUTES_DAYS = 14;

/**
 * The invitation to everybody who takes part, a reminder on the eve, and the question about minutes the day after
 * (to the two sides). Each says how things stand when it is sent.
 */
export async function inviteChanges(
  { store, owner, school }: { store: Store; owner: Owner; school: School },
  dialogue: Dialogue,
  people: Person[],
  opensAt: EpochMs,
): Promise<Change[]> {
  const time = await schoolTime(store, owner, school);
  const eve = momentOn(time, owner, addDays(dialogue.date, -1));
  const after = momentOn(time, owner, addDays(dialogue.date, 1));
  const invited = people.filter((person) => takesPart(person, dialogue));
  return invited.flatMap((person) => {
    const before = message(dialogue, person, 'dialogue-before');
    const deliveries: NewDelivery[] = [{ ...before, dueAt: opensAt }];
    if (eve > opensAt && eve < dialogue.startsAt)
      deliveries.push({ ...before, id: `${before.id}:eve`, dueAt: eve });
    if (isSide(person, dialogue.school))
      deliveries.push({
        ...message(dialogue, person, 'dialogue-after'),
        dueAt: after,
        expiresAt: after + MINUTES_DAYS * DAY_MS,
      });
    return deliveries.map((delivery): Change => ({ type: 'enqueue', delivery }));
  });
}

/** Everybody's invitation shows the agenda where it stands, without a new message. */
export function agendaChanges(dialogue: Dialogue, people: Person[], now: EpochMs): Change[] {
  return people
    .filter((person) => takesPart(person, dialogue))
    .map((person): Change => {
      const before = message(dialogue, person, 'dialogue-before');
      const id = `${before.id}:agenda:${now}`;
      return { type: 'enqueue', delivery: { ...before, id, replaces: before.id, dueAt: now } };
    });
}

/** The summary to everybody who took part, for them to correct. */
export function summaryChanges(dialogue: Dialogue, people: Person[], now: EpochMs): Change[] {
  const nth = dialogue.summary?.nth ?? 1;
  return people
    .filter((person) => takesPart(person, dialogue))
    .map((person): Change => {
      const base = message(dialogue, person, 'dialogue-summary');
      const params = { nth: String(nth) };
      const delivery = { ...base, id: `${base.id}:${nth}`, params, dueAt: now, expiresAt: now + 30 * DAY_MS };
      return { type: 'enqueue', delivery };
    });
}

/** The summary's card says that it is final, where it stands. */
export function finalChanges(dialogue: Dialogue, people: Person[], now: EpochMs): Change[] {
  const nth = dialogue.summary?.nth ?? 1;
  return people
    .filter((person) => takesPart(person, dialogue))
    .map((person): Change => {
      const base = message(dialogue, person, 'dialogue-summary');
      const replaces = `${base.id}:${nth}`;
      const id = `${replaces}:final`;
      return {
        type: 'enqueue',
        delivery: { ...base, id, replaces, dueAt: now, expiresAt: now + 30 * DAY_MS },
      };
    });
}

function message(dialogue: Dialogue, person: Person, kind: string): NewDelivery {
  return {
    id: `${dialogue.id}:${person.id}:${kind}`,
    recipient: { type: 'person', person: person.id },
    kind,
    subject: dialogue.id,
    dueAt: dialogue.startsAt,
    expiresAt: dialogue.startsAt,
    urgent: false,
  };
}
