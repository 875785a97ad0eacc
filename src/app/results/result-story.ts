import { schoolYearOf } from '../../domain/calendar/weeks.ts';
import { toLocal } from '../../domain/calendar/zoned-time.ts';
import type { Owner, School, Team } from '../../domain/people/people.ts';
import {
  conversationId,
  progressOf,
  type ResultNote,
  type ResultProgress,
  type ResultsConversation,
} from '../../domain/results/result-follow-up.ts';
import type { EpochMs, IsoDate, SchoolYear } from '../../domain/time.ts';
import { all, teamsOf } from '../load.ts';
import type { Store } from '../ports/store.ts';

/** Where a school stands in a, b and c this school year. */
export interface ResultStory {
  school: School;
  schoolYear: SchoolYear;
  today: IsoDate;
  teams: Team[];
  notes: ResultNote[];
  conversation: ResultsConversation | undefined;
  /** Of the conversation; 0 when there is none. */
  version: number;
  progress: ResultProgress;
}

export async function resultStory(
  store: Store,
  owner: Owner,
  school: School,
  now: EpochMs,
): Promise<ResultStory> {
  const today = toLocal(now, owner.timeZone).date;
  return storyOfYear(store, owner, school, { today, schoolYear: schoolYearOf(today) });
}

export async function storyOfYear(
  store: Store,
  owner: Pick<Owner, 'id'>,
  school: School,
  { today, schoolYear }: { today: IsoDate; schoolYear: SchoolYear },
): Promise<ResultStory> {
  const key = { school: school.id, schoolYear };
  const [teams, notes, stored] = await Promise.all([
    teamsOf(store, owner.id, school.id),
    all(store, owner.id, 'resultNote', `${conversationId(key)}:`),
    store.read(owner.id, 'resultsConversation', conversationId(key)),
  ]);
  const conversation = stored?.body;
  const byName = teams.sort((a, b) => a.name.localeCompare(b.name, 'nb'));
  return {
    school,
    schoolYear,
    today,
    teams: byName,
    notes,
    conversation,
    version: stored?.version ?? 0,
    progress: progressOf(
      teams.map((team) => team.id),
      notes,
      conversation,
    ),
  };
}
