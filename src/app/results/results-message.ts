import type { Activity, Occurrence } from '../../domain/cycle/activity.ts';
import { hasRole, leadsSchool, type Person, type School } from '../../domain/people/people.ts';
import type { ResultStage } from '../../domain/results/result-follow-up.ts';
import type { Turn } from '../compose/turn.ts';
import { loadWheel } from '../load.ts';
import type { NewDelivery } from '../ports/delivery.ts';
import type { Change } from '../ports/store.ts';
import { MAX_REMINDERS } from '../start-prompt.ts';
import type { CardView } from '../view.ts';
import { stageView } from '../views/results.ts';
import { type ResultStory, resultStory } from './result-story.ts';

export const STAGE_OF: Partial<Record<Activity['kind'], ResultStage>> = {
  resultTalks: 'talks',
  resultAnalysis: 'analysis',
  resultsConversation: 'conversation',
};

/** A stage begins: its card to those who do it, and at most two reminders to those who tell what came of it. */
export function resultMessages(occurrence: Occurrence, stage: ResultStage, asked: Person[]): Change[] {
  const people = stage === 'talks' ? whoTalk(asked) : asked;
  return people.flatMap((person) => {
    const tells = stage === 'conversation' || hasRole(person, 'teamLead');
    const reminders = tells ? occurrence.remindAt.slice(0, MAX_REMINDERS) : [];
    return [occurrence.opensAt, ...reminders].map((dueAt, nth): Change => {
      const delivery: NewDelivery = {
        id: `${occurrence.id}:${person.id}:results${nth === 0 ? '' : `:reminder${nth}`}`,
        recipient: { type: 'person', person: person.id },
        kind: 'results',
        subject: occurrence.id,
        params: { stage, nth: String(nth) },
        dueAt,
        expiresAt: occurrence.closesAt,
        urgent: false,
      };
      return { type: 'enqueue', delivery };
    });
  });
}

/** Contact teachers and team leads; everybody who teaches where nobody is set up as contact teacher. */
function whoTalk(asked: Person[]): Person[] {
  const known = asked.some((person) => (person.homeroomOf?.length ?? 0) > 0);
  if (!known) return asked;
  return asked.filter((person) => (person.homeroomOf?.length ?? 0) > 0 || hasRole(person, 'teamLead'));
}

export async function resultsMessage(turn: Turn): Promise<CardView | { expire: string }> {
  const { app, owner, reader, school, delivery, now } = turn;
  if (reader.type !== 'person' || !school) return { expire: 'wrongReader' };
  const occurrence = (await app.store.read(owner.id, 'occurrence', delivery.subject))?.body;
  const wheel = await loadWheel(app.store, owner);
  const activity = wheel.activities.find((one) => one.id === occurrence?.activity);
  const stage = activity && STAGE_OF[activity.kind];
  if (!activity || !stage) return { expire: 'gone' };
  const story = await resultStory(app.store, owner, school, now);
  if (delivery.params?.nth !== '0' && isDone(story, stage, reader.person, school)) return { expire: 'done' };
  const { maxReminders, nth } = {
    maxReminders: reader.person.preferences.reminders,
    nth: delivery.params?.nth,
  };
  if (Number(nth) > maxReminders) return { expire: 'fewerReminders' };
  const guide = wheel.questionSets.find((set) => set.id === activity.questionSet);
  return stageView(reader.person, story, { stage, activity, guide });
}

/** Whoever has told is not reminded. */
function isDone(story: ResultStory, stage: ResultStage, person: Person, school: School): boolean {
  if (stage === 'conversation') return story.conversation !== undefined;
  const teams = leadsSchool(person, school.id) ? story.teams.map((team) => team.id) : person.teams;
  return teams.every((team) => story.notes.some((note) => note.stage === stage && note.team === team));
}
