import { addresseesOf } from '../../domain/people/addressees.ts';
import { leadsSchool, type Owner, type Person } from '../../domain/people/people.ts';
import { DAY_MS, type EpochMs } from '../../domain/time.ts';
import type { Hearing } from '../../domain/voice/hearing.ts';
import { peopleOf } from '../load.ts';
import type { NewDelivery } from '../ports/delivery.ts';
import type { Change } from '../ports/store.ts';
import type { App } from '../use-case.ts';
import type { HearingStory } from './hearing-story.ts';
import { classCardId, inviteId } from './start-hearing.ts';

/** A card about the result waits this long for school time. */
const RESULT_EXPIRES_MS = 30 * DAY_MS;

/** Those who get the result when the hearing is over: the classes' teachers, the contact and rektor, each their own part. */
export async function toldOf(
  app: App,
  owner: Owner,
  { hearing, round }: HearingStory,
  now: EpochMs,
): Promise<Change[]> {
  const closed = hearing.groups
    .filter((group) => group.chat)
    .map((group) => classCardOver(hearing, group.id, now));
  const people = await peopleOf(app.store, owner.id, hearing.school);
  closed.push(...(await invitesOver(app, owner, hearing, people, now)));
  if (round?.cancelled) return closed;
  const told = readersOf(hearing, people).map(
    (person): Change => ({ type: 'enqueue', delivery: resultDelivery(hearing, person, now) }),
  );
  return [...closed, ...told];
}

function resultDelivery(hearing: Hearing, { id: person }: Person, now: EpochMs): NewDelivery {
  return {
    id: `${hearing.id}:${person}:voice-result`,
    recipient: { type: 'person', person },
    kind: 'voice-result',
    subject: hearing.id,
    dueAt: now,
    expiresAt: now + RESULT_EXPIRES_MS,
    urgent: false,
  };
}

/** The card in the class's channel says that it is over. */
function classCardOver(hearing: Hearing, group: string, now: EpochMs): Change {
  const replaces = classCardId(hearing.id, group);
  const id = `${replaces}:close`;
  const recipient = { type: 'class', class: group } as const;
  const when = { dueAt: now, expiresAt: now + RESULT_EXPIRES_MS };
  const delivery = {
    id,
    recipient,
    kind: 'class-card-close',
    subject: hearing.id,
    ...when,
    urgent: false,
    replaces,
  };
  return { type: 'enqueue', delivery };
}

/** So does the card with the ways in, for each who has it: nobody goes on handing out codes. */
async function invitesOver(
  { store }: App,
  owner: Owner,
  hearing: Hearing,
  people: Person[],
  now: EpochMs,
): Promise<Change[]> {
  const changes: Change[] = [];
  for (const { id: person } of people) {
    const replaces = inviteId(hearing.id, person);
    if (!(await store.readDelivery(owner.id, replaces))) continue;
    const delivery = {
      id: `${replaces}:close`,
      recipient: { type: 'person', person } as const,
      kind: 'voice-invite-close',
      subject: hearing.id,
      dueAt: now,
      expiresAt: now + RESULT_EXPIRES_MS,
      urgent: false,
      replaces,
    };
    changes.push({ type: 'enqueue', delivery });
  }
  return changes;
}

/**
 * Words that an adult has let go on stand in the card of elevråd's (or FAU's) contact too: it was drawn when none had been
 * read, and is drawn anew in its place. `nth` tells one reading from the next.
 */
export async function contactsSeeMore(
  { store }: App,
  owner: Owner,
  { hearing }: HearingStory,
  now: EpochMs,
  nth: string,
): Promise<Change[]> {
  const people = await peopleOf(store, owner.id, hearing.school);
  return contactsOf(hearing, people).map((person): Change => {
    const first = resultDelivery(hearing, person, now);
    return { type: 'enqueue', delivery: { ...first, id: `${first.id}:${nth}`, replaces: first.id } };
  });
}

function contactsOf(hearing: Hearing, people: Person[]): Person[] {
  const role = hearing.voice === 'pupils' ? 'pupilCouncilContact' : 'parentCommitteeContact';
  return addresseesOf([role], people, hearing.school);
}

function readersOf(hearing: Hearing, people: Person[]): Person[] {
  const contacts = contactsOf(hearing, people);
  const teachers = people.filter((one) =>
    one.homeroomOf?.some((id) => hearing.groups.some((g) => g.id === id)),
  );
  const leaders = people.filter((one) => leadsSchool(one, hearing.school));
  return [...new Set([...contacts, ...(hearing.voice === 'pupils' ? teachers : []), ...leaders])];
}
