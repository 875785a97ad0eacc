import { hasRole, leadsSchool } from '../../domain/people/people.ts';
import { type Refusal, refuse } from '../../domain/result.ts';
import { askedStaff } from '../../domain/round/asked.ts';
import { readFinding } from '../../domain/round/finding.ts';
import { readBallot, readPriority } from '../../domain/round/priority.ts';
import { type Finding, type Goal, type Round, SOURCE_KINDS } from '../../domain/round/round.ts';
import { readText } from '../../domain/voice/answer.ts';
import { dropChanges, restoredChange, restoredId } from '../dropped.ts';
import { frozenTally } from '../frozen.ts';
import { all, type LoadedRound, loadLedRound, loadRound, notFound, splitReference } from '../load.ts';
import type { Change } from '../ports/store.ts';
import { roundContent } from '../round-facts.ts';
import { type Ctx, type Decision, decide, type Refused, show } from '../use-case.ts';
import { text } from '../view.ts';
import {
  ballotClosedView,
  ballotForm,
  ballotSavedView,
  findingDroppedView,
  findingEditForm,
  findingForm,
  findingSavedView,
  goalForm,
  priorityForm,
} from '../views/analyse.ts';
import { formAgain } from '../views/refusal.ts';
import { overviewView } from '../views/round-overview.ts';
import { putRound, roundStory } from './round-move.ts';

/** Leaders and team leads write findings, from the analysis meeting. */
async function loadAnalysis(ctx: Ctx, id = ctx.action.reference) {
  const loaded = await loadRound(ctx, id);
  if (!loaded.ok) return loaded;
  const may = leadsSchool(ctx.actor, loaded.round.school) || hasRole(ctx.actor, 'teamLead');
  if (!may) return refuse('NOT_ALLOWED.TEAM_LEAD');
  if (loaded.round.cancelled) return refuse('ROUND.CANCELLED');
  const { sourceKinds, findings } = (await roundContent(ctx.store, ctx.owner.id, loaded.round)).facts;
  // What everybody wrote may have been deleted since: then nothing is left out.
  return { ...loaded, count: findings, kinds: sourceKinds.length > 0 ? sourceKinds : SOURCE_KINDS };
}

export async function newFinding(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadAnalysis(ctx);
  if (!loaded.ok) return loaded;
  if (loaded.round.phase !== 'analyse') return refuse('ROUND.WRONG_PHASE', { phase: 'analyse' });
  return show(findingForm(ctx.actor, loaded), { inPlace: false });
}

/** A finding that stands, while the meeting is still at it. */
async function loadFinding(ctx: Ctx) {
  const { id, detail } = splitReference(ctx.action.reference);
  const stored = await ctx.store.read(ctx.owner.id, 'finding', id);
  if (!stored) return notFound();
  const loaded = await loadAnalysis(ctx, stored.body.round);
  if (!loaded.ok) return loaded;
  if (loaded.round.phase !== 'analyse') return refuse('ROUND.WRONG_PHASE', { phase: 'analyse' });
  return { ...loaded, stands: stored, drawnAt: detail };
}

export async function editFinding(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadFinding(ctx);
  return loaded.ok ? show(findingEditForm(ctx.actor, loaded, loaded.stands), { inPlace: false }) : loaded;
}

/** Over the version that was shown, or not at all: nobody's change is lost unseen. */
async function rewriteFinding(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadFinding(ctx);
  if (!loaded.ok) return loaded;
  const { stands, round, drawnAt } = loaded;
  if (ctx.again) return show(findingSavedView(ctx.actor, loaded, stands.body, loaded.count));
  const again = (refusal: Refusal) => ({
    ...refusal,
    view: formAgain(findingEditForm(ctx.actor, loaded, stands), ctx.action.values, refusal),
  });
  if (drawnAt !== String(stands.version))
    return again(refuse('FORM.CHANGED_SINCE', { now: stands.body.statement }));
  if (ctx.action.values.drop === 'true') {
    const needs = await all(ctx.store, ctx.owner.id, 'competenceNeed');
    if (needs.some((need) => need.finding === stands.id)) return again(refuse('FINDING.HAS_NEED'));
    const gone = dropChanges({ kind: 'finding', body: stands.body, at: ctx.now }, stands.version);
    return decide(gone, findingDroppedView(ctx.actor, loaded, stands.body));
  }
  const read = readFinding(stands.id, round, ctx.action.values, loaded.kinds);
  if (!read.ok) return again(read);
  const change: Change = {
    type: 'put',
    collection: 'finding',
    id: stands.id,
    body: read.finding,
    expect: stands.version,
  };
  return decide([change], findingSavedView(ctx.actor, loaded, read.finding, loaded.count));
}

