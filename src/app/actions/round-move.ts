import { type Refusal, refuse } from '../../domain/result.ts';
import { advance } from '../../domain/round/gates.ts';
import { canShare, PHASES, type Phase, type Round } from '../../domain/round/round.ts';
import { readText } from '../../domain/voice/answer.ts';
import { count, type LoadedRound, loadLedRound, splitReference } from '../load.ts';
import type { Change } from '../ports/store.ts';
import { onEnter } from '../round-enter.ts';
import { roundStoryOf } from '../round-story.ts';
import { type Ctx, type Decision, decide, type Refused, show } from '../use-case.ts';
import { type Phrase, text } from '../view.ts';
import { reasonForm } from '../views/round-forms.ts';
import { overviewView, prerequisitesView } from '../views/round-overview.ts';
import type { RoundStory } from '../views/round-sections.ts';
import { sharePreview } from '../views/share.ts';

export async function roundStory(
  ctx: Ctx,
  about: Pick<LoadedRound, 'round' | 'school'>,
): Promise<RoundStory> {
  return roundStoryOf(ctx.store, ctx.owner, about, ctx.now);
}

export async function overview(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadLedRound(ctx, splitReference(ctx.action.reference).id);
  return loaded.ok ? show(overviewView(ctx.actor, await roundStory(ctx, loaded))) : loaded;
}

/** The five prerequisites by themselves; the round's card tells only how many are in place. */
export async function openPrerequisites(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadLedRound(ctx, ctx.action.reference);
  if (!loaded.ok) return loaded;
  return show(prerequisitesView(ctx.actor, await roundStory(ctx, loaded)), { inPlace: false });
}

/** On to the next phase. A soft gate asks for a reason first. */
export async function moveOn(ctx: Ctx): Promise<Decision | Refused> {
  const { id, detail } = splitReference(ctx.action.reference);
  const loaded = await loadLedRound(ctx, id);
  if (!loaded.ok) return loaded;
  const story = await roundStory(ctx, loaded);
  const { round } = loaded;
  const from = PHASES.find((phase) => phase === detail) ?? round.phase;
  if (round.phase !== from || ctx.again) return show(overviewView(ctx.actor, story, text('round.movedOn')));
  const reason = readText(ctx.action.values, 'reason', { max: 300, required: false });
  const moved = advance(round, story.content.facts, from, ctx.now, reason.ok ? reason.text : '');
  if (!moved.ok) {
    if (isSoft(moved.code))
      return { ...moved, view: reasonForm(ctx.actor, loaded, await withVotes(ctx, round, moved)) };
    return {
      ...moved,
      view: overviewView(ctx.actor, story, text(`refusal.${moved.code}`, moved.params ?? {})),
    };
  }
  const entered = await onEnter(ctx, { ...loaded, round: moved.round });
  const next = await roundStory(ctx, { ...loaded, round: entered.round });
  return decide(
    [putRound(loaded, entered.round), ...entered.changes],
    overviewView(ctx.actor, next, movedTo(from, entered.round.phase)),
  );
}

function movedTo(from: Phase, phase: Phase): Phrase {
  const skipped = from === 'analyse' && phase === 'goal';
  return text(skipped ? 'round.movedNoVote' : 'round.moved', { phase: text(`phase.${phase}`) });
}

/** Whether many have voted, and never how many exactly: the number would tell each time one more does. */
async function withVotes(ctx: Ctx, round: Round, refusal: Refusal): Promise<Refusal> {
  if (refusal.code !== 'ROUND.VOTE_OPEN') return refusal;
  const n = await count(ctx.store, ctx.owner.id, 'ballot', `${round.id}:`);
  const min = ctx.app.minGroups.school;
  return refuse(refusal.code, { voted: n === 0 ? 'none' : n < min ? 'few' : 'enough', min });
}

const SOFT: readonly string[] = [
  'ROUND.STILL_COLLECTING',
  'ROUND.ONE_SOURCE',
  'ROUND.VOTE_OPEN',
  'ROUND.OPEN_MEASURES',
];

function isSoft(code: string): boolean {
  return SOFT.includes(code);
}

export function putRound(loaded: LoadedRound, body: Round): Change {
  return { type: 'put', collection: 'round', id: body.id, body, expect: loaded.stored.version };
}

/** Changes the round if its phase allows it, and shows the overview. */
export async function changeRound(
  ctx: Ctx,
  phase: Phase | undefined,
  change: (loaded: LoadedRound) => Promise<{ round: Round; changes?: Change[]; notice: string } | Refused>,
): Promise<Decision | Refused> {
  const loaded = await loadLedRound(ctx, splitReference(ctx.action.reference).id);
  if (!loaded.ok) return loaded;
  if (ctx.again) return show(overviewView(ctx.actor, await roundStory(ctx, loaded)));
  if (loaded.round.cancelled) return refuse('ROUND.CANCELLED');
  if (phase && loaded.round.phase !== phase) return refuse('ROUND.WRONG_PHASE', { phase });
  const changed = await change(loaded);
  if ('ok' in changed) return changed;
  const story = await roundStory(ctx, { ...loaded, round: changed.round });
  return decide(
    [putRound(loaded, changed.round), ...(changed.changes ?? [])],
    overviewView(ctx.actor, story, text(changed.notice)),
  );
}

/** What the owner would see, before it does. Nothing is shared yet. */
export async function previewShare(ctx: Ctx): Promise<Decision | Refused> {
  const loaded = await loadLedRound(ctx, splitReference(ctx.action.reference).id);
  if (!loaded.ok) return loaded;
  const { round } = loaded;
  if (round.cancelled) return refuse('ROUND.CANCELLED');
  if (!canShare(round)) return refuse('ROUND.TOO_EARLY_TO_SHARE');
  const story = await roundStory(ctx, loaded);
  return show(round.sharedAt === undefined ? sharePreview(ctx.actor, story) : overviewView(ctx.actor, story));
}

/** «Ferdigstill og del»: from now on the owner may read the round. */
export async function share(ctx: Ctx): Promise<Decision | Refused> {
  return changeRound(ctx, undefined, async ({ round }) => {
    if (!canShare(round)) return refuse('ROUND.TOO_EARLY_TO_SHARE');
    return { round: { ...round, sharedAt: round.sharedAt ?? ctx.now }, notice: 'round.nowShared' };
  });
}

/** Takes the sharing back: the owner sees process only, from the next thing it opens. */
export async function unshare(ctx: Ctx): Promise<Decision | Refused> {
  return changeRound(ctx, undefined, async ({ round }) => {
    const { sharedAt: _, ...rest } = round;
    return { round: rest, notice: 'round.nowUnshared' };
  });
}
