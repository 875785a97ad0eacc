import { askedStaff } from '../domain/round/asked.ts';
import type { Round } from '../domain/round/round.ts';
import { DAY_MS, MINUTE_MS } from '../domain/time.ts';
import { nudge } from './actions/round-start.ts';
import { all, type LoadedRound, loadWheel, peopleOf } from './load.ts';
import type { Change } from './ports/store.ts';
import { closePrompts } from './round-closings.ts';
import { schoolTime } from './school-time.ts';
import { makePrompt, startPrompt } from './start-prompt.ts';
import type { Ctx } from './use-case.ts';

const PREP_SCHOOL_DAYS = 3;
const VOTE_SCHOOL_DAYS = 2;
/** A rektor who goes on in one sitting asks nobody to prepare for what is over. */
const PREP_AFTER_MS = 30 * MINUTE_MS;
const CLOSE_UPDATE_MS = 14 * DAY_MS;

/** What a phase sends when it begins. */
export async function onEnter(ctx: Ctx, loaded: LoadedRound): Promise<{ round: Round; changes: Change[] }> {
  switch (loaded.round.phase) {
    case 'evidence':
      return { round: loaded.round, changes: await closePrompts(ctx, loaded.round) };
    case 'analyse':
      return { round: loaded.round, changes: await analysisPrep(ctx, loaded) };
    case 'goal':
      return endVote(ctx, loaded);
    case 'prioritise':
      return startVote(ctx, loaded, await closePrompts(ctx, loaded.round));
    default:
      return { round: loaded.round, changes: [] };
  }
}

/** Before the meeting: a few questions to think over, private until shared. */
async function analysisPrep(ctx: Ctx, { round, school }: LoadedRound): Promise<Change[]> {
  const wheel = await loadWheel(ctx.store, ctx.owner);
  const set = wheel.questionSets.find((one) => one.id === 'analysis-prep');
  const time = await schoolTime(ctx.store, ctx.owner, school);
  const opensAt = time.nextOpen(ctx.now + PREP_AFTER_MS);
  const closesAt = opensAt === undefined ? undefined : time.endOfSchoolDay(opensAt, PREP_SCHOOL_DAYS);
  if (!set || opensAt === undefined || closesAt === undefined) return [];
  const people = askedStaff(await peopleOf(ctx.store, ctx.owner.id, school.id), round.teams);
  const id = `${round.id}:analysisPrep`;
  const prompt = makePrompt({
    id,
    purpose: 'analysisPrep',
    set,
    school,
    round: round.id,
    opensAt,
    closesAt,
    people,
  });
  return startPrompt({ prompt, remindAt: [] });
}

/** Up to three votes each, without names. */
async function startVote(
  ctx: Ctx,
  { round, school }: LoadedRound,
  /** What was asked before the meeting is over. */
  closed: Change[],
): Promise<{ round: Round; changes: Change[] }> {
  const findings = await all(ctx.store, ctx.owner.id, 'finding', `${round.id}:`);
  // Over one finding there is nothing to vote on: the round goes on to the goals at once.
  if (findings.length === 1) {
    const history = [...round.history, { phase: 'goal' as const, at: ctx.now }];
    const priority = findings.map((one) => one.id);
    return { round: { ...round, priority, phase: 'goal', history }, changes: closed };
  }
  const time = await schoolTime(ctx.store, ctx.owner, school);
  const opensAt = time.nextOpen(ctx.now);
  const closesAt = opensAt === undefined ? undefined : time.endOfSchoolDay(opensAt, VOTE_SCHOOL_DAYS);
  if (opensAt === undefined || closesAt === undefined) return { round, changes: closed };
  const people = askedStaff(await peopleOf(ctx.store, ctx.owner.id, school.id), round.teams);
  const next: Round = { ...round, vote: { opensAt, closesAt } };
  const changes = people.flatMap(({ id: person }): Change[] => {
    const id = ballotId(round, person);
    const recipient = { type: 'person' as const, person };
    const base = { id, recipient, kind: 'ballot', subject: round.id, urgent: false };
    return [
      { type: 'enqueue', delivery: { ...base, dueAt: opensAt, expiresAt: closesAt } },
      ballotClosing(round, person, `${id}:close`, closesAt),
    ];
  });
  return { round: next, changes: [...changes, nudge(next, closesAt)] };
}

/** Rektor goes on while people vote: nobody's card says any longer that they can. */
async function endVote(
  ctx: Ctx,
  { round, school }: LoadedRound,
): Promise<{ round: Round; changes: Change[] }> {
  const { vote } = round;
  if (!vote || vote.closesAt <= ctx.now) return { round, changes: [] };
  const people = askedStaff(await peopleOf(ctx.store, ctx.owner.id, school.id), round.teams);
  const changes = people.map(({ id }) =>
    ballotClosing(round, id, `${ballotId(round, id)}:close:${ctx.now}`, ctx.now),
  );
  return { round: { ...round, vote: { ...vote, closesAt: Math.max(ctx.now, vote.opensAt) } }, changes };
}

function ballotId(round: Round, person: string): string {
  return `${round.id}:${person}:ballot`;
}

function ballotClosing(round: Round, person: string, id: string, dueAt: number): Change {
  return {
    type: 'enqueue',
    delivery: {
      id,
      recipient: { type: 'person', person },
      kind: 'ballot-close',
      subject: round.id,
      dueAt,
      expiresAt: dueAt + CLOSE_UPDATE_MS,
      urgent: false,
      replaces: ballotId(round, person),
    },
  };
}
