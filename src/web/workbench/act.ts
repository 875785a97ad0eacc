import type { Action, Reply } from '../../app/action.ts';
import type { WebConversation, WebMessage } from '../../app/ports/web-chat.ts';
import type { Verb } from '../../app/verbs.ts';
import type { Person } from '../../domain/people/people.ts';
import type { WorkbenchDeps } from '../workbench-deps.ts';
import { maySee } from './people.ts';

interface Place {
  person: Person;
  conversation: WebConversation;
}

interface Acted extends Place {
  message: string;
  verb: Verb;
  reference: string;
  values: Record<string, string>;
  key: string;
}

export interface ActResult {
  code: string;
  /** The message to look at now: the card that changed or the new one. */
  message?: string;
}

/** A button in a card: the same action as from Teams and Slack. */
export async function act(deps: WorkbenchDeps, acted: Acted): Promise<ActResult | undefined> {
  const { owner, store, clock } = deps;
  const original = (await store.read(owner, 'webMessage', acted.message))?.body;
  if (!original?.card || original.conversation !== acted.conversation || !maySee(acted.person, original))
    return undefined;
  const { verb, reference, values } = acted;
  const place = placeOf(acted.conversation);
  const key = `web:${acted.key}`;
  const at = clock.now();
  const reply = await deps.handleAction({
    key,
    owner,
    actor: acted.person.id,
    verb,
    reference,
    values,
    at,
    place,
  });
  return {
    code: reply.code,
    message: await showReply(deps, acted, reply, { id: acted.message, body: original }),
  };
}

/** A typed command. The words stand in the chat, and the answer below them. */
export async function say(
  deps: WorkbenchDeps,
  said: Place & { text: string; key: string },
): Promise<ActResult> {
  const { owner, chat, clock } = deps;
  const { person, conversation, text } = said;
  const { language } = person;
  await chat.post(owner, { conversation, from: person.id, fallbackText: text, language }, clock.now());
  const key = `web:${said.key}`;
  const place = placeOf(conversation);
  const reply = await deps.handleSaid({ key, owner, actor: person.id, text, at: clock.now(), place });
  return { code: reply.code, message: await showReply(deps, said, reply) };
}

/**
 * In the own chat a reply stands in place of its card or below. In a channel it is for the actor alone, as the card
 * itself belongs to all and is changed by a delivery.
 */
async function showReply(
  deps: WorkbenchDeps,
  { person, conversation }: Place,
  reply: Reply,
  original?: { id: string; body: WebMessage },
): Promise<string> {
  const { owner, chat, clock, render } = deps;
  const { card, fallbackText, language } = render(reply.view);
  const isShared = conversation.startsWith('team:') && original?.body.onlyFor === undefined;
  if (reply.inPlace && original && !isShared) {
    await chat.revise(owner, original.id, { card, fallbackText, language }, clock.now());
    return original.id;
  }
  const onlyFor = conversation.startsWith('team:') ? { onlyFor: person.id } : {};
  return chat.post(
    owner,
    { conversation, from: 'bot', card, fallbackText, language, ...onlyFor },
    clock.now(),
  );
}

function placeOf(conversation: WebConversation): Action['place'] {
  return conversation.startsWith('team:')
    ? { type: 'team', team: conversation.slice('team:'.length) }
    : { type: 'personal' };
}
