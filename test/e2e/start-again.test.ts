import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { start } from '../../src/main.ts';
import { createSilentLog } from '../../src/observe/log.ts';
import { createMemoryStore } from '../../src/store/memory/memory-store.ts';
import { openEngine } from '../../src/store/open-store.ts';
import { listen, type WebServer } from '../../src/web/web-app.ts';
import { createWorkbenchServer } from '../../src/workbench-server.ts';
import { createTempDir } from '../support/temp-dir.ts';

let web: WebServer;
let server: Awaited<ReturnType<typeof createWorkbenchServer>>;

beforeAll(async () => {
  server = await createWorkbenchServer({
    store: createMemoryStore(),
    key: 'only for this test, and long enough for a key',
    log: createSilentLog(),
    ownerFolder: 'examples/fjordvik',
  });
  web = await listen(server.app, { host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await web?.close();
  await server?.close();
});

const api = (path: string) => new URL(`workbench/api/${path}`, web.url);
const json = async (path: string) => (await fetch(api(path))).json();
const post = (path: string, body: unknown, headers = {}) =>
  fetch(api(path), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const CHAT = 'as=line-asenhus&conversation=person:line-asenhus';

it('begins the year again: what was done is gone, and the time is where it was', async () => {
  const before = await json('time');
  const first = (await json(`messages?${CHAT}`)).messages.length;
  const said = {
    as: 'line-asenhus',
    conversation: 'person:line-asenhus',
    text: 'hjelp',
    key: 'key-00000001',
  };
  expect((await post('say', said)).status).toBe(200);
  expect((await post('time', { to: 'next' })).status).toBe(202);
  while ((await json('time')).jump);
  expect((await json('time')).now).toBeGreaterThan(before.now);
  expect((await post('restart', { sure: true })).status).toBe(204);
  const after = await json('time');
  expect(after).toMatchObject({ now: before.now, canRestart: true });
  expect((await json(`messages?${CHAT}`)).messages).toHaveLength(first);
  expect((await post('say', said)).status).toBe(200);
});

it.each([
  ['without saying so', {}, {}, 400],
  ['from another site', { sure: true }, { origin: 'https://elsewhere.example' }, 403],
  ['through a proxy', { sure: true }, { 'x-forwarded-for': '192.0.2.1' }, 403],
])('is not begun again %s', async (_how, body, headers, status) => {
  const { now } = await json('time');
  expect((await post('restart', body, headers)).status).toBe(status);
  expect((await json('time')).now).toBe(now);
});

it('goes to the next moment, and leaves nothing more of that minute', async () => {
  const { next } = await json('time');
  await post('time', { to: 'next' });
  while ((await json('time')).jump);
  const state = await json('time');
  expect(state.now).toBeGreaterThanOrEqual(next.at);
  expect(Math.floor(state.next.at / 60_000)).toBeGreaterThan(Math.floor(state.now / 60_000));
});

it('lets one program at a time run on a SQLite store', async () => {
  const folder = await createTempDir();
  const url = `sqlite:${folder.path('one.db')}`;
  const first = await openEngine(url, { runs: true });
  const read = readConfig({ STORE_URL: url, PORT: '0' });
  if (!read.ok) throw new Error(read.mistakes.join());
  await expect(start(read.config)).rejects.toMatchObject({
    code: 'STORE.IN_USE',
    hint: expect.stringContaining('Ctrl+C'),
  });
  // Commands such as backup may look into a store that is in use.
  await (await openEngine(url)).store.close();
  await first.store.close();
  await (await openEngine(url, { runs: true })).store.close();
  await folder.remove();
});
