import type { Activity } from '../../domain/cycle/activity.ts';
import { isOpenFocus } from '../../domain/focus/focus-area.ts';
import { isOpenMeasure } from '../../domain/measure/measure.ts';
import { isActive, phaseIndex } from '../../domain/round/round.ts';
import { ownerDigest } from '../actions/home.ts';
import { focusLists, todayIn } from '../focus/focus-story.ts';
import { all, loadWheel } from '../load.ts';
import { roundsOf } from '../round-facts.ts';
import { type CardView, day, localized, type Phrase, text } from '../view.ts';
import { focusView } from '../views/focus.ts';
import { welcomeView } from '../views/home.ts';
import { measureListView } from '../views/measure.ts';
import { button, viewFor } from '../views/parts.ts';
import type { Turn } from './turn.ts';

type Made = CardView | { expire: string };

/** The owner's digest on the wheel's date. */
export async function digest(turn: Turn): Promise<Made> {
  const { app, owner, reader, now } = turn;
  if (reader.type !== 'person') return { expire: 'wrongReader' };
  return ownerDigest({ app, store: app.store, owner, actor: reader.person, now });
}

/** The wheel says it is time for a vurderingsrunde: rektor decides. */
export async function roundInvite(turn: Turn): Promise<Made> {
  const about = await loadActivity(turn);
  if (!about || turn.reader.type !== 'person') return { expire: 'gone' };
  const rounds = about.school ? await roundsOf(turn.app.store, turn.owner.id, about.school.id) : [];
  if (rounds.some((round) => round.occurrence === turn.delivery.subject && round.phase !== 'draft'))
    return { expire: 'started' };
  // Nobody is asked to begin what they have just begun of their own accord.
  if (rounds.some((round) => isActive(round) && phaseIndex(round.phase) < phaseIndex('followUp')))
    return { expire: 'underWay' };
  return viewFor(turn.reader.person, 'notice', {
    kicker: text('roundInvite.kicker'),
    title: localized(about.activity.title),
    lead: localized(about.activity.why),
    actions: [
      { ...button('round.new', turn.delivery.subject), style: 'primary' },
      ...(about.school ? [button('wheel.hold', about.school.id)] : []),
    ],
    footer: text('roundInvite.footer'),
  });
}

/** «Avslutt eller før videre»: every open tiltak at one glance. */
export async function measureReview(turn: Turn): Promise<Made> {
  const { app, owner, reader, school } = turn;
  if (reader.type !== 'person' || !school) return { expire: 'wrongReader' };
  const open = (await all(app.store, owner.id, 'measure')).filter(
    (one) => one.school === school.id && isOpenMeasure(one),
  );
  if (open.length === 0) return { expire: 'nothingOpen' };
  const view = measureListView(reader.person, open, { review: true });
  return {
    ...view,
    data: { ...view.data, kicker: school.name, lead: text('measureList.review', { n: open.length }) },
  };
}

/** A milestone, a meeting, a report to write: what and why. */
export async function activityNotice(turn: Turn): Promise<Made> {
  const about = await loadActivity(turn);
  if (!about || turn.reader.type !== 'person') return { expire: 'gone' };
  const { activity, occurrence } = about;
  const questions = await questionsOf(turn, activity);
  return viewFor(turn.reader.person, 'notice', {
    kicker: text(`activityKind.${activity.kind}`),
    title: localized(activity.title),
    lead: localized(activity.why),
    ...(questions.length > 0
      ? { sections: [{ heading: text('focus.think'), items: questions.map((title) => ({ title })) }] }
      : {}),
    ...(activity.kind === 'report' ? { actions: [button('report.open', 'self')] } : {}),
    ...(occurrence.moved
      ? {
          footer: text('wheel.moved', {
            date: day(occurrence.date),
            from: day(occurrence.moved.from),
            reason: text(`moveReason.${occurrence.moved.reason}`),
          }),
        }
      : {}),
  });
}

/** «Avslutt eller før videre», and in August what the year is to be about. */
export async function focusReview(turn: Turn): Promise<Made> {
  const about = await loadActivity(turn);
  const { app, owner, reader, school, now } = turn;
  if (!about || reader.type !== 'person') return { expire: 'gone' };
  const seen = await focusLists(app.store, owner, reader.person, school);
  const lists = seen.filter(({ decides }) => decides);
  const questions = await questionsOf(turn, about.activity);
  // In the middle of the year there is nothing to ask where nothing goes on.
  if (questions.length === 0 && !lists.some(({ areas }) => areas.some(isOpenFocus)))
    return { expire: 'nothingOpen' };
  const { title, why } = about.activity;
  return focusView(reader.person, lists, todayIn(owner, now), {
    title: localized(title),
    why: localized(why),
    questions,
    measures: school !== undefined,
  });
}

/** What an activity without fields gives to think about. */
async function questionsOf({ app, owner }: Turn, { questionSet }: Activity): Promise<Phrase[]> {
  const set = (await loadWheel(app.store, owner)).questionSets.find(({ id }) => id === questionSet);
  return set?.questions.map((question) => localized(question.text)) ?? [];
}

async function loadActivity({ app, owner, delivery, school }: Turn) {
  const occurrence = (await app.store.read(owner.id, 'occurrence', delivery.subject))?.body;
  const activity = (await loadWheel(app.store, owner)).activities.find(
    (one) => one.id === occurrence?.activity,
  );
  return occurrence && activity ? { occurrence, activity, school } : undefined;
}

/** The first message: what this is, who you are in it, three things to try. */
export async function welcome(turn: Turn): Promise<Made> {
  return turn.reader.type === 'person'
    ? welcomeView(turn.reader.person, turn.owner)
    : { expire: 'wrongReader' };
}
