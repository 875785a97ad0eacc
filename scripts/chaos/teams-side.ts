import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Random } from '../../src/simulate/random.ts';
import { pickFault, reply, withFault } from './faults.ts';
import type { LedgerBook } from './ledger.ts';
import { read } from './slack-side.ts';
import { type Colleague, TENANT } from './world.ts';

export interface TeamsEvents {
  posted(person: string, id: string, activity: string): void;
  shown(activity: string): void;
}

/** The connector of Teams, as faulty as it is told to be. */
export async function startTeamsSide(dice: Random, book: LedgerBook, events: TeamsEvents) {
  const members = new Map<string, Colleague>();
  let messages = 0;

  function post(person: string, body: string): object {
    book.ledger.counts.taken += 1;
    messages += 1;
    events.posted(person, `m${messages}`, body);
    return { id: `m${messages}` };
  }

  function put(id: string, body: string): object {
    book.ledger.counts.taken += 1;
    events.shown(body);
    return { id };
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent(request.url ?? '').replace(/^\/teams\/v3\/conversations\//, '');
    const body = await read(request);
    const [, where = '', id = ''] = /^([^/]+)\/activities(?:\/(.+))?$/.exec(path) ?? [];
    const person = where.replace(/^a:/, '');
    if (request.method === 'GET') return memberOf(path, response);
    if (members.get(person)?.blocked ?? true) {
      return reply(response, 403, { error: { code: 'BotNotInConversationRoster', message: 'not there' } });
    }
    const fault = pickFault(dice);
    if (fault) book.fault(fault);
    const take = () => (request.method === 'PUT' ? put(id, body) : post(person, body));
    await withFault(fault, { request, response, take });
  }

  function memberOf(path: string, response: ServerResponse): void {
    const found = members.get(/\/members\/29:(.+)$/.exec(path)?.[1] ?? '');
    if (found)
      reply(response, 200, { id: `29:${found.id}`, userPrincipalName: found.email, tenantId: TENANT });
    else reply(response, 404, { error: { code: 'MemberNotFoundInConversation' } });
  }

  const server = createServer((request, response) => {
    request.on('error', () => undefined);
    void serve(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return {
    host,
    serviceUrl: `http://${host}/teams/`,
    people(list: Colleague[]): void {
      for (const one of list) members.set(one.id, one);
    },
  };
}
