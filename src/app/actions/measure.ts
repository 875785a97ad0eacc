import { addDays } from '../../domain/calendar/dates.ts';
import { isOpenMeasure, type Measure } from '../../domain/measure/measure.ts';
import { answerFollowUp, beforeLastAnswer, readMeasure } from '../../domain/measure/read-measure.ts';
import { hasRole, leadsSchool, type Person, type Team } from '../../domain/people/people.ts';
import { maySee } from '../../domain/privacy/visibility.ts';
import { type Refusal, type Result, refuse } from '../../domain/result.ts';
import { DAY_MS } from '../../domain/time.ts';
import { dropChanges, restoredChange, restoredId } from '../dropped.ts';
import { all, loadLedRound, loadSchool, notFound, peopleOf, splitReference, teamsOf } from '../load.ts';
import { followedUpBy, followUpChanges } from '../measure-follow-up.ts';
import type { Change } from '../ports/store.ts';
import { responsibleNames } from '../round-story.ts';
import { dayMovedTo, schoolTime } from '../school-time.ts';
import { type Ctx, type Decision, decide, type Refused, show } from '../use-case.ts';
import {
  followUpAnsweredView,
  followUpEditView,
  followUpView,
  measureDroppedView,
  measureEditForm,
  measureForm,
  measureListView,
  measureSavedView,
} from '../views/measure.ts';
import { formAgain } from '../views/refusal.ts';
import { findingsOf } from './analyse.ts';

export async function newMeasure(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadMeasures(ctx);
  return loaded.ok ? show(measureForm(ctx.actor, loaded), { inPlace: false }) : loaded;
}

/** A tiltak that stands, while they are still being chosen. */
async function loadChosen(ctx: Ctx) {
  const { id, detail } = splitReference(ctx.action.reference);
  const stands = await ctx.store.read(ctx.owner.id, 'measure', id);
  if (!stands) return notFound();
  const loaded = await loadMeasures(ctx, stands.body.round);
  return loaded.ok ? { ...loaded, stands, drawnAt: detail } : loaded;
}

export async function editMeasure(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadChosen(ctx);
  return loaded.ok ? show(measureEditForm(ctx.actor, loaded, loaded.stands), { inPlace: false }) : loaded;
}

/** Over the version that was shown, or not at all. The follow-up is asked on the new date, of the new one. */
async function rewriteMeasure(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadChosen(ctx);
  if (!loaded.ok) return loaded;
  const { stands, school } = loaded;
  if (ctx.again) return show(measureSavedView(ctx.actor, { ...loaded, measure: stands.body }));
  const form = () => measureEditForm(ctx.actor, loaded, stands);
  const again = (refusal: Refusal) => ({ ...refusal, view: formAgain(form(), ctx.action.values, refusal) });
  if (loaded.drawnAt !== String(stands.version))
    return again(refuse('FORM.CHANGED_SINCE', { now: stands.body.what }));
  if (ctx.action.values.drop === 'true') {
    const gone = dropChanges({ kind: 'measure', body: stands.body, at: ctx.now }, stands.version);
    return decide(gone, measureDroppedView(ctx.actor, loaded, stands.body));
  }
  const time = await schoolTime(ctx.store, ctx.owner, school);
  const read = readMeasure(ctx.action.values, {
    ...loaded,
    id: stands.id,
    responsible: loaded.responsible.map((one) => one.value),
    order: stands.body.order,
  });
  if (!read.ok) return again(read);
  const measure = { ...read.measure, evaluateOn: dayMovedTo(time, ctx.owner, read.measure.evaluateOn) };
  const put: Change = {
    type: 'put',
    collection: 'measure',
    id: stands.id,
    body: measure,
    expect: stands.version,
  };
  return decide(
    [put, ...(await followUpChanges(ctx, measure))],
    measureSavedView(ctx.actor, { ...loaded, measure }, read.measure.evaluateOn),
  );
}

/** «Angre»: what was deleted stands again, while tiltak are still being chosen, and is asked about on its day. */
export async function restoreMeasure(ctx: Ctx): Promise<Decision | Refused> {
  const dropped = await ctx.store.read(ctx.owner.id, 'dropped', ctx.action.reference);
  if (dropped?.body.kind !== 'measure') return notFound();
  const id = restoredId(ctx, dropped.body);
  const { body } = dropped.body;
  if (dropped.body.restoredAs !== undefined) return measureAgain(ctx, id);
  const loaded = await loadMeasures(ctx, body.round);
  if (!loaded.ok) return loaded;
  if (!loaded.findings.some((one) => one.id === body.finding)) return refuse('MEASURE.NO_FINDING');
  const time = await schoolTime(ctx.store, ctx.owner, loaded.school);
  const tomorrow = addDays(loaded.today, 1);
  const evaluateOn = dayMovedTo(time, ctx.owner, body.evaluateOn > tomorrow ? body.evaluateOn : tomorrow);
  const measure: Measure = { ...body, id, evaluateOn };
  return decide(
    [
      { type: 'put', collection: 'measure', id, body: measure, expect: 0 },
      restoredChange(dropped, id),
      ...(await followUpChanges(ctx, measure)),
    ],
    measureSavedView(ctx.actor, { ...loaded, measure }, body.evaluateOn),
  );
}

