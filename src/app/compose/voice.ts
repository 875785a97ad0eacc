import { answeredOf, groupsFor } from '../actions/voice.ts';
import type { Turn } from '../compose.ts';
import { isHearingOver, loadHearing } from '../pupil/hearing-story.ts';
import type { CardView } from '../view.ts';
import { groupView, hearingView } from '../views/voice.ts';

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
