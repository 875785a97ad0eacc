import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Workspace } from './workspace.ts';

/** All emulators call their workspace this. */
const EMULATED_TEAM = 'T000000001';

export interface View {
  id: string;
  type: 'modal' | 'home';
  hash: string;
  user: string;
  callback_id: string;
  private_metadata: string;
  root_view_id: string;
  title: { text: string } | null;
  submit: { text: string } | null;
  // biome-ignore lint/suspicious/noExplicitAny: Block Kit as it came over the wire
  blocks: any[];
}

export interface Call {
  method: string;
  team: string;
  body: Record<string, string>;
  answer: Record<string, unknown>;
}

/**
 * Slack has one address for all workspaces: this stands in front of the emulators, by token. It also takes what is sent
 * to the address of a button, which the emulator has not, and does what Slack does with it.
 */
export async function createFront(workspaces: Workspace[]) {
  const byToken = new Map(workspaces.map((one) => [one.botToken, one]));
  const calls: Call[] = [];
  const views = new Map<string, View>();
  const hooks = new Map<string, { workspace: Workspace; token: string; channel: string; ts?: string }>();
  // biome-ignore lint/suspicious/noExplicitAny: what was said to one person only
  const whispers: { channel: string; body: any }[] = [];

  const server = createServer((request, response) => {
    void serve(request, response).catch((error) => {
      response.writeHead(500).end(String(error));
    });
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    const path = request.url ?? '';
    if (path.startsWith('/hooks/')) return hook(path.slice('/hooks/'.length), JSON.parse(body), response);
    await api(path, request, body, response);
  }

  async function api(
    path: string,
    request: IncomingMessage,
    body: string,
    response: ServerResponse,
  ): Promise<void> {
    const method = path.replace('/api/', '');
    const token = (request.headers.authorization ?? '').replace('Bearer ', '');
    const form = Object.fromEntries(new URLSearchParams(body));
    const tried =
      method === 'oauth.v2.access' ? workspaces : [byToken.get(token)].filter((one) => one !== undefined);
    let answer: Record<string, unknown> = { ok: false, error: 'invalid_auth' };
    for (const workspace of tried) {
      answer = await forward(workspace, path, request, body);
      if (method === 'oauth.v2.access' && answer.ok) byToken.set(String(answer.access_token), workspace);
      calls.push({ method, team: workspace.team, body: form, answer });
      if (answer.ok) break;
    }
    remember(answer, form);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  }

  async function forward(workspace: Workspace, path: string, request: IncomingMessage, body: string) {
    const answer = await fetch(new URL(path, workspace.url), {
      method: 'POST',
      headers: {
        'content-type': request.headers['content-type'] ?? 'application/json',
        ...(request.headers.authorization ? { authorization: request.headers.authorization } : {}),
      },
      body,
    });
    const text = (await answer.text()).replaceAll(EMULATED_TEAM, workspace.team);
    return (text.startsWith('{') ? JSON.parse(text) : { ok: false, error: 'unknown_method' }) as Record<
      string,
      unknown
    >;
  }

  function remember(answer: Record<string, unknown>, form: Record<string, string>): void {
    const view = answer.view as (View & { app_id: string }) | undefined;
    if (!answer.ok || !view) return;
    const known = views.get(view.id);
    const user = form.user_id ?? triggers.get(form.trigger_id ?? '') ?? known?.user ?? '';
    views.delete(view.id);
    views.set(view.id, { ...view, user });
  }

  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire
  async function hook(id: string, body: any, response: ServerResponse): Promise<void> {
    const there = hooks.get(id);
    calls.push({ method: 'response_url', team: there?.workspace.team ?? '', body, answer: {} });
    if (!there) return void response.writeHead(404).end('no_such_hook');
    if (body.replace_original && there.ts) {
      const { workspace, token, channel, ts } = there;
      await apiOf(workspace, token, 'chat.update', { channel, ts, text: body.text, blocks: body.blocks });
    } else {
      whispers.push({ channel: there.channel, body });
    }
    response.writeHead(200).end('ok');
  }

  const triggers = new Map<string, string>();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let count = 0;

  return {
    url,
    apiUrl: `${url}/api/`,
    calls,
    whispers,
    views,
    /** What stands in a channel, as everybody there sees it. */
    // biome-ignore lint/suspicious/noExplicitAny: what came over the wire
    async messagesIn({ url: at, team, members }: Workspace, channel: string): Promise<any[]> {
      const reader = `xoxp-${team}-${members[0]?.name}`;
      const read = await apiOf({ url: at }, reader, 'conversations.history', { channel, limit: 100 });
      return read.messages.toReversed();
    },
    tokenOf(workspace: Workspace): string {
      const tokens = [...byToken].filter(([, one]) => one === workspace).map(([token]) => token);
      return tokens.at(-1) ?? workspace.botToken;
    },
    /** What Slack sends along with a button, so that the bot may open a dialog or answer. */
    async trigger(workspace: Workspace, token: string, user: string, view?: string): Promise<string> {
      const given = view ? { user_id: user, view_id: view } : { user_id: user };
      const answer = await apiOf(workspace, token, 'views.generateTriggerId', given);
      const id = String(answer.trigger_id);
      triggers.set(id, user);
      return id;
    },
    responseUrl(workspace: Workspace, token: string, channel: string, ts?: string): string {
      count += 1;
      hooks.set(String(count), { workspace, token, channel, ...(ts ? { ts } : {}) });
      return `${url}/hooks/${count}`;
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

export type Front = Awaited<ReturnType<typeof createFront>>;

/** A call straight to the emulator, as Slack itself or a person's own client makes it. */
export async function apiOf(workspace: Pick<Workspace, 'url'>, token: string, method: string, body: object) {
  const answer = await fetch(`${workspace.url}/api/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire
  const read = (await answer.json()) as any;
  if (!read.ok) throw new Error(`${method}: ${read.error}`);
  return read;
}
