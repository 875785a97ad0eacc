import { addDays } from '../../domain/calendar/dates.ts';
import { toLocal } from '../../domain/calendar/zoned-time.ts';
import { byDue, type Dialogue, isOverdue } from '../../domain/dialogue/dialogue.ts';
import { formatOf } from '../../domain/dialogue/format.ts';
import { isOpenMeasure } from '../../domain/measure/measure.ts';
import { gateAfter, type RoundFacts } from '../../domain/round/gates.ts';
import { isActive, type Round } from '../../domain/round/round.ts';
import { DAY_MS, type EpochMs } from '../../domain/time.ts';
import { leaderChecks } from '../checks.ts';
import { cycleOf } from '../cycle-of.ts';
import { all } from '../load.ts';
import { goneFrom } from '../people/member-signs.ts';
import { roundContent, roundsOf } from '../round-facts.ts';
import { type CardView, day, localized, moment, text } from '../view.ts';
import { titleOf } from '../views/dialogue.ts';
import { type Week, weekView } from '../views/digest.ts';
import { outcome } from '../views/measure.ts';
import { button } from '../views/parts.ts';
import type { Turn } from './turn.ts';

const REMINDED_AFTER_DAYS = 8;
/** This week and the next. */
const PROMISED_DAYS = 14;

/** rektor's week, when there is something in it for rektor. */
export async function week(turn: Turn): Promise<CardView | { expire: string }> {
  const { reader, school } = turn;
  if (reader.type !== 'person' || !school) return { expire: 'wrongReader' };
  const waiting = await waitingFor(turn);
  // A card that says that nothing waits is noise; «status» answers whoever wonders.
  if (waiting.length === 0) return { expire: 'nothingWaits' };
  return weekView(reader.person, {
    school,
    waiting,
    followedUp: await followedUp(turn),
    coming: [...(await goingOn(turn)), ...(await comingWeek(turn))],
  });
}

/** How it went with the tiltak that were looked at since the last overview. */
async function followedUp({ app, owner, school, now }: Turn): Promise<Week['followedUp']> {
  return (await all(app.store, owner.id, 'measure')).flatMap((measure) => {
    const last = measure.followUps.at(-1);
    if (measure.school !== school?.id || !last || last.at <= now - 7 * DAY_MS) return [];
    return [{ title: measure.what, text: text('week.followedUpHow', outcome(last)) }];
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
  const place = { app, owner, school };
  return [
    ...waiting,
    ...(await withoutAgenda(place, now)),
    ...(await overdue(place, now)),
    ...(await promised(place, now)),
    ...gone,
    ...checks,
  ];
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

type Place = Pick<Turn, 'app' | 'owner' | 'school'>;

/** Rektor chooses what is taken up; a week ahead is late enough to begin. */
async function withoutAgenda({ app, owner, school }: Place, now: EpochMs): Promise<Week['waiting']> {
  return (await all(app.store, owner.id, 'dialogue'))
    .filter((one) => one.school === school?.id && one.agenda.length === 0 && comesSoon(one, now))
    .map((one) => ({
      title: titleOf({ format: formatOf(app.reference.formats, one) }),
      text: text('week.agendaWaits', { date: day(one.date) }),
      action: button('dialogue.agenda', one.id),
    }));
}

function comesSoon({ startsAt, heldAt, cancelledAt }: Dialogue, now: EpochMs): boolean {
  return heldAt === undefined && cancelledAt === undefined && startsAt > now && startsAt < now + 7 * DAY_MS;
}

/** What the school promised, from the Monday of the week before its date until somebody says how it went. */
async function promised({ app, owner, school }: Place, now: EpochMs): Promise<Week['waiting']> {
  const today = toLocal(now, owner.timeZone).date;
  return (await all(app.store, owner.id, 'commitment'))
    .filter((one) => one.school === school?.id && one.by === 'school' && !one.outcome)
    .filter((one) => one.dueOn < addDays(today, PROMISED_DAYS))
    .sort(byDue)
    .map((one) => ({
      title: one.text,
      text: text(isOverdue(one, today) ? 'week.promiseWaits' : 'week.promiseComes', { date: day(one.dueOn) }),
      action: button('promise.open', one.id),
    }));
}

/** Follow-ups whose date has passed without an answer; help that is still unanswered is the owner's. */
async function overdue({ app, owner, school }: Place, now: EpochMs): Promise<Week['waiting']> {
  // The one who was asked has had a reminder by then; before, this would only point at a person.
  const waited = addDays(toLocal(now, owner.timeZone).date, -REMINDED_AFTER_DAYS);
  return (await all(app.store, owner.id, 'measure'))
    .filter((one) => one.school === school?.id && isOpenMeasure(one) && one.evaluateOn < waited)
    .map((one) => ({
      title: one.what,
      text: text('week.followUpWaits'),
      action: button('measure.list', ''),
    }));
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
