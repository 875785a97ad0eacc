/** Throws when a text, field or action of the card is neither in the blocks nor in the list of what was lost. */
import type { Degradation } from '../../../../src/platforms/slack/blocks/index.ts';
import { originalId } from '../../../../src/platforms/slack/blocks/unique-id.ts';
import { contentOf, letters, pressable, shownTexts, squash } from './card-content.ts';

type Json = Record<string, unknown>;

export function checkNothingLost(card: Json, shown: unknown, degraded: Degradation[]): void {
  const content = contentOf(card);
  const all = [...shownTexts(shown), ...degraded.flatMap((one) => [...one.texts, ...one.actions])];
  const exact = all.map(squash).join('');
  const loose = all.map(letters).join('');
  for (const text of content.literal) {
    const found =
      text.length < 400
        ? exact.includes(squash(withoutDates(text)))
        : loose.includes(letters(withoutDates(text)));
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

function checkActions(
  actions: { name: string; key: string }[],
  shown: unknown,
  degraded: Degradation[],
): void {
  const keys = pressable(shown);
  const names = degraded.flatMap((one) => one.actions);
  const reported = [...names];
  for (const { name, key } of actions) {
    const there = take(reported, name) || (key.startsWith('url ') ? keys.includes(key) : take(keys, key));
    if (!there && !names.includes(name)) fail(`lost action: ${name} ${key}`);
  }
}

function take(list: string[], item: string): boolean {
  const at = list.indexOf(item);
  if (at >= 0) list.splice(at, 1);
  return at >= 0;
}

function fail(message: string): never {
  throw new Error(message);
}
