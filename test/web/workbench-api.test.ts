import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestWeb, type TestWeb } from '../support/web-client.ts';
import {
  createFakeWorkbench,
  deliver,
  type FakeWorkbench,
  OWNER,
  question,
  redraw,
  START,
  teamCard,
} from '../support/workbench-fake.ts';

const API = '/workbench/api';
const KEY = 'key-00000001';
let fake: FakeWorkbench;
let web: TestWeb;

beforeEach(async () => {
  fake = await createFakeWorkbench();
  web = await openTestWeb(fake.deps);
});
afterEach(() => web.close());

const json = (path: string) => web.json(`${API}/${path}`);
const messages = async (as: string, conversation: string) =>
  (await json(`messages?as=${as}&conversation=${conversation}`)).messages;

function press(message: string, over: object = {}) {
  const data = { ref: 'prompt-1', q1: 'Vi leste høyt.' };
  return web.post(`${API}/act`, {
    as: 'kari',
    conversation: 'person:kari',
    message,
    verb: 'answer.save',
    data,
    key: KEY,
    ...over,
  });
}

describe('people', () => {
  it('are listed by school and by role, without those who have left', async () => {
    const roster = await json('people');
    expect(roster.ownerStaff.map((one) => one.id)).toEqual(['eva']);
    expect(roster.schools[0]?.people.map((one) => one.id)).toEqual(['kari', 'ola', 'rune']);
    expect(JSON.stringify(roster)).not.toContain('@fjordvik');
  });
});

describe('a button in a card', () => {
  it('becomes an action with the reference and the values apart, and the reply stands in place', async () => {
    const id = await deliver(fake, 'person:kari', question());
    const response = await press(id);
    expect(await response.json()).toEqual({ code: 'OK', message: id });
    expect(fake.actions).toEqual([
      {
        key: `web:${KEY}`,
        owner: OWNER,
        actor: 'kari',
        verb: 'answer.save',
        reference: 'prompt-1',
        values: { q1: 'Vi leste høyt.' },
        at: START,
        place: { type: 'personal' },
      },
    ]);
    const [only, ...rest] = await messages('kari', 'person:kari');
    expect(rest).toEqual([]);
    expect(only).toMatchObject({ id, revision: 2 });
    expect(only?.fallbackText).toContain('Vi leste høyt.');
  });

  it('in a channel answers the one who pressed, and leaves the shared card to all', async () => {
    const id = await deliver(fake, 'team:team-5', teamCard());
    await press(id, { conversation: 'team:team-5', verb: 'team.take-pen', data: { ref: 'prompt-1@team-5' } });
    expect(fake.actions[0]?.place).toEqual({ type: 'team', team: 'team-5' });
    const [shared, form] = await messages('kari', 'team:team-5');
    expect(shared).toMatchObject({ id, revision: 1, onlyYou: false });
    expect(form).toMatchObject({ onlyYou: true });
    expect(await messages('ola', 'team:team-5')).toHaveLength(1);
    expect((await press(form?.id ?? '', { as: 'ola', conversation: 'team:team-5' })).status).toBe(404);
  });

  it.each([
    ['a verb that does not exist', { verb: 'round.explode' }, 400],
    ['no key', { key: '' }, 400],
    ['a value that is not text', { data: { ref: 'x', q1: { $ne: '' } } }, 400],
    ['an unknown person', { as: 'nobody' }, 404],
    ['a person who has left', { as: 'borte' }, 404],
    ['another person’s chat', { conversation: 'person:ola' }, 403],
    ['another team’s channel', { as: 'ola', conversation: 'team:team-mat' }, 403],
    ['a message that is not there', { message: 'person:kari:0' }, 404],
    ['more than asked for', { owner: 'other' }, 400],
  ])('is refused with %s', async (_what, over, status) => {
    const id = await deliver(fake, 'person:kari', question());
    const response = await press(id, over);
    expect(response.status).toBe(status);
    expect(((await response.json()) as { code: string }).code).toMatch(/^WEB\./);
    expect(fake.actions).toEqual([]);
  });
});

