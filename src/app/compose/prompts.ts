import { isOpen } from '../../domain/voice/answer.ts';
import { answerKey, loadStory, ownAnswer } from '../prompt-story.ts';
import type { CardView } from '../view.ts';
import {
  answeredView,
  closedView,
  questionView,
  reminderClosedView,
  skippedView,
} from '../views/question.ts';
import type { Turn } from './turn.ts';

type Made = CardView | { expire: string };

/** The first message, or the one a person asked for later. */
export async function prompt(turn: Turn): Promise<Made> {
  return ask(turn, false);
}

/** Only to those who have neither answered nor skipped, and no more of them than the person wants. */
export async function reminder(turn: Turn): Promise<Made> {
  const nth = Number(turn.delivery.params?.nth ?? '1');
  const wanted = turn.reader.type === 'person' ? turn.reader.person.preferences.reminders : 0;
  return nth > wanted ? { expire: 'reminderNotWanted' } : ask(turn, true);
}

async function ask(turn: Turn, isReminder: boolean): Promise<Made> {
  const { app, owner, reader, delivery, now } = turn;
  if (reader.type !== 'person') return { expire: 'wrongReader' };
  const loaded = await loadStory(app.store, owner, reader.person, delivery.subject);
  if (!loaded.ok) return { expire: 'gone' };
  const { story } = loaded;
  if (story.round?.cancelled) return { expire: 'cancelled' };
  if (!isOpen(story.prompt, now)) return { expire: 'closed' };
  const took = await app.store.read(owner.id, 'participation', answerKey(story.prompt, reader.person.id));
  if (took) return { expire: 'answered' };
  return questionView(reader.person, story, { reminder: isReminder });
}

/** The deadline has moved: the card says so where it stands, whether it was answered, skipped or is still open. */
export async function redrawPrompt(turn: Turn): Promise<Made> {
  const { app, owner, reader, delivery, now } = turn;
  if (reader.type !== 'person') return { expire: 'wrongReader' };
  const loaded = await loadStory(app.store, owner, reader.person, delivery.subject);
  if (!loaded.ok) return { expire: 'gone' };
  const { story } = loaded;
  if (!isOpen(story.prompt, now)) return { expire: 'closed' };
  const own = await ownAnswer(app.store, app.ids, owner.id, story.prompt, reader.person.id);
  if (own) return answeredView(reader.person, story, own.texts, own);
  const took = await app.store.read(owner.id, 'participation', answerKey(story.prompt, reader.person.id));
  return took ? skippedView(reader.person, story) : questionView(reader.person, story);
}

/** The window is over: the card says so where it stands. */
export async function closePrompt(turn: Turn): Promise<Made> {
  const { app, owner, reader, delivery, now } = turn;
  if (reader.type !== 'person') return { expire: 'wrongReader' };
  const loaded = await loadStory(app.store, owner, reader.person, delivery.subject);
  if (!loaded.ok) return { expire: 'gone' };
  if (isOpen(loaded.story.prompt, now)) return { expire: 'superseded' };
  // The first card says how it ended; a reminder only that it no longer holds.
  if (delivery.replaces?.includes(':reminder')) return reminderClosedView(reader.person, loaded.story);
  const own = await ownAnswer(app.store, app.ids, owner.id, loaded.story.prompt, reader.person.id);
  return closedView(reader.person, loaded.story, own?.texts);
}
