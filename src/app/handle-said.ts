import type { Reply, Said } from './action.ts';
import { commandIn, isThanks } from './commands.ts';
import { handleAction } from './handle-action.ts';
import { askedAbout } from './terms.ts';
import type { App } from './use-case.ts';
import { thanksView } from './views/home.ts';
import { refusalView } from './views/refusal.ts';

/** A typed command becomes the action its button would have been. */
export async function handleSaid(app: App, said: Said): Promise<Reply> {
  const { key, owner, actor, at, place } = said;
  const word = askedAbout(said.text);
  if (word !== undefined)
    return handleAction(app, {
      key,
      owner,
      actor,
      verb: 'term.explain',
      reference: word,
      values: {},
      at,
      place,
    });
  const found = commandIn(said.text);
  if (!found) {
    const reply = await handleAction(app, {
      key,
      owner,
      actor,
      verb: 'home.help',
      reference: '',
      values: {},
      at,
      place,
    });
    if (reply.code === 'STRANGER') return reply;
    if (isThanks(said.text)) return { ...reply, view: thanksView(reply.view.language) };
    const refusal = refusalView(reply.view.language, { ok: false, code: 'NOT_UNDERSTOOD' });
    return {
      ...reply,
      code: 'NOT_UNDERSTOOD',
      view: { ...reply.view, data: { ...reply.view.data, notice: refusal.data.lead ?? '' } },
    };
  }
  return handleAction(app, { key, owner, actor, verb: found, reference: '', values: {}, at, place });
}