/** «Angre»: what was deleted stands again, while the meeting is still at it. */
export async function restoreFinding(ctx: Ctx): Promise<Decision | Refused> {
  const dropped = await ctx.store.read(ctx.owner.id, 'dropped', ctx.action.reference);
  if (dropped?.body.kind !== 'finding') return notFound();
  const loaded = await loadAnalysis(ctx, dropped.body.body.round);
  if (!loaded.ok) return loaded;
  const { restoredAs } = dropped.body;
  if (restoredAs !== undefined) {
    const stands = await ctx.store.read(ctx.owner.id, 'finding', restoredAs);
    return stands ? show(findingSavedView(ctx.actor, loaded, stands.body, loaded.count)) : notFound();
  }
  const finding: Finding = { ...dropped.body.body, id: restoredId(ctx, dropped.body) };
  if (loaded.round.phase !== 'analyse') return refuse('ROUND.WRONG_PHASE', { phase: 'analyse' });
  const put: Change = { type: 'put', collection: 'finding', id: finding.id, body: finding, expect: 0 };
  return decide(
    [put, restoredChange(dropped, finding.id)],
    findingSavedView(ctx.actor, loaded, finding, loaded.count + 1),
  );
}

export async function saveFinding(ctx: Ctx): Promise<Decision | Refused> {
  if (splitReference(ctx.action.reference).detail !== '') return rewriteFinding(ctx);
  const loaded = await loadAnalysis(ctx);
  if (!loaded.ok) return loaded;
  const read = readFinding(`${loaded.round.id}:${ctx.newId}`, loaded.round, ctx.action.values, loaded.kinds);
  if (!read.ok)
    return {
      ...read,
      view: formAgain(findingForm(ctx.actor, loaded), ctx.action.values, read),
    };
  const change: Change = {
    type: 'put',
    collection: 'finding',
    id: read.finding.id,
    body: read.finding,
    expect: 0,
  };
  return decide([change], findingSavedView(ctx.actor, loaded, read.finding, loaded.count + 1));
}

export async function findingsOf(ctx: Pick<Ctx, 'store' | 'owner'>, round: Round) {
  return all(ctx.store, ctx.owner.id, 'finding', `${round.id}:`);
}

export async function editBallot(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadVote(ctx);
  return loaded.ok
    ? show(ballotForm(ctx.actor, loaded, ctx.owner.timeZone, loaded.findings, loaded.own?.body.findings))
    : loaded;
}

/** Each votes for up to three, under a keyed pseudonym: changeable, nameless. */
export async function saveBallot(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadVote(ctx);
  if (!loaded.ok) return loaded;
  const { round, findings, own, key } = loaded;
  const zone = ctx.owner.timeZone;
  if (ctx.again && own) return show(ballotSavedView(ctx.actor, loaded, zone, findings, own.body.findings));
  const read = readBallot(round, findings, ctx.action.values, ctx.now);
  if (!read.ok) {
    if (read.code === 'BALLOT.CLOSED') return { ...read, view: ballotClosedView(ctx.actor, loaded) };
    return {
      ...read,
      view: formAgain(ballotForm(ctx.actor, loaded, zone, findings), ctx.action.values, read),
    };
  }
  const changes: Change[] = [
    { type: 'put', collection: 'ballot', id: key, body: read.ballot, expect: own?.version ?? 0 },
    {
      type: 'insert',
      collection: 'participation',
      id: `${round.id}:vote:${ctx.actor.id}`,
      body: { skipped: false },
    },
  ];
  return decide(changes, ballotSavedView(ctx.actor, loaded, zone, findings, read.ballot.findings));
}

