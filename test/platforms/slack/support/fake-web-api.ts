import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { homeView, message, modalView } from '../blocks/block-kit-rules.ts';

export interface Seen {
  method: string;
  token: string;
  args: Record<string, string>;
}

/** What goes wrong with the next call of a method. */
export type Fault =
  | { status: number; headers?: Record<string, string>; body?: string }
  | { error: string; headers?: Record<string, string> }
  /** The connection is cut after the request was read. */
  | 'reset'
  /** Nothing is ever answered. */
  | 'silence';

export interface FakeUser {
  id: string;
  email: string;
  deleted?: boolean;
  is_bot?: boolean;
  is_stranger?: boolean;
  is_email_confirmed?: boolean;
}

export interface FakeOptions {
  /** Token -> workspace. */
  tokens?: Record<string, string>;
  users?: FakeUser[];
  clock?: { now(): number };
}

/** Slack's Web API as strict as the real one where the bot could be wrong, and as broken as it is told to be. */
export async function createFakeWebApi({ tokens = { 'xoxb-T0ONE': 'T0ONE' }, users = [] }: FakeOptions = {}) {
  const seen: Seen[] = [];
  const faults: { method: string; fault: Fault }[] = [];
  const known = new Map(Object.entries(tokens));
  const renewals: Record<string, string>[] = [];
  let stamps = 0;

  const server = createServer((request, response) => {
    void serve(request, response).catch((error) => response.writeHead(500).end(String(error)));
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const method = (request.url ?? '').replace('/api/', '');
    const args = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString('utf8')));
    const token = (request.headers.authorization ?? '').replace('Bearer ', '');
    seen.push({ method, token, args });
    const at = faults.findIndex((one) => one.method === method);
    const [found] = at < 0 ? [] : faults.splice(at, 1);
    if (found) return broken(found.fault, request, response);
    json(response, answer(request, method, token, args));
  }

  function broken(fault: Fault, request: IncomingMessage, response: ServerResponse): void {
    if (fault === 'silence') return;
    if (fault === 'reset') request.socket.destroy();
    else if ('error' in fault) json(response, { ok: false, error: fault.error }, fault.headers);
    else response.writeHead(fault.status, fault.headers).end(fault.body ?? '');
  }

  function answer(
    request: IncomingMessage,
    method: string,
    token: string,
    args: Record<string, string>,
  ): object {
    if (request.method !== 'POST') return { ok: false, error: 'invalid_post_type' };
    if (method === 'oauth.v2.access') return renew(args);
    const team = known.get(token);
    if (!team) return { ok: false, error: 'invalid_auth' };
    const handler = METHODS[method];
    return handler ? handler(args, team) : { ok: false, error: 'unknown_method' };
  }

  function renew(args: Record<string, string>): object {
    renewals.push(args);
    if (args.grant_type !== 'refresh_token' || !known.has(`refresh:${args.refresh_token}`)) {
      return { ok: false, error: 'invalid_refresh_token' };
    }
    const team = known.get(`refresh:${args.refresh_token}`) ?? '';
    known.delete(`refresh:${args.refresh_token}`);
    stamps += 1;
    const fresh = { access_token: `xoxe.xoxb-${team}-${stamps}`, refresh_token: `xoxe-1-${team}-${stamps}` };
    known.set(fresh.access_token, team).set(`refresh:${fresh.refresh_token}`, team);
    return { ok: true, ...fresh, token_type: 'bot', expires_in: 43_200, team: { id: team } };
  }

  const METHODS: Record<string, (args: Record<string, string>, team: string) => object> = {
    'auth.test': (_args, team) => ({ ok: true, team_id: team, user_id: `UBOT${team}`, bot_id: 'B1' }),
    'auth.revoke': () => ({ ok: true, revoked: true }),
    'chat.postMessage': (args) => posted(args),
    'chat.update': (args) => (args.ts ? posted(args, args.ts) : { ok: false, error: 'message_not_found' }),
    'chat.postEphemeral': (args) => (args.user ? posted(args) : { ok: false, error: 'user_not_found' }),
    'views.open': (args) => viewed(args, modalView),
    'views.push': (args) => viewed(args, modalView),
    'views.update': (args) => viewed(args, modalView),
    'views.publish': (args) => viewed(args, homeView),
    'users.info': ({ user }) => {
      const found = users.find(({ id }) => id === user);
      return found ? { ok: true, user: shown(found) } : { ok: false, error: 'user_not_found' };
    },
    'users.list': () => ({ ok: true, members: users.map(shown), response_metadata: { next_cursor: '' } }),
    'conversations.info': ({ channel }) => ({ ok: true, channel: { id: channel, name: 'et-navn' } }),
  };

  function posted({ channel, blocks, text }: Record<string, string>, ts?: string): object {
    if (!channel) return { ok: false, error: 'channel_not_found' };
    const read = message.safeParse({ blocks: JSON.parse(blocks ?? '[]'), text });
    if (!read.success) return { ok: false, error: 'invalid_blocks', at: read.error.issues[0] };
    stamps += 1;
    const dm = channel.startsWith('U') ? `D${channel.slice(1)}` : channel;
    return { ok: true, channel: dm, ts: ts ?? `1700000000.${String(stamps).padStart(6, '0')}`, message: {} };
  }

  function viewed({ view }: Record<string, string>, rules: typeof modalView | typeof homeView): object {
    const given = JSON.parse(view ?? '{}');
    // What the converter does not make: told of here so that the rules stay its own.
    for (const block of given.blocks ?? []) {
      delete block.dispatch_action;
      delete block.element?.dispatch_action_config;
    }
    const read = rules.safeParse(given);
    if (!read.success) return { ok: false, error: 'invalid_arguments', at: read.error.issues[0] };
    stamps += 1;
    return { ok: true, view: { ...given, id: `V${stamps}`, hash: String(stamps) } };
  }

  const shown = ({ id, email, ...more }: FakeUser) => ({ id, ...more, profile: { email } });

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    apiUrl: `${url}/api/`,
    seen,
    renewals,
    known,
    count: (method: string) => seen.filter((one) => one.method === method).length,
    breakNext(method: string, fault: Fault): void {
      faults.push({ method, fault });
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export type FakeWebApi = Awaited<ReturnType<typeof createFakeWebApi>>;

function json(response: ServerResponse, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
