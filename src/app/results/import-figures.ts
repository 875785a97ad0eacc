import { type Figure, figureId } from '../../domain/results/figure.ts';
import type { Change, Store } from '../ports/store.ts';

export interface FiguresDiff {
  added: Figure[];
  /** Udir has corrected them, or has hidden them since. */
  changed: Figure[];
  same: number;
  changes: Change[];
}

export async function figuresDiff(store: Store, owner: string, figures: Figure[]): Promise<FiguresDiff> {
  const diff: FiguresDiff = { added: [], changed: [], same: 0, changes: [] };
  for (const figure of figures) {
    const id = figureId(figure);
    const stored = await store.read(owner, 'figure', id);
    if (stored?.body.value === figure.value) {
      diff.same += 1;
      continue;
    }
    diff[stored ? 'changed' : 'added'].push(figure);
    diff.changes.push({ type: 'put', collection: 'figure', id, body: figure, expect: stored?.version ?? 0 });
  }
  return diff;
}

/** All or nothing. */
export async function applyFigures(store: Store, owner: string, { changes }: FiguresDiff): Promise<boolean> {
  return changes.length === 0 || (await store.commit(owner, changes)).ok;
}
