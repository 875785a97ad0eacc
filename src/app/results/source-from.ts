import type { Round, SourceNote } from '../../domain/round/round.ts';
import type { Change } from '../ports/store.ts';
import { roundsOf } from '../round-facts.ts';
import type { Ctx } from '../use-case.ts';

/** The school's round that can still take a source; the newest when there are several. */
export async function collectingRound(ctx: Ctx, school: string): Promise<Round | undefined> {
  const rounds = await roundsOf(ctx.store, ctx.owner.id, school);
  return rounds
    .filter((round) => !round.cancelled && (round.phase === 'collect' || round.phase === 'evidence'))
    .sort((a, b) => b.createdAt - a.createdAt)[0];
}

/** Brought twice, it is there once, as it is now. */
export async function sourceNoteChange(ctx: Ctx, note: SourceNote): Promise<Change> {
  const version = (await ctx.store.read(ctx.owner.id, 'sourceNote', note.id))?.version ?? 0;
  return { type: 'put', collection: 'sourceNote', id: note.id, body: note, expect: version };
}
