import { LIMITS } from './limits.ts';

const SUFFIX = /~(\d+)(\.[\w-]*)?$/;

/**
 * An id that no other block (or element) of the message has: the wanted one, else with `~2`, `~3` behind.
 * Undefined when it would be too long.
 */
export function claimId(taken: Set<string>, wanted: string, iteration = ''): string | undefined {
  const tail = iteration ? `.${iteration}` : '';
  let id = tail || SUFFIX.test(wanted) ? `${wanted}~1${tail}` : wanted;
  for (let n = 2; taken.has(id); n++) id = `${wanted}~${n}${tail}`;
  if (id.length > LIMITS.id || wanted === '') return undefined;
  taken.add(id);
  return id;
}

/** The id as the card has it. */
export function originalId(id: string): string {
  return id.replace(SUFFIX, '');
}
