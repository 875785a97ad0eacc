import { type BlocksOptions, type Context, ENGLISH } from './context.ts';
import { actionRows, elementBlocks } from './elements.ts';
import { isObject, type Json, list, str, typeOf } from './read-json.ts';
import { walkCard } from './walk-card.ts';

export function createContext(card: Json, options: BlocksOptions): Context {
  const ctx: Context = {
    surface: options.surface,
    locale: options.locale ?? (str(card.lang) || 'en'),
    timeZone: options.timeZone ?? 'UTC',
    labels: { ...ENGLISH, ...options.labels },
    features: options.features ?? {},
    decoration: options.reportDecoration === true,
    iteration: (options.iteration ?? '').replace(/[^\w-]/g, '').slice(0, 32),
    degraded: [],
    fields: 'shown',
    listed: new Set(),
    elsewhere: new Set(),
    actionIds: new Set(),
    pressable: new Map(),
    blockIds: new Set(),
    revealable: revealableIds(card),
    found: [],
    opener: undefined,
    tableUsed: false,
    depth: 0,
    elements: (items, path, firstIndex) => elementBlocks(ctx, items, path, firstIndex),
    actions: (items, path, title) => actionRows(ctx, items, path, title),
  };
  return ctx;
}

/** Targets of all Action.ToggleVisibility: hidden at first, but meant to be read. */
function revealableIds(card: Json): Set<string> {
  const ids = new Set<string>();
  for (const node of walkCard(card)) {
    if (typeOf(node) === 'Action.ToggleVisibility') for (const id of targets(node)) ids.add(id);
  }
  return ids;
}

/** A target with `isVisible: false` is only ever hidden by it. */
function targets(action: Json): string[] {
  return list(action.targetElements).flatMap((target) => {
    if (typeof target === 'string') return [target];
    return isObject(target) && target.isVisible !== false ? [str(target.elementId)] : [];
  });
}
