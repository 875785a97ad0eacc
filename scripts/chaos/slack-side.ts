import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Random } from '../../src/simulate/random.ts';
import { pickFault, reply, withFault } from './faults.ts';
import type { LedgerBook } from './ledger.ts';
import { type Colleague, SLACK_TEAM, slackUser } from './world.ts';

export interface SlackEvents {
  /** A message stands in somebody's conversation. */
  posted(user: string, ts: string, blocks: string): void;
  /** A message or dialog of theirs was replaced, or an answer came through the address of a button. */
  shown(card: string): void;
  /** A dialog opens; the answer is how it stands. */
  opened(trigger: string, view: string): object;
}

/** Slack's Web API and the addresses of its buttons, as faulty as it is told to be. */
export async function startSlackSide(dice: Random, book: LedgerBook, events: SlackEvents) {
  const members = new Map<string, Colleague>();
  let stamps = 0;

  const METHODS: Record<string, (args: URLSearchParams) => object> = {
    'auth.test': () => ({ ok: true, team_id: SLACK_TEAM, user_id: 'UBOT', bot_id: 'B1' }),
    'users.list': () => ({ ok: true, members: [...members].map(asMember), response_metadata: {} }),
    'users.info': (args) => infoOf(args.get('user') ?? ''),
    'chat.postMessage': (args) => post(args),
    'chat.update': (args) => update(args),
    'views.open': (args) => ({
      ok: true,
      view: events.opened(args.get('trigger_id') ?? '', args.get('view') ?? ''),
    }),
    'views.update': (args) => {
      events.shown(args.get('view') ?? '');
      return { ok: true, view: { id: args.get('view_id') } };
    },
  };

  const asMember = ([id, { email }]: [string, Colleague]) => ({
    id,
    team_id: SLACK_TEAM,
    profile: { email },
  });

  function infoOf(id: string): object {
    const found = members.get(id);
    return found ? { ok: true, user: asMember([id, found]) } : { ok: false, error: 'user_not_found' };
  }

  function post(args: URLSearchParams): object {
    const channel = args.get('channel') ?? '';
    const user = channel.replace(/^D/, '');
    if (members.get(user)?.blocked ?? true) return { ok: false, error: 'channel_not_found' };
    book.ledger.counts.taken += 1;
    stamps += 1;
    const ts = `1700000000.${String(stamps).padStart(6, '0')}`;
    events.posted(user, ts, args.get('blocks') ?? '');
    return { ok: true, channel: `D${user}`, ts, message: {} };
  }

  function update(args: URLSearchParams): object {
    book.ledger.counts.taken += 1;
    events.shown(args.get('blocks') ?? '');
    return { ok: true, channel: args.get('channel'), ts: args.get('ts') };
  }

  function hooked(body: string): object {
    book.ledger.counts.taken += 1;
    events.shown(body);
    return { ok: true };
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    const body = await read(request);
    const method = path.replace('/api/', '');
    const work = path.startsWith('/hook/') ? () => hooked(body) : undefined;
    const handler = METHODS[method];
    const take = work ?? (handler && (() => handler(new URLSearchParams(body))));
    if (!take) return reply(response, 200, { ok: false, error: 'unknown_method' });
    const fault = work || method.startsWith('chat.') ? pickFault(dice) : undefined;
    if (fault) book.fault(fault);
    await withFault(fault, { request, response, take });
  }

  const server = createServer((request, response) => {
    request.on('error', () => undefined);
    void serve(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return {
    url,
    apiUrl: `${url}/api/`,
    people(list: Colleague[]): void {
      for (const one of list) members.set(slackUser(one.id), one);
    },
  };
}

export async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
