import { toLocal } from '../../domain/calendar/zoned-time.ts';
import type { Activity, Question, QuestionSet } from '../../domain/cycle/activity.ts';
import type { Person, School, Team } from '../../domain/people/people.ts';
import { deletedOn } from '../../domain/privacy/retention.ts';
import type { Round } from '../../domain/round/round.ts';
import { type EpochMs, HOUR_MS } from '../../domain/time.ts';
import { MAX_ANSWER_LENGTH } from '../../domain/voice/answer.ts';
import { isShareable, type Prompt } from '../../domain/voice/prompt.ts';
import type { Friends } from '../dialogue/friends.ts';
import {
  type ActionView,
  type CardView,
  type Field,
  fullDate,
  localized,
  moment,
  type Phrase,
  text,
} from '../view.ts';
import { friendSections } from './friends.ts';
import { button, submit, viewFor } from './parts.ts';

/** Less than a school day is too short for anybody to be told that they did not answer. */
const ENOUGH_TIME_MS = 6 * HOUR_MS;

export interface PromptStory {
  prompt: Prompt;
  set: QuestionSet;
  /** The owner's zone. */
  zone: string;
  school?: School;
  round?: Round;
  activity?: Activity;
  /** The school's teams. */
  teams?: Team[];
  /** Of a rektor's critical friend. */
  friends?: Friends;
}

/** Why, who sees, when deleted: on every prompt. */
export function purposeOf(story: PromptStory): { why: Phrase; who: Phrase; deleted: Phrase } {
  const { prompt, round, activity } = story;
  const why = round
    ? text('purpose.whyRound', { problem: round.problem })
    : activity
      ? localized(activity.why)
      : text('purpose.whyReflection');
  return { why, who: text(`purpose.who.${prompt.purpose}`), deleted: fullDate(deletionDate(story)) };
}

export function deletionDate({ prompt, zone }: Pick<PromptStory, 'prompt' | 'zone'>): string {
  return deletedOn(prompt, toLocal(prompt.closesAt, zone).date);
}

export function questionsOf({ prompt, set }: Pick<PromptStory, 'prompt' | 'set'>): Question[] {
  return prompt.questions.flatMap((id) => set.questions.find((question) => question.id === id) ?? []);
}

function titleOf({ round, activity, set }: PromptStory): Phrase {
  if (round) return round.theme;
  return localized(activity ? activity.title : set.title);
}

function kickerOf({ prompt, school }: PromptStory): Phrase {
  return text(`prompt.kicker.${prompt.purpose}`, { school: school?.name ?? '' });
}

/** The questions, ready to be answered or changed. */
export function questionView(
  person: Person,
  story: PromptStory,
  options: { texts?: Record<string, string>; reminder?: boolean; lead?: Phrase; ref?: string } = {},
): CardView {
  const { prompt, zone } = story;
  const ref = options.ref ?? prompt.id;
  const closes = moment(prompt.closesAt, zone);
  return viewFor(person, 'question', {
    kicker: kickerOf(story),
    title: titleOf(story),
    lead: options.lead ?? leadOf(story, options.reminder ?? false, closes),
    purpose: purposeOf(story),
    ...(story.friends ? { sections: friendSections(story.friends) } : {}),
    fields: questionsOf(story).map((question) => questionField(question, options.texts?.[question.id])),
    actions: [submit('answer.save', ref)],
    more: [
      button('prompt.later', `${ref}@tomorrow`, text('action.laterTomorrow')),
      button('prompt.later', `${ref}@shared`, text('action.laterShared')),
      button('prompt.skip', ref),
      button('settings.open', 'self', text('action.settings')),
    ],
    safety: button('safety.open', ref),
  });
}

function leadOf({ friends }: PromptStory, isReminder: boolean, closes: Phrase): Phrase {
  if (friends) return text('friends.lead', { closes });
  return text(isReminder ? 'prompt.leadReminder' : 'prompt.lead', { closes });
}

export function questionField(question: Question, value = ''): Field {
  const base = { id: question.id, label: localized(question.text), value };
  const help = question.help ? { help: localized(question.help) } : {};
  if (question.kind === 'choice') {
    const options = (question.choices ?? []).map((choice) => ({
      value: choice.id,
      title: localized(choice.text),
    }));
    return { ...base, ...help, kind: 'choice', options };
  }
  return { ...base, ...help, kind: 'longText', maxLength: MAX_ANSWER_LENGTH };
}

