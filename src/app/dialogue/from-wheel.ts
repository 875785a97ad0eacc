import { daysFrom } from '../../domain/calendar/dates.ts';
import { toEpoch, toLocal } from '../../domain/calendar/zoned-time.ts';
import type { Occurrence } from '../../domain/cycle/activity.ts';
import type { Dialogue } from '../../domain/dialogue/dialogue.ts';
import { formatMinutes, formatOf } from '../../domain/dialogue/format.ts';
import { meetingTime } from '../../domain/dialogue/meeting-times.ts';
import type { Owner, Person, School } from '../../domain/people/people.ts';
import type { EpochMs } from '../../domain/time.ts';
import { all } from '../load.ts';
import type { Change } from '../ports/store.ts';
import { momentOn, schoolTime } from '../school-time.ts';
import type { App } from '../use-case.ts';
import { inviteChanges } from './invite.ts';

const MIDDAY = '12:00';
const byName = new Intl.Collator('nb');

/** The occurrence opens the preparation; the meeting is in the second half of its window, each school at its own time. */
export async function dialogueFromWheel(
  app: App,
  owner: Owner,
  school: School,
  occurrence: Occurrence,
  people: Person[],
): Promise<Change[]> {
  const { activity } = occurrence;
  const startsAt = await meetingStart(app, owner, school, occurrence);
  const dialogue: Dialogue = {
    id: occurrence.id,
    school: school.id,
    activity,
    date: toLocal(startsAt, owner.timeZone).date,
    startsAt,
    agenda: [],
    minutes: '',
  };
  return [
    { type: 'put', collection: 'dialogue', id: dialogue.id, body: dialogue, expect: 0 },
    ...(await inviteChanges({ store: app.store, owner, school }, dialogue, people, occurrence.opensAt)),
  ];
}

async function meetingStart(
  app: App,
  owner: Owner,
  school: School,
  { activity, opensAt, closesAt }: Occurrence,
): Promise<EpochMs> {
  const time = await schoolTime(app.store, owner, school);
  const dateOf = (at: EpochMs) => toLocal(at, owner.timeZone).date;
  const days = daysFrom(dateOf(opensAt), dateOf(closesAt)).filter((day) =>
    time.isOpen(toEpoch(day, MIDDAY, owner.timeZone)),
  );
  const schools = (await all(app.store, owner.id, 'school')).sort((a, b) => byName.compare(a.name, b.name));
  const nth = schools.findIndex(({ id }) => id === school.id);
  const format = formatOf(app.reference.formats, { activity });
  const meeting = meetingTime(days, Math.max(0, nth), format ? formatMinutes(format) : 0);
  return meeting
    ? toEpoch(meeting.date, meeting.time, owner.timeZone)
    : momentOn(time, owner, dateOf(closesAt));
}
