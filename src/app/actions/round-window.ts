import { refuse } from '../../domain/result.ts';
import type { Round } from '../../domain/round/round.ts';
import { readText } from '../../domain/voice/answer.ts';
import type { Prompt } from '../../domain/voice/prompt.ts';
import { loadLedRound } from '../load.ts';
import type { Change } from '../ports/store.ts';
import { closePrompts, closingsOf } from '../round-closings.ts';
import { schoolTime } from '../school-time.ts';
import { messagesOf } from '../start-prompt.ts';
import { type Ctx, type Decision, decide, type Refused, show } from '../use-case.ts';
import { formAgain } from '../views/refusal.ts';
import { cancelForm, cancelledView, extendForm } from '../views/round-forms.ts';
import { changeRound, putRound } from './round-move.ts';
import { nudge } from './round-start.ts';
import { teamUpdate } from './team-answer.ts';

export async function openCancel(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadLedRound(ctx, ctx.action.reference);
  return loaded.ok ? show(cancelForm(ctx.actor, loaded)) : loaded;
}

/** With a reason that everybody who was asked is told. Nothing more is sent or asked in this round. */
export async function cancel(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadLedRound(ctx, ctx.action.reference);
  if (!loaded.ok) return loaded;
  if (loaded.round.cancelled || ctx.again) return show(cancelledView(ctx.actor, loaded));
  if (loaded.round.phase === 'closed') return refuse('ROUND.CLOSED');
  const reason = readText(ctx.action.values, 'reason', { max: 300 });
  if (!reason.ok)
    return { ...reason, view: formAgain(cancelForm(ctx.actor, loaded), ctx.action.values, reason) };
  // What was shared is taken back with it: a cancelled round is nobody's result.
  const { sharedAt: _, ...unshared } = loaded.round;
  const round: Round = { ...unshared, cancelled: { at: ctx.now, reason: reason.text } };
  const closings = round.collect ? await closePrompts(ctx, round) : [];
  return decide([putRound(loaded, round), ...closings], cancelledView(ctx.actor, { ...loaded, round }));
}

/** Cards that stand open say the new deadline. */
function redraws(ctx: Ctx, round: Round, prompt: Prompt): Change[] {
  if (prompt.id.endsWith(':team'))
    return round.teams.map((team) => teamUpdate(ctx, prompt.id, team, prompt.closesAt));
  return prompt.people.flatMap((person) =>
    messagesOf(prompt.id, person).map(
      (replaces): Change => ({
        type: 'enqueue',
        delivery: {
          id: `${replaces}:redraw:${ctx.action.key}`,
          recipient: { type: 'person', person },
          kind: 'redraw',
          subject: prompt.id,
          dueAt: ctx.now,
          expiresAt: prompt.closesAt,
          urgent: false,
          replaces,
        },
      }),
    ),
  );
}

export async function openExtend(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadLedRound(ctx, ctx.action.reference);
  if (!loaded.ok) return loaded;
  if (loaded.round.phase !== 'collect') return refuse('ROUND.WRONG_PHASE', { phase: 'collect' });
  return show(extendForm(ctx.actor, loaded, ctx.owner.timeZone));
}

/** More school days for answering; every open card of the round follows. */
export async function extend(ctx: Ctx): Promise<Decision | Refused> {
  return changeRound(ctx, 'collect', async ({ round, school }) => {
    const days = Number(ctx.action.values.days);
    if (![1, 2, 3, 5].includes(days) || !round.collect) return refuse('ROUND.BAD_WINDOW');
    const time = await schoolTime(ctx.store, ctx.owner, school);
    const closesAt = time.endOfSchoolDay(Math.max(round.collect.closesAt, ctx.now), days);
    if (closesAt === undefined) return refuse('ROUND.NO_CALENDAR');
    const changes: Change[] = [];
    for await (const { id, body, version } of ctx.store.list(ctx.owner.id, 'prompt', {
      prefix: `${round.id}:`,
    })) {
      changes.push({ type: 'put', collection: 'prompt', id, body: { ...body, closesAt }, expect: version });
      changes.push(
        ...closingsOf(round, { ...body, closesAt }),
        ...redraws(ctx, round, { ...body, closesAt }),
      );
    }
    const next: Round = { ...round, collect: { ...round.collect, closesAt } };
    return { round: next, changes: [...changes, nudge(next, closesAt)], notice: 'round.extended' };
  });
}
