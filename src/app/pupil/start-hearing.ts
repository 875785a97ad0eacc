import type { Activity, QuestionSet } from '../../domain/cycle/activity.ts';
import { addresseesOf } from '../../domain/people/addressees.ts';
import {
  leadsSchool,
  type Owner,
  type Person,
  type School,
  type SchoolClass,
} from '../../domain/people/people.ts';
import type { EpochMs } from '../../domain/time.ts';
import { type Hearing, parentGroup, pupilGroups, type Voice } from '../../domain/voice/hearing.ts';
import { questionsBeside } from '../../domain/voice/theme-question.ts';
import type { Change, Store } from '../ports/store.ts';
import type { App } from '../use-case.ts';

export interface HearingPlan {
  /** The round's or the occurrence's id. */
  cause: string;
  voice: Voice;
  school: School;
  classes: SchoolClass[];
  people: Person[];
  set: QuestionSet;
  round?: string;
  activity?: Activity;
  opensAt: EpochMs;
  closesAt: EpochMs;
}

export function hearingId(cause: string, voice: Voice): string {
  return `${cause}:${voice}`;
}

/** One hearing at a time: nobody is asked by a round and by the wheel at once. */
export async function isHeardAlready(
  store: Store,
  owner: Owner,
  school: string,
  voice: Voice,
): Promise<boolean> {
  for await (const { id } of store.list(owner.id, 'openHearing')) {
    const hearing = (await store.read(owner.id, 'hearing', id))?.body;
    if (hearing?.school === school && hearing.voice === voice) return true;
  }
  return false;
}

/** The hearing with an urn to each class, and a card to those who let the classes in. Nothing where nobody could answer. */
export function startHearing(app: App, plan: HearingPlan): Change[] {
  const groups = plan.voice === 'pupils' ? pupilGroups(plan.classes) : parentGroup(plan.school, plan.classes);
  if (groups.length === 0 || app.publicUrl === undefined) return [];
  const hearing: Hearing = {
    id: hearingId(plan.cause, plan.voice),
    voice: plan.voice,
    school: plan.school.id,
    questionSet: plan.set.id,
    questions: questionsBeside(plan.set.questions, { theme: plan.round !== undefined }).map(({ id }) => id),
    groups,
    opensAt: plan.opensAt,
    closesAt: plan.closesAt,
  };
  if (plan.round) {
    hearing.round = plan.round;
    hearing.asksTheme = true;
  }
  if (plan.activity) hearing.activity = plan.activity.id;
  const { id } = hearing;
  return [
    { type: 'put', collection: 'hearing', id, body: hearing, expect: 0 },
    { type: 'put', collection: 'openHearing', id, body: { id }, expect: 0 },
    ...groups.flatMap((group): Change[] => [
      {
        type: 'put',
        collection: 'urn',
        id: `${id}:${group.id}`,
        body: { salt: app.ids.next() },
        expect: 0,
      },
      { type: 'put', collection: 'voiceCount', id: `${id}:${group.id}`, body: { answered: 0 }, expect: 0 },
    ]),
    ...lettersIn(hearing, plan).map((person) => invitation(hearing, person)),
    ...groups.filter((group) => group.chat).map((group) => classCardTo(hearing, group.id)),
  ];
}

/** Who lets the group in: contact teachers of the classes and the elevråd's contact; FAU's contact; rektor where there is none. */
function lettersIn({ voice, groups, school }: Hearing, { people }: HearingPlan): Person[] {
  const role = voice === 'pupils' ? 'pupilCouncilContact' : 'parentCommitteeContact';
  const contacts = addresseesOf([role], people, school);
  const classes = new Set(groups.map((group) => group.id));
  const teachers = people.filter((one) => one.active && one.homeroomOf?.some((id) => classes.has(id)));
  const chosen = [...new Set([...contacts, ...(voice === 'pupils' ? teachers : [])])];
  return chosen.length > 0 ? chosen : people.filter((one) => one.active && leadsSchool(one, school));
}

/** The id of the card in a class's channel, so that it can be closed where it stands. */
export function classCardId(hearing: string, group: string): string {
  return `${hearing}:${group}:class-card`;
}

function classCardTo({ id, opensAt, closesAt }: Hearing, group: string): Change {
  return {
    type: 'enqueue',
    delivery: {
      id: classCardId(id, group),
      recipient: { type: 'class', class: group },
      kind: 'class-card',
      subject: id,
      dueAt: opensAt,
      expiresAt: closesAt,
      urgent: false,
    },
  };
}

/** The id of the card with the ways in, so that it can be closed where it stands. */
export function inviteId(hearing: string, person: string): string {
  return `${hearing}:${person}:voice-invite`;
}

function invitation(hearing: Hearing, person: Person): Change {
  return {
    type: 'enqueue',
    delivery: {
      id: inviteId(hearing.id, person.id),
      recipient: { type: 'person', person: person.id },
      kind: 'voice-invite',
      subject: hearing.id,
      dueAt: hearing.opensAt,
      expiresAt: hearing.closesAt,
      urgent: false,
    },
  };
}
