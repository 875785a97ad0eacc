import type { Activity, QuestionSet } from '../domain/cycle/activity.ts';
import type { Person, School, TeamId } from '../domain/people/people.ts';
import { DAY_MS, type EpochMs } from '../domain/time.ts';
import type { Prompt, PromptPurpose } from '../domain/voice/prompt.ts';
import type { NewDelivery } from './ports/delivery.ts';
import type { Change } from './ports/store.ts';

/** A closed card may still be put right this long after its window. */
const CLOSE_UPDATE_MS = 14 * DAY_MS;
export const MAX_REMINDERS = 2;
/**
 * So many of one prompt's people are due in the same second: as many as a tenant takes. A big school that asks together
 * with small ones then stands in line beside them, not before them.
 */
const DUE_PER_SECOND = 30;

export interface PromptPlan {
  prompt: Prompt;
  remindAt: EpochMs[];
}

/**
 * The prompt, its first message to each person, at most two reminders, and the update that closes the card.
 * Everything is queued at once with its due time; what is no longer wanted then is not sent.
 */
export function startPrompt({ prompt, remindAt }: PromptPlan): Change[] {
  const changes: Change[] = [{ type: 'put', collection: 'prompt', id: prompt.id, body: prompt, expect: 0 }];
  for (const [n, person] of prompt.people.entries()) {
    const dueAt = prompt.opensAt + Math.floor(n / DUE_PER_SECOND) * 1000;
    for (const delivery of personDeliveries(prompt, person, dueAt, remindAt))
      changes.push({ type: 'enqueue', delivery });
  }
  return changes;
}

function personDeliveries(
  prompt: Prompt,
  person: string,
  dueAt: EpochMs,
  remindAt: EpochMs[],
): NewDelivery[] {
  const base = {
    recipient: { type: 'person' as const, person },
    subject: prompt.id,
    expiresAt: prompt.closesAt,
    urgent: false,
  };
  const first = firstDeliveryId(prompt.id, person);
  const reminders = remindAt.slice(0, MAX_REMINDERS).map((at, index) => ({
    ...base,
    id: `${prompt.id}:${person}:reminder${index + 1}`,
    kind: 'reminder',
    params: { nth: String(index + 1) },
    dueAt: at,
  }));
  // Only what will be there is closed: no reminder is made later.
  const closed = [first, ...reminders.map(({ id }) => id)];
  return [
    { ...base, id: first, kind: 'prompt', dueAt },
    ...reminders,
    ...closed.map((replaces) => closing(prompt, person, replaces)),
  ];
}

export function firstDeliveryId(prompt: string, person: string): string {
  return `${prompt}:${person}:prompt`;
}

/** Every message that a person may have got about it is closed where it stands: the first and the reminders. */
export function closings(prompt: Prompt, person: string): NewDelivery[] {
  return messagesOf(prompt.id, person).map((replaces) => closing(prompt, person, replaces));
}

/** The deliveries that may have asked a person: the first and the reminders. */
export function messagesOf(prompt: string, person: string): string[] {
  const reminders = Array.from(
    { length: MAX_REMINDERS },
    (_, index) => `${prompt}:${person}:reminder${index + 1}`,
  );
  return [firstDeliveryId(prompt, person), ...reminders];
}

/** The id carries the closing time, so that an extended window gets a closing of its own. */
export function closing(prompt: Prompt, person: string, replaces: string): NewDelivery {
  return {
    id: `${replaces}:close:${prompt.closesAt}`,
    recipient: { type: 'person', person },
    kind: 'close',
    subject: prompt.id,
    dueAt: prompt.closesAt,
    expiresAt: prompt.closesAt + CLOSE_UPDATE_MS,
    urgent: false,
    replaces,
  };
}

/** The team's card in its channel, one reminder-free message, and its closing. */
export function startTeamPrompt(prompt: Prompt, teams: TeamId[]): Change[] {
  const changes: Change[] = [{ type: 'put', collection: 'prompt', id: prompt.id, body: prompt, expect: 0 }];
  for (const team of teams) changes.push(...teamDeliveries(prompt, team));
  return changes;
}

export function teamDeliveries(prompt: Prompt, team: TeamId): Change[] {
  const recipient = { type: 'team' as const, team };
  const first = `${prompt.id}:${team}:team-prompt`;
  const base = { recipient, subject: prompt.id, urgent: false };
  return [
    {
      type: 'enqueue',
      delivery: {
        ...base,
        id: first,
        kind: 'team-prompt',
        dueAt: prompt.opensAt,
        expiresAt: prompt.closesAt,
      },
    },
    { type: 'enqueue', delivery: teamClosing(prompt, team) },
  ];
}

export function teamClosing(prompt: Prompt, team: TeamId): NewDelivery {
  return {
    id: `${prompt.id}:${team}:close:${prompt.closesAt}`,
    recipient: { type: 'team', team },
    kind: 'team-close',
    subject: prompt.id,
    dueAt: prompt.closesAt,
    expiresAt: prompt.closesAt + CLOSE_UPDATE_MS,
    urgent: false,
    replaces: `${prompt.id}:${team}:team-prompt`,
  };
}

/** The first questions of a set: a prompt asks at most three. */
export function firstQuestions(set: QuestionSet): string[] {
  return set.questions.slice(0, 3).map((question) => question.id);
}

export interface PromptSpec {
  id: string;
  purpose: PromptPurpose;
  set: QuestionSet;
  questions?: string[];
  school?: School;
  round?: string;
  activity?: Activity;
  opensAt: EpochMs;
  closesAt: EpochMs;
  people: Person[];
}

export function makePrompt(spec: PromptSpec): Prompt {
  const prompt: Prompt = {
    id: spec.id,
    purpose: spec.purpose,
    questionSet: spec.set.id,
    questions: spec.questions ?? firstQuestions(spec.set),
    opensAt: spec.opensAt,
    closesAt: spec.closesAt,
    people: spec.people.map((person) => person.id),
  };
  if (spec.school) prompt.school = spec.school.id;
  if (spec.round) prompt.round = spec.round;
  if (spec.activity) prompt.activity = spec.activity.id;
  return prompt;
}
