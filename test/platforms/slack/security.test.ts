import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commandForm, createFaked, type Faked, REKTOR, TEACHER, TEAM } from './support/faked.ts';
import { FORM, interaction, SECRET } from './support/signed.ts';

let slack: Faked;
beforeAll(async () => {
  slack = await createFaked();
  // Known from here on, so that a later request has nothing of that to write.
  await slack.command('hjelp');
  await slack.command('hjelp', REKTOR.id);
});
afterAll(() => slack.close());

let before = 0;
beforeEach(() => {
  before = slack.watched.commits();
});

interface Request {
  method?: string;
  raw?: string;
  type?: string;
  /** Seconds from now. */
  off?: number;
  timestamp?: string | null;
  signature?: string | null;
  secret?: string;
  /** What is signed, when it is not what is sent. */
  signed?: string;
}

async function send(request: Request): Promise<{ status: number; text: string }> {
  const { method = 'POST', type = FORM, off = 0, secret = SECRET } = request;
  const raw = request.raw ?? interaction(slack.press({ action_id: 'settings.stop', value: 'self' }));
  const timestamp = request.timestamp === undefined ? String(slack.now() + off) : request.timestamp;
  const signed = `v0:${timestamp}:${request.signed ?? raw}`;
  const computed = `v0=${createHmac('sha256', secret).update(signed).digest('hex')}`;
  const signature = request.signature === undefined ? computed : request.signature;
  const response = await fetch(slack.rig.endpoint, {
    method,
    headers: {
      'content-type': type,
      ...(timestamp === null ? {} : { 'x-slack-request-timestamp': timestamp }),
      ...(signature === null ? {} : { 'x-slack-signature': signature }),
    },
    ...(method === 'GET' ? {} : { body: raw }),
  });
  return { status: response.status, text: await response.text() };
}

const stop = () => interaction(slack.press({ action_id: 'settings.stop', value: 'self' }));

const REFUSED: { name: string; status: number; request: () => Request }[] = [
  { name: 'unsigned', status: 401, request: () => ({ signature: null, timestamp: null }) },
  { name: 'without a signature', status: 401, request: () => ({ signature: null }) },
  { name: 'without a time', status: 401, request: () => ({ timestamp: null }) },
  { name: 'signed with another secret', status: 401, request: () => ({ secret: 'guessed' }) },
  { name: 'signed with an empty secret', status: 401, request: () => ({ secret: '' }) },
  { name: 'the signature of another body', status: 401, request: () => ({ signed: 'payload={}' }) },
  {
    name: 'an unknown version of signature',
    status: 401,
    request: () => ({ signature: `v1=${'a'.repeat(64)}` }),
  },
  { name: 'half a signature', status: 401, request: () => ({ signature: 'v0=abc' }) },
  {
    name: 'a signature of other signs',
    status: 401,
    request: () => ({ signature: `v0=${'é'.repeat(64)}`.normalize('NFC').replaceAll('é', 'z') }),
  },
  { name: '301 seconds old', status: 401, request: () => ({ off: -301 }) },
  { name: '301 seconds in the future', status: 401, request: () => ({ off: 301 }) },
  { name: 'a time that is no number', status: 401, request: () => ({ timestamp: '1e9' }) },
  { name: 'ssl_check, unsigned', status: 401, request: () => ({ raw: 'ssl_check=1', signature: null }) },
  {
    name: 'ssl_check with a button behind it, unsigned',
    status: 401,
    request: () => ({ raw: `ssl_check=1&${stop()}`, signature: null }),
  },
  {
    name: 'ssl_check with an event as JSON, unsigned',
    status: 401,
    request: () => ({
      raw: '{"ssl_check":1,"type":"event_callback"}',
      type: 'application/json',
      signature: null,
    }),
  },
  {
    name: 'url_verification, unsigned',
    status: 401,
    request: () => ({
      raw: '{"type":"url_verification","challenge":"x"}',
      type: 'application/json',
      signature: null,
    }),
  },
  {
    name: 'more than a megabyte',
    status: 413,
    request: () => ({ raw: `payload=${'a'.repeat(1024 * 1024)}` }),
  },
  { name: 'GET', status: 405, request: () => ({ method: 'GET' }) },
  { name: 'signed, and not JSON', status: 400, request: () => ({ raw: 'payload=%7Bno' }) },
  { name: 'signed, and of no kind', status: 400, request: () => ({ raw: '[]', type: 'application/json' }) },
  {
    name: 'signed, and without a user',
    status: 400,
    request: () => ({
      raw: interaction({ ...slack.press({ action_id: 'settings.stop' }), user: undefined }),
    }),
  },
];

