import { addDays } from '../domain/calendar/dates.ts';
import { type Commitment, type HelpRequest, isSide, promisedBy } from '../domain/dialogue/dialogue.ts';
import { isOwnerStaff, type Owner, type Person } from '../domain/people/people.ts';
import { DAY_MS } from '../domain/time.ts';
import { all } from './load.ts';
import type { Change, Store } from './ports/store.ts';
import { momentOn, schoolTime } from './school-time.ts';

/** What the owner promised when it answered a school that asked for help. */
export async function promisedWith(
  store: Store,
  owner: string,
  request: Pick<HelpRequest, 'id'>,
): Promise<Commitment[]> {
  return (await all(store, owner, 'commitment')).filter(({ origin }) => origin === request.id);
}

/** The other side is asked only if those who promised have not answered by then. */
const OTHER_SIDE_DAYS = 7;

/** Saves a promise and queues the question about it: on its date to the side that made it, and to the other a week later. */
export async function commitmentChanges(
  ctx: { store: Store; owner: Owner },
  commitment: Commitment,
  version: number,
  among?: Person[],
): Promise<Change[]> {
  const { store, owner } = ctx;
  const school = (await store.read(owner.id, 'school', commitment.school))?.body;
  const times = {
    school: await schoolTime(store, owner, school),
    owner: await schoolTime(store, owner, undefined),
  };
  const roster = among ?? (await all(store, owner.id, 'person'));
  const people = roster.filter((person) => person.active && isSide(person, commitment.school));
  return [
    { type: 'put', collection: 'commitment', id: commitment.id, body: commitment, expect: version },
    ...people.map((person): Change => {
      const asked = promisedBy(commitment, person)
        ? commitment.dueOn
        : addDays(commitment.dueOn, OTHER_SIDE_DAYS);
      const dueAt = momentOn(isOwnerStaff(person) ? times.owner : times.school, owner, asked);
      return {
        type: 'enqueue',
        delivery: {
          id: `${commitment.id}:${person.id}:promise:${commitment.dueOn}`,
          recipient: { type: 'person', person: person.id },
          kind: 'promise',
          subject: commitment.id,
          params: { askedOn: commitment.dueOn },
          dueAt,
          expiresAt: dueAt + 60 * DAY_MS,
          urgent: false,
        },
      };
    }),
  ];
}
