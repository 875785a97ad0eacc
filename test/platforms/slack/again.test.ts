import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFaked, eventBody, type Faked, TEACHER, TEAM } from './support/faked.ts';
import { sendSigned } from './support/signed.ts';
import { createSlackRig } from './support/slack-rig.ts';

let slack: Faked;
beforeEach(async () => {
  slack = await createFaked();
});
afterEach(() => slack.close());

const typed = { type: 'message', channel: 'D1', channel_type: 'im', text: 'hjelp', ts: '1.1' };
const replies = () => slack.api.count('chat.postMessage');

describe('what Slack sends again', () => {
  it('while the first is under way: one answer, and both are told that it is done', async () => {
    const raw = JSON.stringify(eventBody(typed, 'twice'));
    const headers = { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' };
    slack.watched.slow(50);
    const both = await Promise.all([
      slack.send(raw),
      slack.send(raw, 'application/json', { headers }),
      slack.send(raw, 'application/json', { headers: { 'x-slack-retry-num': '2' } }),
    ]);
    expect(both.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(replies()).toBe(1);
  });

  it('is the only copy that works when the first one failed', async () => {
    const raw = JSON.stringify(eventBody(typed, 'failed'));
    slack.watched.failNext(20);
    expect((await slack.send(raw)).status).toBe(503);
    expect(replies()).toBe(0);
    slack.watched.failNext(0);
    const headers = { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_error' };
    expect((await slack.send(raw, 'application/json', { headers })).status).toBe(200);
    expect(replies()).toBe(1);
  });

  it('five minutes later, after a restart: still one answer', async () => {
    const raw = JSON.stringify(eventBody(typed, 'restart'));
    await slack.send(raw);
    await slack.rig.close();
    slack.rig.clock.set(slack.rig.clock.now() + 5 * 60_000);
    const { apiUrl } = slack.api;
    const again = await createSlackRig({
      store: slack.watched.store,
      start: { date: '2026-08-17', time: '08:35' },
      settings: { workspaces: new Map([[TEAM, 'fjordvik']]), apiUrl, hooksUrl: slack.hooksUrl },
    });
    const sent = await sendSigned(again.endpoint, raw, 'application/json', { at: again.clock.now() / 1000 });
    expect(sent.status).toBe(200);
    expect(replies()).toBe(1);
    await again.close();
  });

  it('to two instances at once: one answer, one effect', async () => {
    const { apiUrl } = slack.api;
    const other = await createSlackRig({
      store: slack.watched.store,
      settings: { workspaces: new Map([[TEAM, 'fjordvik']]), apiUrl, hooksUrl: slack.hooksUrl },
    });
    const raw = JSON.stringify(eventBody({ ...typed, text: 'avmeld' }, 'both'));
    const at = slack.now();
    await Promise.all(
      [slack.rig, other].map(({ endpoint }) => sendSigned(endpoint, raw, 'application/json', { at })),
    );
    expect(replies()).toBe(1);
    const person = slack.rig.folder.people.find(({ email }) => email === TEACHER.email);
    const stored = await slack.watched.store.read('fjordvik', 'person', person?.id ?? '');
    expect(stored?.body.preferences.stopped).toBe(true);
    expect(stored?.version).toBe(2);
    await other.close();
  });

  it('the same event id in two workspaces is two events', async () => {
    await slack.close();
    slack = await createFaked({
      settings: {
        workspaces: new Map([
          [TEAM, 'fjordvik'],
          ['T0TWO', 'fjordvik'],
        ]),
      },
    });
    slack.api.known.set('xoxb-T0ONE', TEAM);
    await slack.send(JSON.stringify(eventBody(typed, 'same')));
    const two = { ...eventBody(typed, 'same'), team_id: 'T0TWO', authorizations: [{ team_id: 'T0TWO' }] };
    await slack.send(JSON.stringify(two));
    const keys: string[] = [];
    for await (const { id } of slack.watched.store.list('fjordvik', 'inbox')) keys.push(id);
    expect(keys).toContain('slack:T0ONE:Evsame:reply');
    expect(keys.some((key) => key.startsWith('slack:T0TWO'))).toBe(false);
  });

  it('what a bot wrote, what was edited and what was said elsewhere is not answered', async () => {
    await slack.event({ ...typed, bot_id: 'B1' });
    await slack.event({ ...typed, subtype: 'message_changed' });
    await slack.event({ ...typed, channel: 'C1', channel_type: 'channel' });
    expect(replies()).toBe(0);
  });
});
