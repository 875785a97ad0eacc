import type { CollectionName } from './collections.ts';

/** What changes seldom and is read by nearly every action: worth remembering while nobody has written to it. */
export const STEADY_COLLECTIONS = [
  'owner',
  'school',
  'team',
  'class',
  'person',
  'wheel',
  'calendar',
  'planStamp',
  'address',
  'known',
  'prompt',
  'round',
  'hold',
] as const satisfies readonly CollectionName[];
export type SteadyCollection = (typeof STEADY_COLLECTIONS)[number];

/** By collection; absent when nothing has been written there. Marks are compared, and mean nothing else. */
export type Marks = Partial<Record<SteadyCollection, string>>;

const STEADY: ReadonlySet<CollectionName> = new Set(STEADY_COLLECTIONS);

export function isSteady(collection: CollectionName): collection is SteadyCollection {
  return STEADY.has(collection);
}
