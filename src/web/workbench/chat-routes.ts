import { type Request, type Response, Router } from 'express';
import type { Stored } from '../../app/ports/store.ts';
import type { WebMessage } from '../../app/ports/web-chat.ts';
import type { WorkbenchDeps } from '../workbench-deps.ts';
import { act, say } from './act.ts';
import { type ChatIndex, seenId } from './chat-index.ts';
import { activePerson, maySee, rosterOf } from './people.ts';
import { actBody, asVerb, readBody, readSeat, refuse, sayBody, seenBody, splitData } from './read-request.ts';

/** A chat is drawn from its newest messages. */
const NEWEST = 200;

/** Who there is, what stands in a chat, and what one can do there. */
export function chatRoutes(deps: WorkbenchDeps, index: ChatIndex): Router {
  const { store, owner } = deps;
  const router = Router();

  router.get('/people', async (_request, response) => {
    response.json(await rosterOf(store, owner));
  });

  router.get('/unread', async (request, response) => {
    const person = await activePerson(store, owner, String(request.query.as ?? '') || '-');
    if (!person) return refuse(response, 'WEB.NO_SUCH_PERSON');
    response.json(await index.unread(person));
  });

  router.get('/messages', async (request, response) => {
    const seat = await readSeat(deps, request.query.as, request.query.conversation, response);
    if (!seat) return;
    deps.playedAs?.(seat.person.id);
    const messages: ShownMessage[] = [];
    for await (const stored of store.list(owner, 'webMessage', { prefix: `${seat.conversation}:` })) {
      if (maySee(seat.person, stored.body)) messages.push(shown(stored));
    }
    const seen = await store.read(owner, 'webSeen', seenId(seat.person.id, seat.conversation));
    response.json({ messages: messages.slice(-NEWEST), seen: seen?.body.last ?? '' });
  });

  router.get('/message', async (request, response) => {
    const seat = await readSeat(deps, request.query.as, request.query.conversation, response);
    if (!seat) return;
    const stored = await store.read(owner, 'webMessage', String(request.query.id ?? '') || '-');
    const isThere = stored?.body.conversation === seat.conversation && maySee(seat.person, stored.body);
    return isThere ? void response.json(shown(stored)) : refuse(response, 'WEB.NO_SUCH_MESSAGE');
  });

  router.post('/act', (request, response) => actRoute(deps, request, response));
  router.post('/say', (request, response) => sayRoute(deps, request, response));
  router.post('/seen', (request, response) => seenRoute(deps, request, response));
  return router;
}

async function actRoute(deps: WorkbenchDeps, request: Request, response: Response): Promise<void> {
  const body = readBody(actBody, request, response);
  const seat = body && (await readSeat(deps, body.as, body.conversation, response));
  if (!body || !seat) return;
  const { message, key, data, verb } = body;
  const result = await act(deps, { ...seat, message, key, verb: asVerb(verb), ...splitData(data) });
  if (!result) return refuse(response, 'WEB.NO_SUCH_MESSAGE');
  response.json(result);
}

async function sayRoute(deps: WorkbenchDeps, request: Request, response: Response): Promise<void> {
  const body = readBody(sayBody, request, response);
  const seat = body && (await readSeat(deps, body.as, body.conversation, response));
  if (!body || !seat) return;
  response.json(await say(deps, { ...seat, text: body.text, key: body.key }));
}

/** Never moves back: two windows of one person may tell in any order. */
async function seenRoute(
  { store, owner, ...deps }: WorkbenchDeps,
  request: Request,
  response: Response,
): Promise<void> {
  const body = readBody(seenBody, request, response);
  const seat = body && (await readSeat({ store, owner }, body.as, body.conversation, response));
  if (!body || !seat) return;
  const id = seenId(seat.person.id, seat.conversation);
  const stored = await store.read(owner, 'webSeen', id);
  if (!stored || stored.body.last < body.last) {
    const change = {
      type: 'put',
      collection: 'webSeen',
      id,
      body: { last: body.last },
      expect: stored?.version ?? 0,
    } as const;
    const done = await store.commit(owner, [change]);
    if (!done.ok) deps.log.info('Another window told first how far it has read', { code: done.code });
  }
  response.status(204).end();
}

type ShownMessage = Pick<WebMessage, 'at' | 'from' | 'card' | 'fallbackText' | 'language' | 'revision'> & {
  id: string;
  onlyYou: boolean;
};

function shown({ id, body }: Stored<WebMessage>): ShownMessage {
  const { at, from, card, fallbackText, language, revision, onlyFor } = body;
  return {
    id,
    at,
    from,
    fallbackText,
    language,
    revision,
    onlyYou: onlyFor !== undefined,
    ...(card ? { card } : {}),
  };
}
