import { addDays } from '../domain/calendar/dates.ts';
import { toLocal } from '../domain/calendar/zoned-time.ts';
import type { Activity, Occurrence } from '../domain/cycle/activity.ts';
import type { Dialogue } from '../domain/dialogue/dialogue.ts';
import { addresseesOf } from '../domain/people/addressees.ts';
import type { Owner, Person, School } from '../domain/people/people.ts';
import { isOwnerStaff } from '../domain/people/people.ts';
import { DAY_MS } from '../domain/time.ts';
import { type PromptPurpose, teamPromptOf } from '../domain/voice/prompt.ts';
import type { Planned } from './cycle-of.ts';
import { all, loadWheel, teamsOf } from './load.ts';
import type { NewDelivery } from './ports/delivery.ts';
import type { Change } from './ports/store.ts';
import { momentOn, schoolTime } from './school-time.ts';
import { makePrompt, startPrompt, startTeamPrompt } from './start-prompt.ts';
import type { App } from './use-case.ts';

const PROMPT_PURPOSE: Partial<Record<Activity['kind'], PromptPurpose>> = {
  reflection: 'reflection',
  pupilVoice: 'pupilVoice',
  parentVoice: 'parentVoice',
  analysisMeeting: 'analysisPrep',
  criticalFriends: 'criticalFriends',
  ownerCheck: 'ownerCheck',
};

/** A prompt without a question set is only an announcement. */
const NOTICE_KINDS: Partial<Record<Activity['kind'], string>> = {
  evaluationRound: 'round-invite',
  followUp: 'measure-review',
  digest: 'digest',
};

/** What an occurrence sends when it is born, queued in the same commit. */
export async function birth(
  app: App,
  owner: Owner,
  school: School | undefined,
  { occurrence, activity }: Planned,
): Promise<Change[]> {
  const people = await all(app.store, owner.id, 'person');
  const asked = addresseesOf(activity.audience, people, school?.id);
  const purpose = PROMPT_PURPOSE[activity.kind];
  if (purpose && activity.questionSet)
    return promptChanges(app, owner, school, { occurrence, activity }, purpose, asked);
  if (activity.kind === 'dialogue' && school) return dialogueChanges(app, owner, school, occurrence, people);
  const kind = activity.kind === 'digest' && school ? 'week' : (NOTICE_KINDS[activity.kind] ?? 'notice');
  return asked.map((person) => ({ type: 'enqueue', delivery: message(occurrence, person, kind) }));
}

async function promptChanges(
  app: App,
  owner: Owner,
  school: School | undefined,
  { occurrence, activity }: Planned,
  purpose: PromptPurpose,
  people: Person[],
): Promise<Change[]> {
  const wheel = await loadWheel(app.store, owner);
  const set = wheel.questionSets.find((one) => one.id === activity.questionSet);
  if (!set || people.length === 0) return [];
  const { opensAt, closesAt, id } = occurrence;
  const prompt = makePrompt({
    id,
    purpose,
    set,
    activity,
    opensAt,
    closesAt,
    people,
    ...(school ? { school } : {}),
  });
  const personal = startPrompt({ prompt, remindAt: occurrence.remindAt });
  if (!school || !activity.audience.includes('teamChannel')) return personal;
  const teams = await teamsOf(app.store, owner.id, school.id);
  const card = { ...prompt, id: teamPromptOf(prompt), people: [] };
  return [
    ...personal,
    ...startTeamPrompt(
      card,
      teams.map((team) => team.id),
    ),
  ];
}

function message(occurrence: Occurrence, person: Person, kind: string): NewDelivery {
  return {
    id: `${occurrence.id}:${person.id}:${kind}`,
    recipient: { type: 'person', person: person.id },
    kind,
    subject: occurrence.id,
    dueAt: occurrence.opensAt,
    expiresAt: occurrence.closesAt,
    urgent: false,
  };
}

/** The occurrence opens the preparation; the meeting is on its last day. Both sides are reminded before and after. */
async function dialogueChanges(
  app: App,
  owner: Owner,
  school: School,
  occurrence: Occurrence,
  people: Person[],
): Promise<Change[]> {
  const date = toLocal(occurrence.closesAt, owner.timeZone).date;
  const time = await schoolTime(app.store, owner, school);
  const startsAt = momentOn(time, owner, date);
  const eve = momentOn(time, owner, addDays(date, -1));
  const after = momentOn(time, owner, addDays(date, 1));
  const dialogue: Dialogue = {
    id: occurrence.id,
    school: school.id,
    activity: occurrence.activity,
    date,
    startsAt,
    agenda: [],
    minutes: '',
  };
  const both = people.filter(
    (person) =>
      person.active &&
      (isOwnerStaff(person) || (person.schools.includes(school.id) && person.roles.includes('principal'))),
  );
  return [
    { type: 'put', collection: 'dialogue', id: dialogue.id, body: dialogue, expect: 0 },
    ...both.flatMap((person): Change[] => {
      const before = message(occurrence, person, 'dialogue-before');
      const minutes = message(occurrence, person, 'dialogue-after');
      const deliveries: NewDelivery[] = [
        before,
        ...(eve > occurrence.opensAt && eve < startsAt
          ? [{ ...before, id: `${before.id}:eve`, dueAt: eve }]
          : []),
        { ...minutes, dueAt: after, expiresAt: after + 14 * DAY_MS },
      ];
      return deliveries.map((delivery) => ({ type: 'enqueue', delivery }));
    }),
  ];
}
