import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSilentLog } from '../../../../src/observe/log.ts';
import { createMemoryStore } from '../../../../src/store/memory/memory-store.ts';
import { createFakeWebApi } from './fake-web-api.ts';
import { FORM, interaction, type Sent, sendSigned } from './signed.ts';
import { createSlackRig, type RigOptions } from './slack-rig.ts';
import { createWatchedStore } from './watched-store.ts';

export const TEAM = 'T0ONE';
export const TEACHER = { id: 'U1', email: 'khalid.haugsoy@fjordvik.example' };
export const REKTOR = { id: 'U2', email: 'line.asenhus@fjordvik.example' };

/** The house with Fjordvik in it and a Slack that is made to order. */
export async function createFaked(options: Partial<RigOptions> = {}) {
  const api = await createFakeWebApi({
    users: [
      TEACHER,
      REKTOR,
      { id: 'U3', email: 'nobody@elsewhere.example' },
      { id: 'U4', email: 'guro.hellandsvik@fjordvik.example', deleted: true },
      { id: 'U5', email: 'trond.brathenmo@fjordvik.example', is_stranger: true },
      { id: 'U6', email: 'silje.elvsoy@fjordvik.example', is_email_confirmed: false },
      { id: 'U7', email: 'einar.furuhaugen@fjordvik.example', is_bot: true },
    ],
  });
  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire
  const hooked: any[] = [];
  const hooks = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      hooked.push(JSON.parse(Buffer.concat(chunks).toString('utf8')));
      response.end('ok');
    });
  });
  await new Promise<void>((resolve) => hooks.listen(0, '127.0.0.1', resolve));
  const hooksUrl = `http://127.0.0.1:${(hooks.address() as AddressInfo).port}`;
  const watched = createWatchedStore(options.store ?? createMemoryStore());
  const rig = await createSlackRig({
    // Faults are what these tests are about.
    log: createSilentLog(),
    ...options,
    store: watched.store,
    settings: {
      workspaces: new Map([[TEAM, 'fjordvik']]),
      apiUrl: api.apiUrl,
      hooksUrl,
      ...options.settings,
    },
  });
  const now = () => Math.floor(rig.clock.now() / 1000);
  let count = 0;
  const next = () => {
    count += 1;
    return String(count);
  };

  return {
    rig,
    api,
    hooked,
    hooksUrl,
    watched,
    now,
    send: (
      raw: string,
      type = 'application/json',
      more: { at?: number; headers?: Record<string, string> } = {},
    ) => sendSigned(rig.endpoint, raw, type, { at: now(), ...more }),
    interact: (payload: object): Promise<Sent> =>
      sendSigned(rig.endpoint, interaction(payload), FORM, { at: now() }),
    command: (text: string, user = TEACHER.id, team = TEAM): Promise<Sent> =>
      sendSigned(rig.endpoint, commandForm(text, user, team, next(), hooksUrl), FORM, { at: now() }),
    event(event: object, more: object = {}, headers: Record<string, string> = {}): Promise<Sent> {
      const body = { ...eventBody(event, next()), ...more };
      return sendSigned(rig.endpoint, JSON.stringify(body), 'application/json', { at: now(), headers });
    },
    press: (action: object, more: object = {}) => pressBody(action, next(), hooksUrl, more),
    async close(): Promise<void> {
      await rig.close();
      await api.close();
      hooks.closeAllConnections();
      await new Promise<void>((resolve) => hooks.close(() => resolve()));
    },
  };
}

export type Faked = Awaited<ReturnType<typeof createFaked>>;

export function commandForm(
  text: string,
  user: string,
  team: string,
  count: string,
  hooksUrl: string,
): string {
  return new URLSearchParams({
    command: '/arshjul',
    text,
    team_id: team,
    user_id: user,
    channel_id: 'D1',
    channel_name: 'directmessage',
    trigger_id: `trigger.${count}`,
    response_url: `${hooksUrl}/command/${count}`,
  }).toString();
}

export function eventBody(event: object, count: string) {
  return {
    type: 'event_callback',
    team_id: TEAM,
    event_id: `Ev${count}`,
    authorizations: [{ team_id: TEAM, user_id: 'UBOT' }],
    event: { user: TEACHER.id, ...event },
  };
}

export function pressBody(action: object, count: string, hooksUrl: string, more: object = {}) {
  return {
    type: 'block_actions',
    team: { id: TEAM },
    user: { id: TEACHER.id, team_id: TEAM },
    trigger_id: `trigger.${count}`,
    response_url: `${hooksUrl}/press/${count}`,
    container: { type: 'message', message_ts: '1.1' },
    channel: { id: 'D1' },
    message: { ts: '1.1' },
    state: { values: {} },
    actions: [{ type: 'button', block_id: 'b', action_ts: `${count}.1`, ...action }],
    ...more,
  };
}
