import { groupOf } from '../../domain/voice/hearing.ts';
import { answeredOf, groupsFor } from '../actions/voice.ts';
import { recipientKey } from '../addresses.ts';
import { peopleOf } from '../load.ts';
import { isHearingOver, loadHearing } from '../pupil/hearing-story.ts';
import { voiceOver } from '../pupil/over.ts';
import { resultFor } from '../pupil/results.ts';
import type { CardView } from '../view.ts';
import { classCardClosed, classCardInvite } from '../views/class-card.ts';
import { groupView, hearingView } from '../views/voice.ts';
import { resultView } from '../views/voice-result.ts';
import type { Turn } from './turn.ts';

type Made = CardView | { expire: string };

/** «Klassen din blir hørt»: the ways in, to those who let a class in. */
export async function voiceInvite(turn: Turn): Promise<Made> {
  const { app, owner, reader, delivery, now } = turn;
  if (reader.type !== 'person') return { expire: 'wrongReader' };
  const story = await loadHearing(app.store, owner, delivery.subject);
  if (!story) return { expire: 'gone' };
  if (isHearingOver(story, now)) return { expire: 'closed' };
  const groups = groupsFor(reader.person, story.hearing);
  const answered = await answeredOf({ store: app.store, owner }, story);
  const [group, ...more] = groups;
  if (!group) return { expire: 'gone' };
  return more.length > 0
    ? hearingView(reader.person, story, groups, answered)
    : groupView(reader.person, story, group, answered);
}

/** The window is over: the card with the ways in says so where it stands. */
export async function voiceInviteOver({ app, owner, reader, delivery }: Turn): Promise<Made> {
  if (reader.type !== 'person') return { expire: 'wrongReader' };
  const story = await loadHearing(app.store, owner, delivery.subject);
  return story ? voiceOver(app, owner, reader.person, story) : { expire: 'gone' };
}

/** To a class's own channel, where the kommune has switched it on and a channel has been given to the class. */
export async function classCardSent(turn: Turn): Promise<Made> {
  const about = await classStory(turn);
  if (!about) return { expire: 'gone' };
  if (isHearingOver(about.story, turn.now)) return { expire: 'closed' };
  const address = await turn.app.store.read(turn.owner.id, 'address', recipientKey(turn.delivery.recipient));
  return address ? classCardInvite(about.story, about.group) : { expire: 'noChannel' };
}

export async function classCardOver(turn: Turn): Promise<Made> {
  const about = await classStory(turn);
  return about ? classCardClosed(about.story) : { expire: 'gone' };
}

async function classStory({ app, owner, delivery, reader }: Turn) {
  if (reader.type !== 'class') return undefined;
  const story = await loadHearing(app.store, owner, delivery.subject);
  const group = story && groupOf(story.hearing, reader.of.id);
  return story && group ? { story, group } : undefined;
}

/** The hearing is over: what was said, to those who let the classes in and those who work with it. */
export async function voiceResult(turn: Turn): Promise<Made> {
  const { app, owner, reader, delivery } = turn;
  if (reader.type !== 'person') return { expire: 'wrongReader' };
  const story = await loadHearing(app.store, owner, delivery.subject);
  const release = story && (await app.store.read(owner.id, 'release', delivery.subject))?.body;
  if (!story || !release) return { expire: 'gone' };
  const staff = await peopleOf(app.store, owner.id, story.hearing.school);
  const taught = new Set(staff.flatMap((one) => one.homeroomOf ?? []));
  const result = resultFor({ person: reader.person, taught }, story, release, app.minGroups);
  return result ? resultView(reader.person, story, result) : { expire: 'gone' };
}
