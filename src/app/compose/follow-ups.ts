import { toLocal } from '../../domain/calendar/zoned-time.ts';
import { isSide, takesPart } from '../../domain/dialogue/dialogue.ts';
import { isOpenMeasure } from '../../domain/measure/measure.ts';
import { maySee } from '../../domain/privacy/visibility.ts';
import { promisedWith } from '../commitments.ts';
import { dialogueStory } from '../dialogue-story.ts';
import { isAskedAbout } from '../measure-follow-up.ts';
import type { CardView } from '../view.ts';
import { dialogueView } from '../views/dialogue.ts';
import { summaryView } from '../views/dialogue-minutes.ts';
import { helpAnsweredView, helpRequestView } from '../views/help-request.ts';
import { followUpView } from '../views/measure.ts';
import { promiseView } from '../views/promise.ts';
import type { Turn } from './turn.ts';

type Made = CardView | { expire: string };

/** «Ble det gjort, så dere effekt?» Asked until it is answered. */
export async function followUp(turn: Turn): Promise<Made> {
  const { app, owner, delivery, reader, now } = turn;
  const measure = (await app.store.read(owner.id, 'measure', delivery.subject))?.body;
  if (!measure || reader.type !== 'person') return { expire: 'gone' };
  if (!isAskedAbout(measure, reader.person)) return { expire: 'left' };
  if (!isOpenMeasure(measure) || measure.evaluateOn !== delivery.params?.askedOn)
    return { expire: 'answered' };
  const isReminder = delivery.params?.nth !== undefined;
  if (isReminder && reader.person.preferences.reminders === 0) return { expire: 'reminderNotWanted' };
  return followUpView(reader.person, measure, toLocal(now, owner.timeZone).date, isReminder);
}

export async function promise(turn: Turn): Promise<Made> {
  const { app, owner, delivery, reader, now } = turn;
  const commitment = (await app.store.read(owner.id, 'commitment', delivery.subject))?.body;
  if (!commitment || reader.type !== 'person' || !isSide(reader.person, commitment.school))
    return { expire: 'gone' };
  if (commitment.outcome || commitment.dueOn !== delivery.params?.askedOn) return { expire: 'answered' };
  const school = (await app.store.read(owner.id, 'school', commitment.school))?.body;
  if (!school) return { expire: 'gone' };
  return promiseView(reader.person, commitment, school, toLocal(now, owner.timeZone).date);
}

export async function helpRequested(turn: Turn): Promise<Made> {
  const about = await loadHelp(turn);
  if (!about || turn.reader.type !== 'person') return { expire: 'gone' };
  if (about.request.answer) return { expire: 'answered' };
  return helpRequestView(turn.reader.person, about.request, about.school);
}

export async function helpAnswered(turn: Turn): Promise<Made> {
  const about = await loadHelp(turn);
  if (!about || turn.reader.type !== 'person') return { expire: 'gone' };
  const promised = await promisedWith(turn.app.store, turn.owner.id, about.request);
  const today = toLocal(turn.now, turn.owner.timeZone).date;
  return helpAnsweredView(turn.reader.person, about.request, about.school, { promised, today });
}

/** Whoever has left the school since it was queued is no longer told. */
async function loadHelp({ app, owner, delivery, reader }: Turn) {
  const request = (await app.store.read(owner.id, 'helpRequest', delivery.subject))?.body;
  const school = request && (await app.store.read(owner.id, 'school', request.school))?.body;
  if (!request || !school || reader.type !== 'person') return undefined;
  return maySee(reader.person, 'helpRequest', { school: school.id, shared: false })
    ? { request, school }
    : undefined;
}

export async function dialogueBefore(turn: Turn): Promise<Made> {
  const story = await loadDialogue(turn);
  if (!story || turn.reader.type !== 'person') return { expire: 'gone' };
  if (story.dialogue.cancelledAt !== undefined) return { expire: 'cancelled' };
  if (!takesPart(turn.reader.person, story.dialogue)) return { expire: 'left' };
  return story.dialogue.heldAt === undefined ? dialogueView(turn.reader.person, story) : { expire: 'held' };
}

/** The day after: minutes and promises, unless somebody has written them. */
export async function dialogueAfter(turn: Turn): Promise<Made> {
  const story = await loadDialogue(turn);
  if (!story || turn.reader.type !== 'person') return { expire: 'gone' };
  if (story.dialogue.cancelledAt !== undefined) return { expire: 'cancelled' };
  if (story.dialogue.summary !== undefined) return { expire: 'written' };
  const view = dialogueView(turn.reader.person, story);
  return { ...view, data: { ...view.data, lead: { $text: 'dialogue.leadMinutes' } } };
}

/** The summary, to be corrected; or, in its place, that it is final. */
export async function dialogueSummary(turn: Turn): Promise<Made> {
  const story = await loadDialogue(turn);
  if (!story?.dialogue.summary || turn.reader.type !== 'person') return { expire: 'gone' };
  if (!takesPart(turn.reader.person, story.dialogue)) return { expire: 'left' };
  const newer = !turn.delivery.replaces && turn.delivery.params?.nth !== String(story.dialogue.summary.nth);
  return newer ? { expire: 'superseded' } : summaryView(turn.reader.person, story);
}

async function loadDialogue({ app, owner, delivery, now, reader }: Turn) {
  const dialogue = (await app.store.read(owner.id, 'dialogue', delivery.subject))?.body;
  if (!dialogue || reader.type !== 'person') return undefined;
  return dialogueStory(app, owner, dialogue, now, reader.person);
}