async function loadVote(ctx: Ctx) {
  const loaded = await loadRound(ctx, ctx.action.reference);
  if (!loaded.ok) return loaded;
  if (askedStaff([ctx.actor], loaded.round.teams).length === 0) return refuse('BALLOT.NOT_ASKED');
  const key = `${loaded.round.id}:${ctx.app.ids.pseudonym(ctx.actor.id, `${loaded.round.id}:vote`)}`;
  const own = await ctx.store.read(ctx.owner.id, 'ballot', key);
  return { ...loaded, findings: await findingsOf(ctx, loaded.round), key, own };
}

export async function editPriority(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadPriority(ctx);
  return loaded.ok ? show(priorityForm(ctx.actor, loaded, loaded.findings, loaded.result)) : loaded;
}

export async function savePriority(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadPriority(ctx);
  if (!loaded.ok) return loaded;
  const read = readPriority(loaded.findings, ctx.action.values);
  if (!read.ok)
    return {
      ...read,
      view: formAgain(
        priorityForm(ctx.actor, loaded, loaded.findings, loaded.result),
        ctx.action.values,
        read,
      ),
    };
  return saveRound(ctx, loaded, { ...loaded.round, priority: read.priority }, 'round.prioritySaved');
}

async function loadPriority(ctx: Ctx) {
  const loaded = await loadInPhase(ctx, 'prioritise');
  if (!loaded.ok) return loaded;
  const findings = await findingsOf(ctx, loaded.round);
  // While the vote is open nobody sees how it goes.
  const open = loaded.round.vote !== undefined && ctx.now < loaded.round.vote.closesAt;
  const result = open
    ? { order: findings.map((finding) => finding.id), n: 0 }
    : await frozenTally(ctx.app, ctx.owner, loaded.round, findings);
  return { ...loaded, findings, result: { ...result, open } };
}

export async function newGoal(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadInPhase(ctx, 'goal');
  if (!loaded.ok) return loaded;
  return show(goalForm(ctx.actor, loaded, await findingsOf(ctx, loaded.round)), { inPlace: false });
}

export async function saveGoal(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadInPhase(ctx, 'goal');
  if (!loaded.ok) return loaded;
  const findings = await findingsOf(ctx, loaded.round);
  const form = () => goalForm(ctx.actor, loaded, findings);
  const finding = findings.find((one) => one.id === ctx.action.values.finding);
  if (!finding) {
    const refusal = refuse('GOAL.NO_FINDING', { field: 'finding' });
    return { ...refusal, view: formAgain(form(), ctx.action.values, refusal) };
  }
  const goal = readText(ctx.action.values, 'goal', { max: 300 });
  if (!goal.ok) return { ...goal, view: formAgain(form(), ctx.action.values, goal) };
  const sign = readText(ctx.action.values, 'sign', { max: 300 });
  if (!sign.ok) return { ...sign, view: formAgain(form(), ctx.action.values, sign) };
  const next: Goal = { finding: finding.id, text: goal.text, sign: sign.text };
  const goals = [...loaded.round.goals.filter((one) => one.finding !== finding.id), next];
  return saveRound(ctx, loaded, { ...loaded.round, goals }, 'round.goalSaved');
}

async function loadInPhase(ctx: Ctx, phase: Round['phase']) {
  const loaded = await loadLedRound(ctx, ctx.action.reference);
  if (!loaded.ok) return loaded;
  if (loaded.round.cancelled) return refuse('ROUND.CANCELLED');
  return loaded.round.phase === phase ? loaded : refuse('ROUND.WRONG_PHASE', { phase });
}

async function saveRound(ctx: Ctx, loaded: LoadedRound, round: Round, notice: string): Promise<Decision> {
  const story = await roundStory(ctx, { ...loaded, round });
  return decide([putRound(loaded, round)], overviewView(ctx.actor, story, text(notice)));
}
