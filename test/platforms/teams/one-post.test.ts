import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '../../../src/app/ports/messenger.ts';
import { testCredentials } from './support/credentials.ts';
import type { Answer } from './support/fake-connector.ts';
import { APP_ID } from './support/local-issuer.ts';
import { createWiredRig, TENANT, type WiredRig } from './support/wired-rig.ts';

const MESSAGE: Message = {
  card: { type: 'AdaptiveCard', version: '1.5', body: [] },
  fallbackText: 'Hei',
  language: 'nb',
};
const POSTS = /^\/v3\/conversations\/a:guro\/activities$/;

describe('one message is one POST, counted on the wire', () => {
  let rig: WiredRig;
  let from: number;
  beforeAll(async () => {
    rig = await createWiredRig();
  });
  afterEach(() => expect(rig.connector.complaints()).toEqual([]));
  afterAll(() => rig.close());

  function address() {
    const conversation = {
      channelId: 'msteams',
      serviceUrl: rig.connector.serviceUrl,
      bot: { id: `28:${APP_ID}` },
      conversation: { id: 'a:guro', tenantId: TENANT, conversationType: 'personal' },
    };
    return { platform: 'teams' as const, conversation };
  }

  async function send(answer: Answer) {
    rig.connector.expect('POST', POSTS, answer);
    from = rig.connector.calls.length;
    try {
      const sent = await rig.messenger.send(address(), MESSAGE, 'delivery', 0);
      return { sent, outcome: undefined };
    } catch (error) {
      return { sent: undefined, outcome: rig.messenger.outcome(error) };
    }
  }
  const posts = () => rig.connector.calls.slice(from);

  it('sends the card with its summary and the bot’s own token', async () => {
    const { sent } = await send({ status: 201, body: { id: 'm1' } });

    expect(sent).toMatchObject({ platform: 'teams', id: 'm1' });
    expect(posts()).toHaveLength(1);
    expect(posts()[0]).toMatchObject({
      authorization: 'Bearer of-the-bot',
      body: { type: 'message', summary: 'Hei', attachments: [{ content: MESSAGE.card }] },
    });
  });

  const forbidden = (code: string, message = '') => ({ status: 403, body: { error: { code, message } } });
  const cases: [string, Answer, object][] = [
    ['504', { status: 504 }, { type: 'ambiguous', reason: 'http-504' }],
    ['502', { status: 502 }, { type: 'ambiguous', reason: 'http-502' }],
    ['500', { status: 500 }, { type: 'ambiguous', reason: 'http-500' }],
    [
      '503 with Retry-After',
      { status: 503, headers: { 'retry-after': '1' } },
      { type: 'ambiguous', reason: 'http-503' },
    ],
    ['408', { status: 408 }, { type: 'ambiguous', reason: 'http-408' }],
    ['connection reset', { fault: 'reset' }, { type: 'ambiguous', reason: 'ECONNRESET' }],
    ['timeout', { fault: 'silence' }, { type: 'ambiguous' }],
    [
      '429 with Retry-After',
      { status: 429, headers: { 'retry-after': '7' } },
      { type: 'retry-after', ms: 7000 },
    ],
    [
      '429 with Retry-After as a date',
      {
        status: 429,
        headers: { date: 'Tue, 24 Nov 2026 08:00:00 GMT', 'retry-after': 'Tue, 24 Nov 2026 08:00:09 GMT' },
      },
      { type: 'retry-after', ms: 9000 },
    ],
    ['429 without Retry-After', { status: 429 }, { type: 'retry-after', ms: 5000 }],
    [
      '429 with nonsense',
      { status: 429, headers: { 'retry-after': 'soon' } },
      { type: 'retry-after', ms: 5000 },
    ],
    [
      '412',
      { status: 412, body: { error: { code: 'PreconditionFailed' } } },
      { type: 'retry-after', ms: 2000 },
    ],
    [
      '401',
      { status: 401, body: { error: { code: 'BotNotRegistered' } } },
      { type: 'tenant-stopped', reason: 'BotNotRegistered' },
    ],
    [
      '403 blocked',
      forbidden('ConversationBlockedByUser'),
      { type: 'unreachable', reason: 'ConversationBlockedByUser' },
    ],
    [
      '403 roster',
      forbidden('BotNotInConversationRoster'),
      { type: 'unreachable', reason: 'BotNotInConversationRoster' },
    ],
    [
      '403 roster by text',
      forbidden('ServiceError', 'The bot is not part of the conversation roster.'),
      { type: 'unreachable', reason: 'BotNotInConversationRoster' },
    ],
    [
      '403 writes blocked by sub-code',
      { status: 403, body: { subCode: 'MessageWritesBlocked', errorCode: 209 } },
      { type: 'unreachable', reason: 'MessageWritesBlocked' },
    ],
    ['403 admin', forbidden('BotDisabledByAdmin'), { type: 'tenant-stopped', reason: 'BotDisabledByAdmin' }],
    [
      '403 admin by text',
      forbidden('Forbidden', 'The bot was disabled by the tenant admin'),
      { type: 'tenant-stopped', reason: 'BotDisabledByAdmin' },
    ],
    ['403 without a body', { status: 403, body: '' }, { type: 'unreachable', reason: 'Forbidden' }],
    [
      '404',
      { status: 404, body: { error: { code: 'ConversationNotFound' } } },
      { type: 'unreachable', reason: 'ConversationNotFound' },
    ],
    [
      '404 roster',
      { status: 404, body: { error: { code: 'BotNotInConversationRoster' } } },
      { type: 'unreachable' },
    ],
    [
      '413',
      { status: 413, body: { error: { code: 'MessageSizeTooBig' } } },
      { type: 'unreachable', reason: 'MessageSizeTooBig' },
    ],
    [
      '400',
      { status: 400, body: { error: { code: 'BadSyntax' } } },
      { type: 'unreachable', reason: 'BadSyntax' },
    ],
    [
      'a redirect',
      { status: 307, headers: { location: '/teams/v3/elsewhere' } },
      { type: 'ambiguous', reason: 'http-307' },
    ],
  ];
  it.each(cases)('%s: one POST, and said what it means', async (_name, answer, outcome) => {
    const result = await send(answer);

    expect(result.outcome).toMatchObject(outcome);
    expect(posts()).toHaveLength(1);
  });

  it('updates in place with one PUT, also on 504', async () => {
    const reference = { ...address(), id: 'm1' };
    rig.connector.expect('PUT', /^\/v3\/conversations\/a:guro\/activities\/m1$/, { status: 504 });

    const error = await rig.messenger.update(reference, MESSAGE, 0).catch((cause) => cause);

    expect(rig.messenger.outcome(error)).toEqual({ type: 'ambiguous', reason: 'http-504' });
  });

  it('sends nothing, and says so, when there is no connection to be had', async () => {
    const there = address();
    const host = '127.0.0.1:1';
    const other = await createWiredRig({
      settings: {
        registration: { type: 'single-tenant', appId: APP_ID, password: 'x', tenant: TENANT },
        tenants: new Map(),
        serviceHosts: [host],
      },
    });
    const conversation = { ...there.conversation, serviceUrl: `http://${host}/` };

    const error = await other.messenger
      .send({ ...there, conversation }, MESSAGE, 'd', 0)
      .catch((cause) => cause);

    expect(other.messenger.outcome(error)).toEqual({ type: 'retry-after', ms: 30_000 });
    await other.close();
  });

  it('never sends its token to a host that is not on the list', async () => {
    const there = address();
    const conversation = {
      ...there.conversation,
      serviceUrl: 'https://smba.trafficmanager.net.evil.example/',
    };

    const error = await rig.messenger
      .send({ ...there, conversation }, MESSAGE, 'd', 0)
      .catch((cause) => cause);

    expect(rig.messenger.outcome(error)).toEqual({ type: 'unreachable', reason: 'TEAMS.BAD_ADDRESS' });
  });

  it('stops the tenant, with the queue kept, when the secret has expired', async () => {
    const other = await createWiredRig({ credentials: testCredentials({ fails: true }) });
    const conversation = { ...address().conversation, serviceUrl: other.connector.serviceUrl };

    const error = await other.messenger
      .send({ platform: 'teams', conversation }, MESSAGE, 'd', 0)
      .catch((cause) => cause);

    expect(other.messenger.outcome(error)).toEqual({ type: 'tenant-stopped', reason: 'TEAMS.NOT_SENT' });
    expect(other.connector.calls).toEqual([]);
    await other.close();
  });
});