/** One team at a time; somebody in several chooses which. */
function shareButtons(person: Person, { prompt, teams = [] }: PromptStory, own?: Sharing): ActionView[] {
  const mine = teams.filter((team) => person.teams.includes(team.id));
  const back = own?.shared ? [button('answer.share', prompt.id, text('action.unshare'))] : [];
  if (mine.length < 2) return own?.shared ? back : [button('answer.share', prompt.id, text('action.share'))];
  const others = mine.filter((team) => !own?.shared || team.id !== own.team);
  const title = own?.shared ? 'action.shareMove' : 'action.shareWith';
  const shares = others.map((team) =>
    button('answer.share', `${prompt.id}@${team.id}`, text(title, { team: team.name })),
  );
  return [...back, ...shares];
}

/** Whether one's words are with a team, and which. */
export interface Sharing {
  shared: boolean;
  team?: string;
}

/** Somebody in two teams must see who got it. */
function sharedLead({ teams = [] }: PromptStory, { team }: Sharing): Phrase {
  const name = teams.find(({ id }) => id === team)?.name;
  return name ? text('answered.leadSharedWith', { team: name }) : text('answered.leadShared');
}

/** Words can only be shared where the team has a card to see them on. */
function hasTeamCard({ round, activity }: PromptStory): boolean {
  return round !== undefined || (activity?.audience.includes('teamChannel') ?? false);
}

/** In place of the questions: thanks, what one wrote, until when it can be changed. */
export function answeredView(
  person: Person,
  story: PromptStory,
  texts: Record<string, string>,
  own: Sharing | undefined,
): CardView {
  const { prompt, zone } = story;
  const canShare = isShareable(prompt.purpose) && person.teams.length > 0 && hasTeamCard(story);
  return viewFor(person, 'answered', {
    kicker: kickerOf(story),
    title: text('answered.title', { closes: moment(prompt.closesAt, zone) }),
    lead: own?.shared ? sharedLead(story, own) : text(`answered.lead.${prompt.purpose}`),
    sections: [...friendSections(story.friends), { quotes: ownWords(story, texts) }],
    actions: [button('answer.edit', prompt.id), ...(canShare ? shareButtons(person, story, own) : [])],
    footer: text('answered.deleted', { date: fullDate(deletionDate(story)) }),
  });
}

function ownWords(story: PromptStory, texts: Record<string, string>) {
  return questionsOf(story).flatMap((question) => {
    const words = texts[question.id];
    return words ? [{ text: shownAnswer(question, words), from: localized(question.text) }] : [];
  });
}

/** What a choice says; other answers as they were typed. */
export function shownAnswer(question: Question, words: string): Phrase {
  const choice = question.choices?.find((one) => one.id === words);
  return choice ? localized(choice.text) : words;
}

/** The window is over. The own words stay readable until they are deleted. */
export function closedView(
  person: Person,
  story: PromptStory,
  texts: Record<string, string> | undefined,
): CardView {
  const answered = texts !== undefined;
  return viewFor(person, 'notice', {
    kicker: kickerOf(story),
    title: titleOf(story),
    notice: text('closed.title', { closed: moment(story.prompt.closesAt, story.zone) }),
    lead: story.round?.cancelled
      ? text('closed.cancelled', { reason: story.round.cancelled.reason })
      : text(answered ? 'closed.leadAnswered' : hadTime(story) ? 'closed.lead' : 'closed.leadEarly'),
    ...(answered ? { sections: [{ quotes: ownWords(story, texts) }] } : {}),
    ...(answered ? { footer: text('answered.deleted', { date: fullDate(deletionDate(story)) }) } : {}),
  });
}

/** Rektor may close what was asked before its time. */
function hadTime({ prompt }: PromptStory): boolean {
  return prompt.closesAt - prompt.opensAt >= ENOUGH_TIME_MS;
}

export function reminderClosedView(person: Person, story: PromptStory): CardView {
  return viewFor(person, 'notice', {
    kicker: kickerOf(story),
    title: titleOf(story),
    lead: text('closed.reminder', { closed: moment(story.prompt.closesAt, story.zone) }),
  });
}

/** Skipped, with a way back. */
export function skippedView(person: Person, story: PromptStory): CardView {
  return viewFor(person, 'notice', {
    kicker: kickerOf(story),
    title: text('skipped.title'),
    lead: text('skipped.lead', { closes: moment(story.prompt.closesAt, story.zone) }),
    actions: [button('answer.edit', story.prompt.id, text('action.answerAnyway'))],
  });
}

/** Put off until a chosen moment. */
export function laterView(person: Person, story: PromptStory, at: EpochMs): CardView {
  return viewFor(person, 'notice', {
    kicker: kickerOf(story),
    title: text('later.title', { at: moment(at, story.zone) }),
    lead: text('later.lead', { closes: moment(story.prompt.closesAt, story.zone) }),
    actions: [button('answer.edit', story.prompt.id, text('action.answerNow'))],
  });
}