/** It was undone already: how it stands now. */
async function measureAgain(ctx: Ctx, id: string): Promise<Decision | Refused> {
  const stands = await ctx.store.read(ctx.owner.id, 'measure', id);
  if (!stands) return notFound();
  const loaded = await loadLedRound(ctx, stands.body.round);
  if (!loaded.ok) return loaded;
  const names = await responsibleNames(ctx.store, ctx.owner, ctx.actor.schools);
  return show(measureListView(ctx.actor, [stands.body], { names, editable: new Set() }));
}

/** Saves a tiltak and queues its follow-up on the agreed date. */
export async function saveMeasure(ctx: Ctx): Promise<Decision | Refused> {
  if (splitReference(ctx.action.reference).detail !== '') return rewriteMeasure(ctx);
  const loaded = await loadMeasures(ctx);
  if (!loaded.ok) return loaded;
  const { round, school, findings, responsible, measures } = loaded;
  const time = await schoolTime(ctx.store, ctx.owner, school);
  const read = readMeasure(ctx.action.values, {
    id: `${round.id}:${ctx.newId}`,
    round,
    findings,
    responsible: responsible.map((one) => one.value),
    today: time.today(ctx.now),
    order: measures.length + 1,
  });
  if (!read.ok) return { ...read, view: formAgain(measureForm(ctx.actor, loaded), ctx.action.values, read) };
  // A date on a closed day moves to the next school day, and the card says so.
  const measure = { ...read.measure, evaluateOn: dayMovedTo(time, ctx.owner, read.measure.evaluateOn) };
  const changes: Change[] = [
    { type: 'put', collection: 'measure', id: measure.id, body: measure, expect: 0 },
    ...(await followUpChanges(ctx, measure)),
  ];
  return decide(changes, measureSavedView(ctx.actor, { ...loaded, measure }, read.measure.evaluateOn));
}

async function loadMeasures(ctx: Ctx, id = ctx.action.reference) {
  const loaded = await loadLedRound(ctx, id);
  if (!loaded.ok) return loaded;
  const { round, school } = loaded;
  if (round.cancelled) return refuse('ROUND.CANCELLED');
  if (round.phase !== 'measures') return refuse('ROUND.WRONG_PHASE', { phase: 'measures' });
  const [findings, people, teams, measures] = await Promise.all([
    findingsOf(ctx, round),
    peopleOf(ctx.store, ctx.owner.id, school.id),
    teamsOf(ctx.store, ctx.owner.id, school.id),
    all(ctx.store, ctx.owner.id, 'measure', `${round.id}:`),
  ]);
  const inOrder = round.priority.flatMap((id) => findings.find((finding) => finding.id === id) ?? []);
  const today = (await schoolTime(ctx.store, ctx.owner, school)).today(ctx.now);
  return { ...loaded, findings: inOrder, responsible: responsibleChoices(people, teams), measures, today };
}

/** Teams first, then leaders and team leads, then the others: a tiltak is seldom one teacher's alone. */
function responsibleChoices(people: Person[], teams: Team[]): { value: string; title: string }[] {
  const leads = (person: Person) =>
    hasRole(person, 'principal', 'deputyPrincipal', 'teamLead', 'pupilCouncilContact');
  const works = (person: Person) => hasRole(person, 'teacher', 'otherProfession');
  const leaders = [...people.filter(leads), ...people.filter((one) => works(one) && !leads(one))];
  return [
    ...teams.map((team) => ({ value: `team:${team.id}`, title: team.name })),
    ...leaders.map((person) => ({ value: `person:${person.id}`, title: person.name })),
  ];
}

/** The question about one tiltak at once, as in «avslutt eller før videre»; no need to wait for its date. */
export async function openFollowUp(ctx: Ctx): Promise<Decision | Refused> {
  const { id, detail } = splitReference(ctx.action.reference);
  const loaded = await loadOwnMeasure(ctx, id);
  if (!loaded.ok) return loaded;
  const { measure, school } = loaded;
  const today = (await schoolTime(ctx.store, ctx.owner, school)).today(ctx.now);
  if (detail !== '') {
    const before = beforeLastAnswer(measure, Number(detail));
    if (!before) return refuse('FOLLOW_UP.ALREADY');
    return show(followUpEditView(ctx.actor, measure, before, today), { inPlace: false });
  }
  if (!isOpenMeasure(measure)) return refuse('FOLLOW_UP.ALREADY');
  return show(followUpView(ctx.actor, measure, today), { inPlace: false });
}

