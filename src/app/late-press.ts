import type { Prompt, Replaced } from '../domain/voice/prompt.ts';
import { splitReference } from './load.ts';
import type { OwnAnswer } from './prompt-story.ts';
import type { Ctx } from './use-case.ts';

/** Late presses are copies of what was saved in the same minutes; nobody writes more than this in them. */
const REMEMBERED = 20;
const MEANT = 'meant-';

type Texts = Record<string, string>;

/**
 * A press that hung in a process that stood still, or that the platform sends again much later under a new id (Teams: some
 * 30 s, botbuilder-dotnet#5005), must not put back words that have been replaced since. Whoever means them presses once
 * more, in a form that carries which words it would replace: a copy of that press is as late as any other.
 */
export function isOvertaken(ctx: Ctx, prompt: Prompt, texts: Texts, own: OwnAnswer | undefined): boolean {
  if (!own?.replaced || detailOf(ctx) === `${MEANT}${own.version}`) return false;
  return own.replaced.includes(wordsKey(ctx, prompt, texts)) && !isSame(ctx, prompt, texts, own);
}

/** What the button of that form is about. */
export function meantReference({ id }: Prompt, { version }: OwnAnswer): string {
  return `${id}@${MEANT}${version}`;
}

/** The words that have been replaced, with those that these take the place of; the same words once more take no place. */
export function replacedBy(
  ctx: Ctx,
  prompt: Prompt,
  texts: Texts,
  own: OwnAnswer | undefined,
): { replaced?: Replaced } {
  if (!own) return {};
  const { replaced = [] } = own;
  if (isSame(ctx, prompt, texts, own)) return replaced.length > 0 ? { replaced } : {};
  return { replaced: [wordsKey(ctx, prompt, own.texts), ...replaced].slice(0, REMEMBERED) };
}

function isSame(ctx: Ctx, prompt: Prompt, texts: Texts, own: OwnAnswer): boolean {
  return wordsKey(ctx, prompt, texts) === wordsKey(ctx, prompt, own.texts);
}

/** Keyed: who wrote what cannot be found by trying words on the store. */
function wordsKey({ app, actor }: Ctx, prompt: Prompt, texts: Texts): string {
  const words = Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1));
  return app.ids.pseudonym(actor.id, JSON.stringify([prompt.id, words]));
}

function detailOf({ action }: Ctx): string {
  return splitReference(action.reference).detail;
}