describe('typed words', () => {
  it('stand in the chat with the answer below', async () => {
    await web.post(`${API}/say`, { as: 'kari', conversation: 'person:kari', text: ' hjelp ', key: KEY });
    expect(fake.said[0]).toMatchObject({ actor: 'kari', text: 'hjelp', place: { type: 'personal' } });
    expect((await messages('kari', 'person:kari')).map((one) => one.fallbackText.split('\n')[0])).toEqual([
      'hjelp',
      expect.stringContaining('Du skrev: hjelp'),
    ]);
  });

  it('in a channel are seen by all, but the answer only by the one who asked', async () => {
    await web.post(`${API}/say`, { as: 'kari', conversation: 'team:team-5', text: 'mine svar', key: KEY });
    expect(await messages('ola', 'team:team-5')).toHaveLength(1);
    expect(await messages('kari', 'team:team-5')).toHaveLength(2);
  });

  it.each(['', '   ', 'x'.repeat(2001)])('are refused when empty or far too long', async (text) => {
    const response = await web.post(`${API}/say`, {
      as: 'kari',
      conversation: 'person:kari',
      text,
      key: KEY,
    });
    expect(await response.json()).toEqual({ code: 'WEB.BAD_BODY', fields: ['text'] });
  });
});

describe('unread', () => {
  it('counts what others wrote after what was seen, and never goes back', async () => {
    const first = await deliver(fake, 'person:kari', question());
    const second = await deliver(fake, 'person:kari', question('Og nå?'));
    await deliver(fake, 'team:team-5', teamCard());
    expect(await json('unread?as=kari')).toEqual({ 'person:kari': 2, 'team:team-5': 1, 'team:team-mat': 0 });
    const seen = (last: string) => web.post(`${API}/seen`, { as: 'kari', conversation: 'person:kari', last });
    await seen(second);
    await seen(first);
    expect(await json('unread?as=kari')).toMatchObject({ 'person:kari': 0 });
    expect(await json('unread?as=ola')).toEqual({ 'person:ola': 0, 'team:team-5': 1 });
    await redraw(fake, first, question('Endret'));
    expect(await json('unread?as=kari')).toMatchObject({ 'person:kari': 0 });
  });

  it('is right for messages from before the program started', async () => {
    await deliver(fake, 'person:kari', question());
    const restarted = await openTestWeb(fake.deps);
    expect(await restarted.json(`${API}/unread?as=kari`)).toMatchObject({ 'person:kari': 1 });
    await restarted.close();
  });
});

describe('the stream', () => {
  async function* events(
    as: string,
  ): AsyncGenerator<{ event: string; data: { conversation?: string; now?: number } }> {
    const response = await web.get(`${API}/events?as=${as}`);
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += new TextDecoder().decode(chunk);
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const [, event = '', data = '{}'] = /^event: (\w+)\ndata: (.*)$/.exec(text.slice(0, end)) ?? [];
        text = text.slice(end + 2);
        if (event) yield { event, data: JSON.parse(data) };
      }
    }
  }

  it('tells each person of their own chats and of the time', async () => {
    const stream = events('ola');
    expect((await stream.next()).value).toMatchObject({ event: 'time', data: { now: START } });
    await deliver(fake, 'person:kari', question());
    await deliver(fake, 'team:team-5', teamCard());
    expect((await stream.next()).value).toMatchObject({
      event: 'message',
      data: { conversation: 'team:team-5' },
    });
    await stream.return(undefined);
  });

  it('ends for a person who is not there', async () => {
    expect((await web.get(`${API}/events?as=nobody`)).status).toBe(204);
  });
});

describe('texts', () => {
  it('are the page’s own, in the language asked for, bokmål otherwise', async () => {
    expect(await json('texts?lang=nn')).toMatchObject({ 'time.next': 'Neste hending' });
    expect(await json('texts?lang=xx')).toMatchObject({ 'time.next': 'Neste hendelse' });
    expect(Object.keys(await json('texts?lang=en')).some((key) => key.startsWith('refusal'))).toBe(false);
  });
});

it('says in the reader’s language that a page is not there, and to a program in one line', async () => {
  const ask = async (headers: Record<string, string>) => {
    const response = await fetch(new URL('/tull', web.url), { headers });
    return `${response.status} ${await response.text()}`;
  };
  expect(await ask({ accept: 'text/html', 'accept-language': 'nn' })).toContain(
    '404 <!doctype html><html lang="nn">',
  );
  expect(await ask({ accept: 'text/html', 'accept-language': 'de' })).toContain('Siden finnes ikke');
  expect(await ask({ accept: '*/*' })).toBe('404 Not found\n');
});