/** Answers «ble det gjort, så dere effekt, går vi videre, justerer eller stopper – og hvorfor?» */
export async function saveFollowUp(ctx: Ctx): Promise<Decision | Refused> {
  const { id, detail } = splitReference(ctx.action.reference);
  const loaded = await loadOwnMeasure(ctx, id);
  if (!loaded.ok) return loaded;
  const { measure, version, school } = loaded;
  const time = await schoolTime(ctx.store, ctx.owner, school);
  const today = time.today(ctx.now);
  if (ctx.again) return show(followUpAnsweredView(ctx.actor, measure));
  // Given anew: over the very answer that was shown, or not at all.
  const [askedOn = '', given] = detail.split('#');
  const asked = given === undefined ? measure : beforeLastAnswer(measure, Number(given));
  const answered = asked
    ? answerFollowUp(asked, askedOn, ctx.action.values, today, ctx.now)
    : refuse('FOLLOW_UP.ALREADY');
  if (!answered.ok) {
    if (answered.code === 'FOLLOW_UP.ALREADY')
      return { ...answered, view: followUpAnsweredView(ctx.actor, measure) };
    const form =
      asked && given !== undefined ? followUpEditView(ctx.actor, measure, asked, today) : undefined;
    const view = form ?? followUpView(ctx.actor, measure, today);
    return { ...answered, view: formAgain(view, ctx.action.values, answered) };
  }
  const next = { ...answered.measure, evaluateOn: dayMovedTo(time, ctx.owner, answered.measure.evaluateOn) };
  const changes: Change[] = [
    { type: 'put', collection: 'measure', id, body: next, expect: version },
    ...(isOpenMeasure(next) ? await followUpChanges(ctx, next) : await allAnsweredNudge(ctx, next)),
  ];
  return decide(changes, followUpAnsweredView(ctx.actor, next));
}

/** When the last open tiltak of a round is closed, rektor is told that it is time to show back. */
async function allAnsweredNudge(ctx: Ctx, measure: Measure): Promise<Change[]> {
  const round = (await ctx.store.read(ctx.owner.id, 'round', measure.round))?.body;
  const others = await all(ctx.store, ctx.owner.id, 'measure', `${measure.round}:`);
  const open = others.some((one) => one.id !== measure.id && isOpenMeasure(one));
  if (!round || round.cancelled || round.phase !== 'followUp' || open) return [];
  return [
    {
      type: 'enqueue',
      delivery: {
        id: `${round.id}:nudge:followUp:done`,
        recipient: { type: 'person', person: round.createdBy },
        kind: 'round-nudge',
        subject: round.id,
        params: { phase: 'followUp' },
        dueAt: ctx.now,
        expiresAt: ctx.now + 30 * DAY_MS,
        urgent: false,
      },
    },
  ];
}

async function loadOwnMeasure(
  ctx: Ctx,
  id: string,
): Promise<
  Result<{ measure: Measure; version: number; school: NonNullable<Awaited<ReturnType<typeof loadSchool>>> }>
> {
  const stored = await ctx.store.read(ctx.owner.id, 'measure', id);
  if (!stored || !ctx.actor.schools.includes(stored.body.school)) return notFound();
  const school = await loadSchool(ctx, stored.body.school);
  if (!school) return notFound();
  const asked = followedUpBy(stored.body, [ctx.actor]).length > 0 || leadsSchool(ctx.actor, school.id);
  return asked
    ? { ok: true, measure: stored.body, version: stored.version, school }
    : refuse('NOT_ALLOWED.RESPONSIBLE');
}

/** «tiltak»: everything the school has agreed to do, open first. */
export async function listMeasures(ctx: Ctx): Promise<Decision | Refused> {
  const rounds = await all(ctx.store, ctx.owner.id, 'round');
  const shared = new Set(rounds.flatMap((round) => (round.sharedAt ? [round.id] : [])));
  const measures = (await all(ctx.store, ctx.owner.id, 'measure')).filter((one) =>
    maySee(ctx.actor, 'measure', { school: one.school, shared: shared.has(one.round) }),
  );
  const { reference } = ctx.action;
  const visible = reference === 'self' ? measures : measures.filter((one) => one.round === reference);
  const chosen = new Set(
    rounds
      .filter((one) => one.phase === 'measures' && !one.cancelled && leadsSchool(ctx.actor, one.school))
      .map(({ id }) => id),
  );
  const editable = new Set(visible.filter((one) => chosen.has(one.round)).map(({ id }) => id));
  // The owner is not told of persons.
  const names = await responsibleNames(ctx.store, ctx.owner, ctx.actor.schools);
  return show(measureListView(ctx.actor, visible, { names, editable }), { inPlace: false });
}