describe('what is not from Slack, or not whole, has no effect', () => {
  it.each(REFUSED)('$name: $status', async ({ status, request }) => {
    const { status: got, text } = await send(request());
    expect(got).toBe(status);
    expect(text).toBe('');
    await slack.rig.attached.close();
    expect(slack.watched.commits()).toBe(before);
  });
});

describe('what is from Slack', () => {
  it.each([-300, 0, 300])('is taken in %i seconds off', async (off) => {
    expect(
      (await send({ off, raw: interaction(slack.press({ action_id: 'home.help', value: '' })) })).status,
    ).toBe(200);
  });

  it('ssl_check, signed: 200, and what stands beside it is not looked at', async () => {
    const { raw } = { raw: `${commandForm('avmeld', TEACHER.id, TEAM, 's', slack.hooksUrl)}&ssl_check=1` };
    expect(await send({ raw })).toEqual({ status: 200, text: '' });
    expect(slack.watched.commits()).toBe(before);
  });

  it('the challenge is given back', async () => {
    const raw = '{"type":"url_verification","challenge":"3eZbrw1aB"}';
    const { status, text } = await send({ raw, type: 'application/json' });
    expect({ status, text }).toEqual({ status: 200, text: '{"challenge":"3eZbrw1aB"}' });
  });

  it('a captured request that is sent again has no second effect', async () => {
    const raw = interaction(slack.press({ action_id: 'settings.stop', value: 'self' }));
    await send({ raw });
    await slack.rig.attached.close();
    const once = slack.watched.commits();
    expect(once).toBeGreaterThan(before);
    const shown = slack.hooked.length;
    for (const off of [-200, 0, 200]) await send({ raw, off });
    await slack.rig.attached.close();
    expect(slack.watched.commits()).toBe(once);
    expect(slack.hooked.length).toBe(shown);
  });

  it('a button of another workspace, a person of another workspace, or an unknown person changes nothing', async () => {
    const stop = { action_id: 'settings.stop', value: 'self' };
    const others = [
      { team: { id: 'T0OTHER' } },
      { user: { id: TEACHER.id, team_id: 'T0OTHER' } },
      ...['U3', 'U4', 'U5', 'U6', 'U7', 'UNOBODY'].map((id) => ({ user: { id, team_id: TEAM } })),
    ];
    for (const more of others) {
      expect((await slack.interact(slack.press(stop, more))).status).toBe(200);
      await slack.rig.attached.close();
    }
    expect(slack.watched.commits()).toBe(before);
    const command = await slack.command('status', TEACHER.id, 'T0OTHER');
    expect(command.body.text).toContain('ikke satt opp');
  });

  it('a forged button gets no further than the person who pressed it', async () => {
    const forged = [
      { action_id: 'owner.school', value: 'nordlia' },
      { action_id: 'answer.save', value: 'somebody-elses:reflection' },
      { action_id: 'no.such.verb', value: 'x' },
      { action_id: 'open:answer.save', value: 'x' },
    ];
    for (const action of forged) await slack.interact(slack.press(action));
    await slack.rig.attached.close();
    expect(slack.watched.commits()).toBe(before);
  });
});
