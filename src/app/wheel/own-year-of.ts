import { toLocal } from '../../domain/calendar/zoned-time.ts';
import type { Activity } from '../../domain/cycle/activity.ts';
import { type OwnMeeting, type OwnYear, ownYear } from '../../domain/cycle/own-year.ts';
import type { DialogueFormat } from '../../domain/dialogue/format.ts';
import type { Localized } from '../../domain/language.ts';
import { isOwnerStaff, type Owner, type Person, type SchoolId } from '../../domain/people/people.ts';
import { type Standing, standing } from '../../domain/privacy/visibility.ts';
import type { IsoDate, SchoolYear } from '../../domain/time.ts';
import { ofSchool } from '../listed-once.ts';
import { all } from '../load.ts';
import type { Store } from '../ports/store.ts';

/** Whom a wheel is drawn for. `published` is a kvalitetsmelding: what rektor has shared, and meetings that were held. */
export type WheelReader = Standing | 'published';

/** What somebody is to the wheel of a school, or to the owner's own. */
export function wheelReader(person: Person | undefined, school: SchoolId | undefined): WheelReader {
  if (!person) return 'stranger';
  if (school !== undefined) return standing(person, { school, shared: false });
  return person.active && isOwnerStaff(person) ? 'owner' : 'stranger';
}

/** What a meeting is called: after its activity, or after its kind where it was planned by hand. */
export function meetingName(
  activities: readonly Activity[],
  formats: readonly DialogueFormat[],
  { activity, format }: OwnMeeting,
): Localized | undefined {
  return (
    activities.find((one) => one.id === activity)?.title ?? formats.find((one) => one.id === format)?.title
  );
}

interface Asked {
  /** The owner's own wheel has the meetings with all schools, and no round. */
  school: SchoolId | undefined;
  reader: WheelReader;
  schoolYear: SchoolYear;
  today: IsoDate;
}

export async function ownYearOf(
  store: Store,
  owner: Owner,
  { school, reader, schoolYear, today }: Asked,
): Promise<OwnYear> {
  const published = reader === 'published';
  const rounds = school === undefined ? [] : await ofSchool(store, owner.id, 'round', school);
  const dialogues = await all(store, owner.id, 'dialogue');
  return ownYear({
    rounds: published ? rounds.filter((round) => round.sharedAt !== undefined) : rounds,
    measures: school === undefined ? [] : await ofSchool(store, owner.id, 'measure', school),
    dialogues: dialogues.filter(
      (one) => (school === undefined || one.school === school) && (!published || one.heldAt !== undefined),
    ),
    reader: published ? 'owner' : reader,
    schoolYear,
    today,
    dayOf: (at) => toLocal(at, owner.timeZone).date,
  });
}
