import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../../src/app/ports/messenger.ts';
import { createCards } from '../../../src/cards/create-cards.ts';
import { createSilentLog } from '../../../src/observe/log.ts';
import { createSlack } from '../../../src/platforms/slack/create-slack.ts';
import { slackAddress } from '../../../src/platforms/slack/place.ts';
import { createMemoryStore } from '../../../src/store/memory/memory-store.ts';
import { createFakeWebApi, type FakeWebApi, type Fault } from './support/fake-web-api.ts';
import { KEY } from './support/slack-rig.ts';

const card: Message = createCards().render({
  card: 'notice',
  language: 'nb',
  data: { title: 'Hei', lead: 'En melding' },
});
const now = Date.parse('2026-09-01T08:00Z');
const clock = { now: () => now };
const address = slackAddress('fjordvik', 'T0ONE', 'U1');
let api: FakeWebApi;

beforeEach(async () => {
  api = await createFakeWebApi();
});
afterEach(() => api.close());

function messengerFor(apiUrl = api.apiUrl) {
  const settings = {
    workspaces: new Map([['T0ONE', 'fjordvik']]),
    access: { type: 'token', token: 'xoxb-T0ONE' } as const,
    apiUrl,
  };
  const store = createMemoryStore();
  return createSlack({ settings, store, clock, log: createSilentLog(), key: KEY, timeoutMs: 300 }).messenger;
}

const slow: Fault[] = ['silence'];
const table: { name: string; fault: Fault; outcome: object }[] = [
  { name: 'timeout', fault: slow[0] as Fault, outcome: { type: 'ambiguous', reason: 'timeout' } },
  { name: 'reset', fault: 'reset', outcome: { type: 'ambiguous' } },
  ...[500, 502, 503, 504, 408].map((status) => ({
    name: `http ${status}`,
    fault: { status } as Fault,
    outcome: { type: 'ambiguous', reason: `http-${status}` },
  })),
  { name: 'no JSON', fault: { status: 200, body: '<html>' }, outcome: { type: 'ambiguous' } },
  {
    name: 'ok and nothing else',
    fault: { status: 200, body: '{"ok":true}' },
    outcome: { type: 'ambiguous' },
  },
  {
    name: '429',
    fault: { status: 429, headers: { 'retry-after': '7' } },
    outcome: { type: 'retry-after', ms: 7000 },
  },
  { name: '429 bare', fault: { status: 429 }, outcome: { type: 'retry-after', ms: 60_000 } },
  { name: 'ratelimited', fault: { error: 'ratelimited' }, outcome: { type: 'retry-after', ms: 60_000 } },
  ...['fatal_error', 'internal_error', 'request_timeout', 'service_unavailable'].map((error) => ({
    name: error,
    fault: { error } as Fault,
    outcome: { type: 'ambiguous', reason: error },
  })),
  ...[
    'msg_too_long',
    'msg_blocks_too_long',
    'invalid_blocks',
    'channel_not_found',
    'user_not_found',
    'not_in_channel',
    'is_archived',
    'user_disabled',
    'cannot_dm_bot',
    'restricted_action',
    'something_new_of_slack',
  ].map((error) => ({
    name: error,
    fault: { error } as Fault,
    outcome: { type: 'unreachable', reason: error },
  })),
  ...[
    'account_inactive',
    'token_revoked',
    'token_expired',
    'invalid_auth',
    'not_authed',
    'missing_scope',
    'no_permission',
    'org_login_required',
  ].map((error) => ({
    name: error,
    fault: { error } as Fault,
    outcome: { type: 'tenant-stopped', reason: error },
  })),
];

describe('one send is one POST', () => {
  it.each(table)('$name', async ({ fault, outcome }) => {
    const messenger = messengerFor();
    // A connection that is kept open and then fails is where clients are tempted to try again.
    await messenger.send(address, card, 'first', now);
    expect(api.count('chat.postMessage')).toBe(1);
    api.breakNext('chat.postMessage', fault);
    const error = await messenger.send(address, card, 'second', now).then(
      () => undefined,
      (thrown) => thrown,
    );
    expect(error).toBeDefined();
    await pause(150);
    expect(api.count('chat.postMessage')).toBe(2);
    expect(messenger.outcome(error)).toMatchObject(outcome);
  });

  it.each(table)('update: $name', async ({ fault, outcome }) => {
    const messenger = messengerFor();
    const reference = await messenger.send(address, card, 'first', now);
    api.breakNext('chat.update', fault);
    const error = await messenger.update(reference, card, now).then(
      () => undefined,
      (thrown) => thrown,
    );
    if (error === undefined) return expect(fault).toEqual({ status: 200, body: '{"ok":true}' });
    await pause(150);
    expect(api.count('chat.update')).toBe(1);
    expect(messenger.outcome(error)).toMatchObject(outcome);
  });

  it('a connection that was never made is tried again later', async () => {
    const gone = await createFakeWebApi();
    await gone.close();
    const messenger = messengerFor(gone.apiUrl);
    const error = await messenger.send(address, card, 'first', now).catch((thrown) => thrown);
    expect(messenger.outcome(error)).toEqual({ type: 'retry-after', ms: 30_000 });
  });

  it('a 429 in one workspace holds nobody else back', async () => {
    const both = await createFakeWebApi({ tokens: { 'xoxb-T0ONE': 'T0ONE' } });
    const messenger = messengerFor(both.apiUrl);
    both.breakNext('chat.postMessage', { status: 429, headers: { 'retry-after': '30' } });
    await messenger.send(address, card, 'first', now).catch(() => undefined);
    const begun = performance.now();
    await messenger.send(slackAddress('fjordvik', 'T0ONE', 'U2'), card, 'second', now);
    expect(performance.now() - begun).toBeLessThan(5000);
    expect(both.count('chat.postMessage')).toBe(2);
    await both.close();
  });

  it('an address that another owner had is not written to', async () => {
    const messenger = messengerFor();
    const others = slackAddress('nordlia', 'T0ONE', 'U1');
    const error = await messenger.send(others, card, 'first', now).catch((thrown) => thrown);
    expect(messenger.outcome(error)).toEqual({
      type: 'tenant-stopped',
      reason: 'SLACK.WORKSPACE_NOT_LISTED',
    });
    expect(api.seen).toEqual([]);
  });

  it('a long message is sent in parts, in order, and its last part is the one that is updated', async () => {
    const messenger = messengerFor();
    const body = Array.from({ length: 120 }, (_, index) => ({
      type: 'TextBlock',
      text: `Avsnitt ${index} ${'med flere ord '.repeat(20)}`,
      separator: true,
    }));
    const long = { ...card, card: { ...card.card, body } };
    const reference = await messenger.send(address, long, 'long', now);
    const sent = api.seen.filter(({ method }) => method === 'chat.postMessage');
    expect(sent.length).toBeGreaterThan(1);
    expect(sent.map(({ args }) => args.blocks).join('')).toContain('Avsnitt 119');
    await messenger.update(reference, long, now);
    expect(api.count('chat.update')).toBe(sent.length);
  });
});
