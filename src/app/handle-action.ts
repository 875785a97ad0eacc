import type { Action, Reply } from './action.ts';
import { isTrial, trialReply } from './actions/answer.ts';
import { ACTIONS } from './actions/registry.ts';
import { forOwner } from './for-owner.ts';
import { ownerOf } from './identify.ts';
import type { Change, Store } from './ports/store.ts';
import { auditChanges, type Deed } from './records/audit.ts';
import { twinOf } from './said-twice.ts';
import { steadyView } from './steady-view.ts';
import type { App, Ctx, Decision, Refused } from './use-case.ts';
import { keepingWords, refusalView } from './views/refusal.ts';

const MAX_TRIES = 8;
const MAX_KEY_LENGTH = 300;
const MAX_FIELDS = 50;
/** Far above any field's limit, so that the refusal can say how much too long it is. */
const MAX_VALUE_LENGTH = 50_000;

/**
 * Verb -> use case -> one commit -> reply, the same for Teams, Slack, the workbench and the simulation.
 * The inbox row is in the same commit as the effect, so an event that comes twice, also to two instances
 * at once, has one effect; the second copy gets a reply that shows how things stand.
 * `view`: a steady view of the owner that the caller made a moment ago, to find out who it is.
 */
export async function handleAction(app: App, given: Action, view?: Store): Promise<Reply> {
  const action = withinBounds(given, app);
  let ctx = await contextOf(app, action, view);
  for (let tries = 0; ctx && tries < MAX_TRIES; tries += 1) {
    const twin = await twinOf(ctx);
    ctx.again ||= twin?.again ?? false;
    ctx.newId = twin?.newId ?? app.ids.next();
    const decision = isTrial(action.reference) ? trialReply(ctx) : await ACTIONS[action.verb](ctx);
    const saves = decision.ok && decision.changes.length > 0;
    // A commit tells by itself whether the event has been here. Where there is none to make, it is looked for.
    if (ctx.again || (!saves && !(await seenBefore(ctx)))) return replyOf(ctx, decision);
    if (saves && (await save(ctx, decision, twin ? [twin.mark] : []))) return decision.reply;
    ctx = await contextOf(app, action);
    if (ctx) ctx.again = await seenBefore(ctx);
  }
  if (!ctx) return strangerReply();
  app.log.warn('Gave up after repeated write conflicts', { verb: action.verb });
  return refusedReply(ctx, { ok: false, code: 'BUSY' });
}

function replyOf(ctx: Ctx, decision: Decision | Refused): Reply {
  if (!decision.ok) return refusedReply(ctx, decision);
  return ctx.again ? { ...decision.reply, code: 'AGAIN' } : decision.reply;
}

async function save(
  { app, owner, actor, action, now }: Ctx,
  decision: Decision,
  marks: Change[],
): Promise<boolean> {
  const { changes, namelessly } = decision;
  const deed: Deed = { actor: namelessly ? 'oneself' : `person:${actor.id}`, verb: action.verb, at: now };
  const trail = await auditChanges(app, owner.id, deed, changes);
  return (await app.store.commit(owner.id, [...changes, inboxRow(action), ...marks, ...trail])).ok;
}

/** With a fresh view of the store: after a conflict it shows what the other has written. */
async function contextOf(app: App, action: Action, view?: Store): Promise<Ctx | undefined> {
  const store = view ?? (await steadyView(app.store, action.owner));
  const owner = await ownerOf(store, action.owner);
  const person = await store.read(action.owner, 'person', action.actor);
  if (!owner || !person?.body.active) return undefined;
  return {
    app: forOwner({ ...app, store }, owner),
    store,
    owner,
    actor: person.body,
    action,
    now: action.at,
    again: false,
    newId: '',
  };
}

/**
 * Whatever a forged card holds, the store is asked for something it can look for: an id of ordinary length in
 * well-formed Unicode, 'self' where there is none.
 */
function withinBounds(action: Action, app: App): Action {
  const reference = usable(action.reference) ? action.reference : 'self';
  const key = usable(action.key) ? action.key : app.ids.next();
  return { ...action, reference, key, values: Object.fromEntries(readableValues(action.values)) };
}

function usable(id: string): boolean {
  return id !== '' && id.length <= MAX_KEY_LENGTH && id.isWellFormed() && !id.includes('\u0000');
}

function readableValues(values: Record<string, string>): [string, string][] {
  return Object.entries(values)
    .filter(([name]) => name !== '__proto__')
    .slice(0, MAX_FIELDS)
    .map(([name, value]) => [name, String(value).slice(0, MAX_VALUE_LENGTH).toWellFormed()]);
}

async function seenBefore(ctx: Ctx): Promise<boolean> {
  return (await ctx.store.read(ctx.owner.id, 'inbox', ctx.action.key)) !== undefined;
}

function inboxRow(action: Action): Change {
  return { type: 'put', collection: 'inbox', id: action.key, body: { at: action.at }, expect: 0 };
}

function refusedReply(ctx: Ctx, refused: Refused): Reply {
  const view = refused.view ?? refusalView(ctx.actor.language, refused);
  const kept = keepingWords(view, ctx.action.values);
  return { code: refused.code, view: kept, inPlace: refused.view !== undefined };
}

/** Somebody the roster does not know: a kind sentence and nothing else. */
export function strangerReply(): Reply {
  return { code: 'STRANGER', view: refusalView('nb', { ok: false, code: 'STRANGER' }), inPlace: false };
}
