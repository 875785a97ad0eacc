import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Person } from '../src/domain/people/people.ts';
import { createFakeWebApi } from '../test/platforms/slack/support/fake-web-api.ts';
import { startLocalIssuer } from '../test/platforms/teams/support/local-issuer.ts';
import { type Kind, type Served, staffOf, type ToServe, userOf } from './inbound-kinds.ts';
import { type MakeRequest, slackRequests, teamsRequests } from './inbound-requests.ts';
import { fjordvik } from './kommune.ts';

export interface World {
  toServe: Omit<ToServe, 'kind' | 'storeUrl'>;
  requests(kind: Kind, served: Served): MakeRequest;
  people: Person[];
  close(): Promise<void>;
}

/** What every call to the far end is answered, after it has been read. */
type Answer = (path: string) => string;

/** The far end of a wire, as cheap as can be: what is measured is the bot, and the far end shares its machine. */
async function startFarEnd(answer: Answer) {
  const server = createServer((request, response) => {
    request.resume();
    request.once('end', () => {
      const body = answer(request.url ?? '');
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
      response.end(body);
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    close(): Promise<void> {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

/** Teams' connector knows everybody by e-mail, and takes every message. */
function connectorAnswer(people: readonly Person[]): Answer {
  const members = new Map(people.map(({ id, email }) => [`29:${id}`, { id, userPrincipalName: email }]));
  const taken = JSON.stringify({ id: 'message-1' });
  return (path) => {
    const [, user] = /\/members\/(.+)$/.exec(path) ?? [];
    return user ? JSON.stringify(members.get(decodeURIComponent(user)) ?? {}) : taken;
  };
}

/** Teams and Slack at the other ends of the wires, in this process. */
export async function createWorld(): Promise<World> {
  const people = staffOf(fjordvik());
  const users = people.map((person) => ({ id: userOf(person), email: person.email }));
  const [connector, hooks, issuer, api] = await Promise.all([
    startFarEnd(connectorAnswer(people)),
    startFarEnd(() => 'ok'),
    startLocalIssuer(),
    createFakeWebApi({ users }),
  ]);
  const serviceUrl = `http://${connector.host}/teams/`;
  const hooksUrl = `http://${hooks.host}`;
  const bearer = issuer.bearer(serviceUrl);
  return {
    people,
    toServe: { issuer: issuer.issuer, connectorHost: connector.host, apiUrl: api.apiUrl, hooksUrl },
    requests: (kind, served) =>
      kind.endsWith('teams') ? teamsRequests(served, serviceUrl, bearer) : slackRequests(served, hooksUrl),
    close: async () =>
      void (await Promise.all([connector.close(), hooks.close(), issuer.close(), api.close()])),
  };
}
