/** Throws when a text, field or action of the card is neither in the blocks nor in the list of what was lost. */
import type { Degradation } from '../../../../src/platforms/slack/blocks/index.ts';
import { originalId } from '../../../../src/platforms/slack/blocks/unique-id.ts';
import { type Content, contentOf, letters, pressable, shownTexts, squash } from './card-content.ts';

type Json = Record<string, unknown>;

export function checkNothingLost(card: Json, shown: unknown, degraded: Degradation[]): void {
  const content = contentOf(card);
  // What did not fit goes on where the blocks end.
  const [left, other] = [true, false].map((yes) =>
    degraded.filter((one) => (one.code === 'TOO_LONG') === yes),
  );
  const reported = [...(left ?? []), ...(other ?? [])].flatMap((one) => [...one.texts, ...one.actions]);
  const all = [...shownTexts(shown), ...reported];
  const exact = all.map(squash).join('');
  const loose = all.map(letters).join('');
  // Only long texts are split, also in the middle of a short one beside them, and then marks of formatting stand there.
  const long = content.literal.some((text) => text.length > 1_000);
  for (const text of content.literal) {
    const whole = withoutDates(text);
    const found = exact.includes(squash(whole)) || (long && loose.includes(letters(whole)));
    if (!found && isShown(text)) fail(`lost text: ${JSON.stringify(text)}`);
  }
  for (const text of content.marked) {
    const parts = withoutDates(withoutLinks(text)).split('§').map(letters);
    for (const part of parts)
      if (!loose.includes(part) && isShown(part)) fail(`lost ${part} of ${JSON.stringify(text)}`);
  }
  checkFields(content.inputs, shown, degraded);
  checkActions(content.actions, shown, degraded);
}

function isShown(text: string): boolean {
  return /[^\s\p{Cf}\p{Cc}\u2800\u3164\u115F\u1160\uFFA0]/u.test(text);
}
function withoutDates(text: string): string {
  return text.replace(/\{\{(DATE|TIME)\(.*?\)\}\}[\s\S]*/g, '');
}
function withoutLinks(text: string): string {
  return text.replace(/\]\((?:https?:|mailto:)[^\s()]*(\([^\s()]*\))?[^\s()]*\)/g, '§');
}

function checkFields(ids: string[], shown: unknown, degraded: Degradation[]): void {
  const there = [...blockIds(shown).map(originalId), ...degraded.flatMap((one) => one.inputs)];
  for (const id of ids) if (!there.includes(id)) fail(`lost field: ${JSON.stringify(id)}`);
}

function blockIds(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === 'block_id' ? [String(part)] : blockIds(part),
  );
}

/** Of the actions that say the same, as many must be pressable as are not reported. A link may stand for several. */
function checkActions(actions: Content['actions'], shown: unknown, degraded: Degradation[]): void {
  const keys = pressable(shown);
  const names = new Set(degraded.flatMap((one) => one.actions));
  for (const [key, same] of Map.groupBy(actions, (action) => action.key)) {
    const there = keys.filter((one) => one === key).length;
    const missing = key.startsWith('url ') && there > 0 ? 0 : same.length - there;
    const reported = same.filter((action) => names.has(action.name)).length;
    if (missing > reported)
      fail(`lost ${missing - reported} of the actions ${key}: ${same.map((one) => one.name)}`);
  }
}

function fail(message: string): never {
  throw new Error(message);
}
