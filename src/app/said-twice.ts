import type { Action } from './action.ts';
import { NEW_DRAFT } from './actions/round-new.ts';
import { splitReference } from './load.ts';
import type { Change } from './ports/store.ts';
import type { Ctx } from './use-case.ts';
import type { Verb } from './verbs.ts';

/**
 * What makes something new each time it is done. Everything else has a key of its own (a person's answer, a round's
 * share), so that doing it twice is harmless.
 */
const MAKES_NEW: ReadonlySet<Verb> = new Set<Verb>([
  'safety.send',
  'round.draft',
  'round.duplicate',
  'source.save',
  'finding.save',
  'measure.save',
  'help.send',
  'dialogue.plan-save',
  'log.save',
  'meeting.send-save',
]);

/**
 * A double click, or a platform that sends the press again under a new id (Teams: a second pair some 30 s after the
 * first, botbuilder-dotnet#5005), comes within this time. Later, the same words are meant.
 */
const TWICE_WITHIN_MS = 10 * 60_000;

/** Whether this person lately did just this, in the same words. */
export interface Twin {
  again: boolean;
  /** The id of what the deed makes: the same again when it comes again. */
  newId: string;
  /** Marks it as done, in the same commit as its effect; of two at once, one is in conflict. */
  mark: Change;
}

/**
 * Looks for the same deed by the same person in the same words under another event id.
 * Undefined for deeds that may be done as often as one likes.
 */
export async function twinOf(ctx: Ctx): Promise<Twin | undefined> {
  const { action, app, owner, now } = ctx;
  if (!MAKES_NEW.has(action.verb) || isEdit(action)) return undefined;
  // A keyed hash: who wrote what cannot be found by trying words on the store.
  const id = `same:${app.ids.pseudonym(action.actor, inWords(action))}`;
  const stored = await ctx.store.read(owner.id, 'inbox', id);
  const again = stored !== undefined && now - stored.body.at < TWICE_WITHIN_MS;
  const newId = (again && stored.body.made) || app.ids.next();
  const mark: Change = {
    type: 'put',
    collection: 'inbox',
    id,
    body: { at: now, made: newId },
    expect: stored?.version ?? 0,
  };
  return { again, newId, mark };
}

/** A draft that stands already is written over, back to earlier words too. */
function isEdit({ verb, reference }: Action): boolean {
  return verb === 'round.draft' && splitReference(reference).id !== NEW_DRAFT;
}

function inWords({ verb, reference, values }: Action): string {
  const sorted = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([verb, reference, sorted]);
}
