import type { Dropped } from '../domain/round/dropped.ts';
import type { Change, Stored } from './ports/store.ts';
import type { Ctx } from './use-case.ts';

/** Deletes what was shown, and keeps it where only «Angre» finds it. */
export function dropChanges(dropped: Dropped, version: number): Change[] {
  const { id } = dropped.body;
  return [
    { type: 'delete', collection: dropped.kind, id, expect: version },
    { type: 'put', collection: 'dropped', id, body: dropped, expect: 0 },
  ];
}

/** Under a new id: a form that was drawn before it was deleted must not write over it unseen. */
export function restoredId(ctx: Ctx, { body, restoredAs }: Dropped): string {
  return restoredAs ?? `${body.round}:${ctx.newId}`;
}

export function restoredChange({ id, body, version }: Stored<Dropped>, restoredAs: string): Change {
  return { type: 'put', collection: 'dropped', id, body: { ...body, restoredAs }, expect: version };
}
