import type { Reply, Said } from './action.ts';
import { isThanks, nearest, understood } from './commands.ts';
import { handleAction } from './handle-action.ts';
import { askedAbout, findTerm } from './terms.ts';
import type { App } from './use-case.ts';
import type { Verb } from './verbs.ts';
import { nearestView, thanksView } from './views/help.ts';
import { refusalView } from './views/refusal.ts';

/** A typed command becomes the action its button would have been. */
export async function handleSaid(app: App, said: Said): Promise<Reply> {
  const { key, owner, actor, at, place } = said;
  const act = (verb: Verb, reference = 'self') =>
    handleAction(app, { key, owner, actor, verb, reference, values: {}, at, place });

  const word = askedAbout(said.text);
  // «Hva er tiltak?» asks for the word, «hva er status?» for what is behind it.
  if (word !== undefined && findTerm(app.reference.terms, word)) return act('term.explain', word);
  const found = understood(said.text) ?? (word === undefined ? undefined : understood(word));
  if (found) return act(found);
  if (word !== undefined) return act('term.explain', word);
  return notUnderstood(app, said, await act('home.help'));
}

/** The nearest of what this person can do; where nothing is near, all of it. */
async function notUnderstood(app: App, { owner, actor, text }: Said, help: Reply): Promise<Reply> {
  if (help.code === 'STRANGER') return help;
  const { language, data } = help.view;
  if (isThanks(text)) return { ...help, view: thanksView(language) };
  const person = (await app.store.read(owner, 'person', actor))?.body;
  const near = person && nearestView(person, (verbs) => nearest(text, verbs));
  if (near) return { ...help, code: 'NOT_UNDERSTOOD', view: near };
  const refusal = refusalView(language, { ok: false, code: 'NOT_UNDERSTOOD' });
  const notice = refusal.data.lead ?? '';
  return { ...help, code: 'NOT_UNDERSTOOD', view: { ...help.view, data: { ...data, notice } } };
}
