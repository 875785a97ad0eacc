import { addDays } from '../../domain/calendar/dates.ts';
import { toLocal } from '../../domain/calendar/zoned-time.ts';
import type { Activity } from '../../domain/cycle/activity.ts';
import { isOpenFocus } from '../../domain/focus/focus-area.ts';
import { isOpenMeasure } from '../../domain/measure/measure.ts';
import { gateAfter, type RoundFacts } from '../../domain/round/gates.ts';
import { isActive, phaseIndex, type Round } from '../../domain/round/round.ts';
import { DAY_MS, type EpochMs } from '../../domain/time.ts';
import { ownerDigest } from '../actions/home.ts';
import { leaderChecks } from '../checks.ts';
import { cycleOf } from '../cycle-of.ts';
import { focusLists, todayIn } from '../focus/focus-story.ts';
import { all, loadWheel } from '../load.ts';
import { goneFrom } from '../people/member-signs.ts';
import { roundContent, roundsOf } from '../round-facts.ts';
import { type CardView, day, localized, moment, type Phrase, text } from '../view.ts';
import { type Week, weekView } from '../views/digest.ts';
import { focusView } from '../views/focus.ts';
import { welcomeView } from '../views/home.ts';
import { measureListView } from '../views/measure.ts';
import { button, viewFor } from '../views/parts.ts';
import type { Turn } from './turn.ts';

const REMINDED_AFTER_DAYS = 8;

type Made = CardView | { expire: string };

/** The owner's digest on the wheel's date. */
export async function digest(turn: Turn): Promise<Made> {
  const { app, owner, reader, now } = turn;
  if (reader.type !== 'person') return { expire: 'wrongReader' };
  return ownerDigest({ app, store: app.store, owner, actor: reader.person, now });
}

/** rektor's week. */
export async function week(turn: Turn): Promise<Made> {
  const { reader, school } = turn;
  if (reader.type !== 'person' || !school) return { expire: 'wrongReader' };
  return weekView(reader.person, {
    school,
    waiting: await waitingFor(turn),
    coming: [...(await goingOn(turn)), ...(await comingWeek(turn))],
  });
}

async function waitingFor({ app, owner, school, now }: Turn): Promise<Week['waiting']> {
  if (!school) return [];
  const rounds = (await roundsOf(app.store, owner.id, school.id)).filter(isActive);
  const waiting: Week['waiting'] = [];
  for (const round of rounds) {
    const { facts } = await roundContent(app.store, owner.id, round, now);
    if (goesByItself(round, facts)) continue;
    const ready = gateAfter(round, facts).type !== 'hard';
    waiting.push({
      title: round.theme,
      text: text(ready ? `week.ready.${round.phase}` : `week.work.${round.phase}`),
      action: button('round.overview', round.id),
    });
  }
  const checks = (await leaderChecks({ app, store: app.store, owner, now }, [school.id]))
    .filter(({ byQuestion, answer }) => byQuestion.length > 0 && !answer)
    .map(({ prompt }) => ({
      title: text('check.title.leaderCheck'),
      text: text('leaderCheck.waits'),
      action: button('check.answer', prompt),
    }));
  const gone = (await goneFrom(app.store, owner.id))
    .filter(({ person }) => person.schools.includes(school.id))
    .map(({ person, platform }) => ({
      title: person.name,
      text: text('week.gone', { platform: text(`week.platform.${platform}`) }),
    }));
  return [...waiting, ...gone, ...checks, ...(await overdue({ app, owner, school }, now))];
}

/** People are answering, or the responsible are asked on their dates: nothing waits for rektor. */
function goesByItself(round: Round, facts: RoundFacts): boolean {
  return facts.windowOpen || (round.phase === 'followUp' && facts.openMeasures > 0);
}

async function goingOn({ app, owner, school, now }: Turn): Promise<Week['coming']> {
  if (!school) return [];
  const going: Week['coming'] = [];
  for (const round of (await roundsOf(app.store, owner.id, school.id)).filter(isActive)) {
    const { facts } = await roundContent(app.store, owner.id, round, now);
    if (!goesByItself(round, facts)) continue;
    const closes = (round.phase === 'collect' ? round.collect : round.vote)?.closesAt ?? now;
    const words = facts.windowOpen
      ? text('answers.open', { at: moment(closes, owner.timeZone) })
      : text('week.ready.followUp');
    going.push({ title: round.theme, text: words });
  }
  return going;
}

/** Follow-ups and promises whose date has passed without an answer; help that is still unanswered is the owner's. */
async function overdue(
  { app, owner, school }: Pick<Turn, 'app' | 'owner' | 'school'>,
  now: EpochMs,
): Promise<Week['waiting']> {
  const today = toLocal(now, owner.timeZone).date;
  // The one who was asked has had a reminder by then; before, this would only point at a person.
  const waited = addDays(today, -REMINDED_AFTER_DAYS);
  const here = <T extends { school: string }>(list: T[]) => list.filter((one) => one.school === school?.id);
  const measures = here(await all(app.store, owner.id, 'measure')).filter(
    (one) => isOpenMeasure(one) && one.evaluateOn < waited,
  );
  const promises = here(await all(app.store, owner.id, 'commitment')).filter(
    (one) => one.by === 'school' && !one.outcome && one.dueOn < today,
  );
  return [
    ...measures.map((one) => ({
      title: one.what,
      text: text('week.followUpWaits'),
      action: button('measure.list', ''),
    })),
    ...promises.map((one) => ({
      title: one.text,
      text: text('week.promiseWaits', { date: day(one.dueOn) }),
      action: button('dialogue.open', ''),
    })),
  ];
}

async function comingWeek({ app, owner, school, now }: Turn): Promise<Week['coming']> {
  const { occurrences } = await cycleOf(app.store, owner, school, now);
  return occurrences
    .filter(
      ({ occurrence, activity }) =>
        occurrence.opensAt > now && occurrence.opensAt < now + 7 * DAY_MS && activity.kind !== 'digest',
    )
    .slice(0, 6)
    .map(({ occurrence, activity }) => ({ title: localized(activity.title), text: day(occurrence.date) }));
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
