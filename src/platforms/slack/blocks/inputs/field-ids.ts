/** Ids of fields and values of choices, as they go to Slack and come back. */
import { LIMITS } from '../limits.ts';

/** For an input id that Slack cannot hold: its place among the fields of the card. */
export function numberedId(number: number): string {
  return `~#${number}`;
}

export function numberOf(id: string): number | undefined {
  const match = /^~#(\d+)/.exec(id);
  return match?.[1] === undefined ? undefined : Number(match[1]);
}

const NUMBERED = /^~(\d+)(?:=([\s\S]*))?$/;

/**
 * The value itself; with its number before it when Slack would refuse it (empty, a second time) or when it looks like
 * one of ours; the number alone when it is too long, and then the card is needed to read it.
 */
export function encodeChoice(
  value: string,
  index: number,
  taken: Set<string>,
): { value: string; needsCard: boolean } {
  const plain = value !== '' && !value.startsWith('~') && !taken.has(value) && isSafe(value);
  const wanted = plain ? value : `~${index}=${value}`;
  const fits = wanted.length <= LIMITS.optionValue && isSafe(value);
  const encoded = fits ? wanted : `~${index}`;
  taken.add(encoded);
  return { value: encoded, needsCard: !fits };
}

/** Slack trims and cleans values; one that it would change goes by its number. */
function isSafe(value: string): boolean {
  return value.trim() === value && value.isWellFormed() && !/\p{Cc}/u.test(value);
}

export function decodeChoice(encoded: string, values: string[] = []): string {
  const match = NUMBERED.exec(encoded);
  if (!match) return encoded;
  return match[2] ?? values[Number(match[1])] ?? encoded;
}

const TOGGLE = 'toggle=';
export const FIELD_ACTION = 'field';

/** A toggle that is off says nothing in Slack; what it means then is in its action id. */
export function toggleAction(valueOff: string): { actionId: string; needsCard: boolean } {
  const actionId = TOGGLE + valueOff;
  const fits = actionId.length <= LIMITS.id && isSafe(valueOff);
  return { actionId: fits ? actionId : 'toggle', needsCard: !fits };
}

export function toggleOff(actionId: string): string | undefined {
  return actionId.startsWith(TOGGLE) ? actionId.slice(TOGGLE.length) : undefined;
}

export function isToggle(actionId: string): boolean {
  return actionId === 'toggle' || actionId.startsWith(TOGGLE);
}
