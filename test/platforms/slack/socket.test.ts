import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFakeSocketMode } from './support/fake-socket.ts';
import { createFaked, type Faked, TEACHER, TEAM } from './support/faked.ts';

let socket: Awaited<ReturnType<typeof createFakeSocketMode>>;
let slack: Faked;

beforeEach(async () => {
  socket = await createFakeSocketMode();
  slack = await createFaked({
    socketApiUrl: socket.apiUrl,
    settings: { workspaces: new Map([[TEAM, 'fjordvik']]), appToken: 'xapp-1' },
  });
  await slack.rig.attached.start();
});
afterEach(async () => {
  await slack.close();
  await socket.close();
});

it('Socket Mode leads through the same gate: a command is answered, nonsense is not, and a repeat has no second effect', async () => {
  const payload = {
    command: '/arshjul',
    text: 'hjelp',
    team_id: TEAM,
    user_id: TEACHER.id,
    trigger_id: 't.1',
    channel_id: 'D1',
  };
  socket.send({ type: 'slash_commands', envelope_id: 'one', payload, accepts_response_payload: true });
  const answer = await socket.ackOf('one');
  expect(JSON.stringify(answer.payload)).toContain('Hva kan jeg gjøre');
  expect(answer.payload.response_type).toBe('ephemeral');
  expect(socket.tokens).toEqual(['Bearer xapp-1']);

  const event = {
    type: 'message',
    channel: 'D1',
    channel_type: 'im',
    text: 'avmeld',
    user: TEACHER.id,
    ts: '1.1',
  };
  const body = { type: 'event_callback', team_id: TEAM, event_id: 'Ev1', event };
  socket.send({
    type: 'events_api',
    envelope_id: 'two',
    payload: body,
    retry_attempt: 0,
    retry_reason: '',
    accepts_response_payload: false,
  });
  await socket.ackOf('two');
  const sent = slack.api.count('chat.postMessage');
  socket.send({
    type: 'events_api',
    envelope_id: 'three',
    payload: body,
    retry_attempt: 1,
    retry_reason: 'timeout',
    accepts_response_payload: false,
  });
  await socket.ackOf('three');
  expect(slack.api.count('chat.postMessage')).toBe(sent);

  const before = slack.watched.commits();
  socket.send({
    type: 'interactive',
    envelope_id: 'four',
    payload: { type: 'block_actions', team: TEAM, actions: 'no' },
    accepts_response_payload: true,
  });
  await socket.ackOf('four');
  expect(slack.watched.commits()).toBe(before);
});
