import type { Activity, Occurrence, QuestionSet } from '../domain/cycle/activity.ts';
import { addresseesOf } from '../domain/people/addressees.ts';
import type { Owner, Person, School } from '../domain/people/people.ts';
import type { Voice } from '../domain/voice/hearing.ts';
import { type PromptPurpose, teamPromptOf } from '../domain/voice/prompt.ts';
import type { Planned } from './cycle-of.ts';
import { rotationFor } from './dialogue/friends.ts';
import { dialogueFromWheel } from './dialogue/from-wheel.ts';
import { classesOf, loadWheel, peopleOf, teamsOf } from './load.ts';
import type { NewDelivery } from './ports/delivery.ts';
import type { Change } from './ports/store.ts';
import { asksStaffMarkers } from './pupil/markers.ts';
import { isHeardAlready, startHearing } from './pupil/start-hearing.ts';
import { resultMessages, STAGE_OF } from './results/results-message.ts';
import { makePrompt, startPrompt, startTeamPrompt } from './start-prompt.ts';
import type { App } from './use-case.ts';

const PROMPT_PURPOSE: Partial<Record<Activity['kind'], PromptPurpose>> = {
  reflection: 'reflection',
  pupilVoice: 'pupilVoice',
  parentVoice: 'parentVoice',
  analysisMeeting: 'analysisPrep',
  criticalFriends: 'criticalFriends',
  ownerCheck: 'ownerCheck',
  leaderCheck: 'leaderCheck',
};

const HEARD: Partial<Record<Activity['kind'], Voice>> = { pupilVoice: 'pupils', parentVoice: 'parents' };

/** A prompt without a question set is only an announcement. */
const NOTICE_KINDS: Partial<Record<Activity['kind'], string>> = {
  evaluationRound: 'round-invite',
  followUp: 'measure-review',
  digest: 'digest',
  selfCheck: 'self-check',
  focusReview: 'focus-review',
};

/** What an occurrence sends when it is born, queued in the same commit. `people`: all whom it may concern. */
export async function birth(
  app: App,
  owner: Owner,
  school: School | undefined,
  { occurrence, activity }: Planned,
  people: Person[],
): Promise<Change[]> {
  const asked = addresseesOf(activity.audience, people, school?.id);
  const purpose = asksStaffMarkers(activity.questionSet) ? 'threeThings' : PROMPT_PURPOSE[activity.kind];
  if (purpose === 'criticalFriends') return friendChanges(app, owner, { occurrence, activity }, asked);
  if (purpose && activity.questionSet)
    return promptChanges(app, owner, school, { occurrence, activity }, purpose, asked);
  const stage = STAGE_OF[activity.kind];
  if (stage) return resultMessages(occurrence, stage, asked);
  if (activity.kind === 'dialogue' && school)
    return dialogueFromWheel(app, owner, school, occurrence, people);
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
  const personal = [
    ...startPrompt({ prompt, remindAt: occurrence.remindAt }),
    ...(await heardChanges(app, owner, school, { occurrence, activity }, set)),
  ];
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

/** Rektorer in pairs. Which ones is decided once, with the occurrence. */
async function friendChanges(
  app: App,
  owner: Owner,
  { occurrence, activity }: Planned,
  rektorer: Person[],
): Promise<Change[]> {
  const rotation = await rotationFor(app.store, owner, occurrence, rektorer);
  const meeting = new Set(rotation.groups.flat());
  const people = rektorer.filter(({ id }) => meeting.has(id));
  return [
    { type: 'put', collection: 'friendRotation', id: occurrence.id, body: rotation, expect: 0 },
    ...(await promptChanges(app, owner, undefined, { occurrence, activity }, 'criticalFriends', people)),
  ];
}

/** Pupils and parents are heard themselves, beside what their contact writes. */
async function heardChanges(
  app: App,
  owner: Owner,
  school: School | undefined,
  { occurrence, activity }: Planned,
  set: QuestionSet,
): Promise<Change[]> {
  const voice = HEARD[activity.kind];
  if (!voice || !school) return [];
  const people = await peopleOf(app.store, owner.id, school.id);
  const classes = await classesOf(app.store, owner.id, school.id);
  const { id, opensAt, closesAt } = occurrence;
  if (await isHeardAlready(app.store, owner, school.id, voice)) return [];
  return startHearing(app, { cause: id, voice, school, classes, people, set, activity, opensAt, closesAt });
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
